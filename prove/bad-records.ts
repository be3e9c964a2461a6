/** Thirty kinds of records that nobody can make an order of. */
export function badRecords(): { name: string; value: Buffer | string | null }[] {
  const chips = [['chips']]
  const json = (value: unknown) => JSON.stringify(value)
  return [
    { name: 'no value (a tombstone)', value: null },
    { name: 'an empty value', value: '' },
    { name: 'not JSON', value: 'two cod and chips please' },
    { name: 'JSON that breaks off', value: '{"order":1,"till":1,"parts":[["chips"' },
    { name: 'a list', value: '[["cod","chips"]]' },
    { name: 'a number', value: '42' },
    { name: 'null', value: 'null' },
    { name: 'a text', value: '"cod and chips"' },
    { name: 'an empty object', value: '{}' },
    {
      name: 'invalid UTF-8',
      value: Buffer.concat([Buffer.from('{"order":1,"till":1,"parts":[["'), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from('"]]}')]),
    },
    { name: 'one megabyte', value: json({ order: 1, till: 1, parts: chips, padding: 'x'.repeat(1_000_000) }) },
    { name: 'bytes of nothing in particular', value: Buffer.from(Array.from({ length: 64 }, (_, n) => (n * 37) % 256)) },
    { name: 'no parts', value: json({ order: 2, till: 1 }) },
    { name: 'empty parts', value: json({ order: 3, till: 1, parts: [] }) },
    { name: 'a part without food', value: json({ order: 4, till: 1, parts: [[]] }) },
    { name: 'parts that are no lists', value: json({ order: 5, till: 1, parts: ['cod', 'chips'] }) },
    { name: 'food that is a number', value: json({ order: 6, till: 1, parts: [[7]] }) },
    { name: 'food that is null', value: json({ order: 7, till: 1, parts: [[null]] }) },
    { name: 'unknown food', value: json({ order: 8, till: 1, parts: [['unicorn', 'chips']] }) },
    { name: 'unknown food in the second shape', value: json({ order: [['unicorn']], count: 9, till: '1' }) },
    { name: 'no number', value: json({ till: 1, parts: chips }) },
    { name: 'a number below zero', value: json({ order: -1, till: 1, parts: chips }) },
    { name: 'half a number', value: json({ order: 1.5, till: 1, parts: chips }) },
    { name: 'a number that is text', value: json({ order: 'ten', till: 1, parts: chips }) },
    { name: 'the second shape without a number', value: json({ order: chips, till: '1' }) },
    { name: 'a till below zero', value: json({ order: 10, till: -1, parts: chips }) },
    { name: 'a till that is a list', value: json({ order: 11, till: [1], parts: chips }) },
    { name: 'a till that is words', value: json({ order: chips, count: 12, till: 'the one by the door' }) },
    { name: '501 portions in one part', value: json({ order: 13, till: 1, parts: [Array.from({ length: 501 }, () => 'chips')] }) },
    { name: '600 parts', value: json({ order: 14, till: 1, parts: Array.from({ length: 600 }, () => ['chips']) }) },
  ]
}
