// Protects the one contract: what ajv lets through between our workers is exactly what zod lets through from strangers, and what
// was written is read back as it was.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exampleMenu } from '../../prisma/menu'
import { topics } from './all'
import { recordTypes } from './checks'
import { eventValues, newEvents } from './event-values.fixture'
import { readRecord } from './read'
import { toRecord } from './write'

/** As it comes out of JSON. `__proto__` as a key is left out: zod does not look at it, and nobody reads it. */
const asRead = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replaceAll('"__proto__"', '"proto"'))
const verdicts = (type: string, value: unknown) => {
  const checks = recordTypes.get(type)!
  return { zod: checks.zod(value) === null, compiled: checks.compiled(value) === null }
}

/** Values that are wrong nearly everywhere, and on the edge of right where texts, times, ids and numbers are asked for. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    0,
    -1,
    1.5,
    1e300,
    9_007_199_254_740_992,
    100_000_001,
    10_000,
    1001,
    [],
    {},
    [[]],
    [['']],
    'cod',
    'zero',
    'clock',
  ),
  fc.constantFrom<unknown>(
    '2026-02-29T10:00:00Z',
    '2028-02-29T10:00:00Z',
    '2026-11-20T18:42:00+01:00',
    '2026-11-20',
    '2026-11-20T24:00:00Z',
    '0001-01-01T00:00:00Z',
  ),
  fc.constantFrom<unknown>(
    '00000000-0000-0000-0000-000000000000',
    '00000000-0000-9000-8000-000000000000',
    '5C0F3A52-7D1E-5B0A-9C6E-0B9A4F2D7E31',
    'x'.repeat(36),
  ),
  fc.constantFrom<unknown>(
    'é'.repeat(40),
    '🐟'.repeat(10),
    '🐟'.repeat(11),
    '🐟'.repeat(20),
    '🐟'.repeat(21),
    '🐟'.repeat(40),
    'x'.repeat(41),
    '\ud83d',
    'e\u0301'.repeat(20),
  ),
  fc.jsonValue(),
)

type Break = { steps: number[]; how: 'replace' | 'remove' | 'add'; value: unknown }
const breaks: fc.Arbitrary<Break> = fc.record({
  steps: fc.array(fc.nat(), { maxLength: 5 }),
  how: fc.constantFrom('replace' as const, 'remove' as const, 'add' as const),
  value: odd,
})

/** The value with one thing in it replaced, removed or added, somewhere on the path that the steps take. */
function broken(value: unknown, { steps, how, value: put }: Break): unknown {
  const [step, ...rest] = steps
  if (typeof value !== 'object' || value === null || step === undefined) return put
  const keys = Object.keys(value)
  const key = keys[step % (keys.length || 1)]
  const entries = Object.entries(value)
  const next: [string, unknown][] =
    how === 'add' && rest.length === 0
      ? [...entries, [Array.isArray(value) ? String(keys.length) : 'extra', put]]
      : entries.flatMap(([name, inner]): [string, unknown][] => {
          if (name !== key) return [[name, inner]]
          if (how === 'remove' && rest.length === 0) return []
          return [[name, broken(inner, { steps: rest, how, value: put })]]
        })
  return Array.isArray(value) ? next.map(([, inner]) => inner) : Object.fromEntries(next)
}

test.each(Object.entries(eventValues))('good values of %s pass both', (type, values) => {
  fc.assert(
    fc.property(values, (value) => {
      expect(verdicts(type, asRead(value))).toEqual({ zod: true, compiled: true })
    }),
    { numRuns: 60 },
  )
})

test('both agree on thousands of broken values, and many of them are really broken', () => {
  let refused = 0
  fc.assert(
    fc.property(newEvents, fc.array(breaks, { minLength: 1, maxLength: 3 }), ({ type, value }, all) => {
      const bad = asRead(all.reduce(broken, asRead(value)))
      const { zod, compiled } = verdicts(type, bad)
      expect(compiled, `${type} ${JSON.stringify(bad)}`).toBe(zod)
      if (!zod) refused++
    }),
    { numRuns: 4000 },
  )
  expect(refused).toBeGreaterThan(2000)
}, 60_000)

test('a whole value that is something else is refused by both', () => {
  for (const type of recordTypes.keys()) {
    for (const value of [null, 1, 'cod', [], {}, true]) expect(verdicts(type, value)).toEqual({ zod: false, compiled: false })
  }
})

test('both name the place that is wrong', () => {
  const value = { shop: 0, effectiveAt: '2026-11-20T18:42:00Z', menu: { ...exampleMenu, version: 'one' } }
  const checks = recordTypes.get('menu.published')!
  expect(checks.zod(value)).toBe('wrong value at menu.version')
  expect(checks.compiled(value)).toBe('wrong value at menu.version')
  expect(recordTypes.get('order.hot')!.compiled({})).toBe('wrong value at order')
})

test('what was written is read back as it was, every type', () => {
  const menus = { at: () => exampleMenu, version: () => exampleMenu }
  const place = { partition: 3, offset: 41, timestampMs: Date.parse('2026-11-20T12:00:00.000Z') }
  fc.assert(
    fc.property(newEvents, (event) => {
      const record = toRecord({ event, partition: place.partition }, place.timestampMs)
      const headers = Object.fromEntries(Object.entries(record.headers).map(([name, value]) => [name, Buffer.from(value)]))
      const topic = topics.find((each) => Object.hasOwn(each.types, event.type))!.name
      const value: unknown = JSON.parse(JSON.stringify(event.value))
      expect(readRecord({ ...record, ...place, headers }, menus)).toEqual({ event: { ...event, ...place, topic, value } })
    }),
    { numRuns: 600 },
  )
}, 60_000)
