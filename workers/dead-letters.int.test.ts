// Protects the shop from one bad record: it goes to dead-letters once, whoever reads it how often, and its partition goes on at once.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ScratchShop, scratchShop, until } from './scratch-shop.fixture'

let shop: ScratchShop

beforeAll(async () => {
  shop = await scratchShop()
})
afterAll(() => shop.close())

const good = (order: number) => Buffer.from(JSON.stringify({ order, till: 1, parts: [['chips']] }))
const bad: [name: string, value: Buffer | null, reason: RegExp][] = [
  ['not JSON', Buffer.from('cod and chips'), /not JSON/],
  ['half JSON', Buffer.from('{"order":1,"till":'), /not JSON/],
  ['empty', Buffer.alloc(0), /empty/],
  ['no value', null, /empty/],
  ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), /not UTF-8/],
  ['a list', Buffer.from('[1,2]'), /not a JSON object/],
  ['wrong types', Buffer.from('{"order":"x","till":1,"parts":[["cod"]]}'), /order/],
  ['unknown food', Buffer.from('{"order":1,"till":1,"parts":[["unicorn","chips"]]}'), /unicorn/],
  ['1 MB', Buffer.from(JSON.stringify({ order: 1, till: 1, parts: [['cod']], note: 'x'.repeat(1_000_000) })), /too big/],
]

test('bad records between good ones: each good one is decided on, each bad one is put aside with its bytes', async () => {
  await shop.work('preparer', 'counter')
  const producer = shop.kafka.producer()
  await producer.connect()
  const topic = `${shop.env.TOPIC_PREFIX}orders`
  for (const [i, [, value]] of bad.entries()) {
    await producer.send({
      topic,
      messages: [
        { value, partition: 0, key: `k${i}`, headers: { trace: `t${i}` } },
        { value: good(i + 1), partition: 0 },
      ],
    })
  }
  await producer.disconnect()

  await until('every good order is decided on', async () => (await shop.events('cook')).length >= bad.length)
  const decided = (await shop.events('cook')).map((event) => (event.type === 'order.waiting' ? event.value.order : null))
  expect(decided).toEqual(bad.map((_, i) => i + 1))

  const letters = await shop.records('dead-letters')
  expect(letters).toHaveLength(bad.length)
  for (const [i, [name, value, reason]] of bad.entries()) {
    const letter = letters[i]!
    expect(letter.value?.equals(value ?? Buffer.alloc(0)) ?? value === null, name).toBe(true)
    expect(String(letter.key)).toBe(`k${i}`)
    const { dl_topic, dl_partition, dl_offset, dl_reason, trace } = Object.fromEntries(
      Object.entries(letter.headers).map(([key, text]) => [key, String(text)]),
    )
    expect({ dl_topic, dl_partition, dl_offset, trace }, name).toEqual({
      dl_topic: 'orders',
      dl_partition: '0',
      dl_offset: String(2 * i),
      trace: `t${i}`,
    })
    expect(dl_reason, name).toMatch(reason)
  }
})

test('read again from the beginning by another group, nothing is put aside a second time', async () => {
  const before = (await shop.records('dead-letters')).length
  // A group of its own: no offsets, so it begins at the first record.
  const again = await shop.work('preparer', 'cook')
  await until('all of orders has been read again', async () => (again.consumer?.lag().get('orders-0') ?? 1) === 0)
  expect(await shop.records('dead-letters')).toHaveLength(before)
  expect(shop.crashes).toEqual([])
})
