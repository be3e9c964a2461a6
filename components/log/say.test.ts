/** Guarantee: figures and places are said as the shop says them, the same everywhere on the page. */
import { expect, it } from 'vitest'
import { assignedOf, counted, lagOf, partitionsOf, rateOf, upFor } from './say'

it.each([
  [[3, 4, 5, 6, 7], 'p3–p7'],
  [[1, 4, 5, 7], 'p1, p4–p5, p7'],
  [[0], 'p0'],
  [[], ''],
])('partitions %j', (numbers, words) => expect(partitionsOf(numbers)).toBe(words))

it.each([
  [12_000, '12 s'],
  [44 * 60_000, '44 min'],
  [(9 * 60 + 44) * 60_000 + 59_000, '9 h 44 min'],
  [-5, '0 s'],
])('up for %d ms', (ms, words) => expect(upFor(ms)).toBe(words))

it('says seldom by the minute and often by the second', () => {
  expect(rateOf({ perMinute: 14, perSecond: 0.2 })).toBe('14 a minute')
  expect(rateOf({ perMinute: 59_000, perSecond: 1_003.4 })).toBe('1,003 a second')
})

it('counts', () => {
  expect([counted(1, 'event'), counted(1_234, 'event'), lagOf(0), lagOf(1_500)]).toEqual([
    '1 event',
    '1,234 events',
    'level',
    '1,500 behind',
  ])
})

it('says what a member has been given', () => {
  const assigned = [
    { topic: 'orders', partition: 2 },
    { topic: 'hot-food', partition: 0 },
    { topic: 'orders', partition: 0 },
    { topic: 'orders', partition: 1 },
  ]
  expect(assignedOf({ assigned })).toBe('orders p0–p2 · hot-food p0')
})
