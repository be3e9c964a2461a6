// Protects the gateway from whoever asks without end: so many at once, then as fast as the bucket fills, each key on its own.
import { expect, test } from 'vitest'
import { Buckets } from './buckets'

const size = { atOnce: 3, perSecond: 2 }

test('so many at once, then one each time the bucket has filled by one', () => {
  const buckets = new Buckets(size)
  expect([0, 0, 0, 0].map((atMs) => buckets.take('a', atMs))).toEqual([true, true, true, false])
  expect(buckets.take('a', 250)).toBe(false)
  expect(buckets.take('a', 500)).toBe(true)
  expect(buckets.take('a', 501)).toBe(false)
})

test('a key does not take from another', () => {
  const buckets = new Buckets({ atOnce: 1, perSecond: 1 })
  expect([buckets.take('a', 0), buckets.take('b', 0), buckets.take('a', 0)]).toEqual([true, true, false])
})

test('it never holds more than at once, and a clock that is set back gives nothing', () => {
  const buckets = new Buckets(size)
  buckets.take('a', 0)
  expect([1, 2, 3, 4].map(() => buckets.take('a', 3_600_000))).toEqual([true, true, true, false])
  expect(buckets.take('a', 0)).toBe(false)
})

test('what is given back can be taken again, and nobody gets more than at once by it', () => {
  const buckets = new Buckets({ atOnce: 1, perSecond: 1 })
  buckets.giveBack('a')
  expect([buckets.take('a', 0), buckets.take('a', 0)]).toEqual([true, false])
  buckets.giveBack('a')
  buckets.giveBack('a')
  expect([buckets.take('a', 0), buckets.take('a', 0)]).toEqual([true, false])
})
