// Protects the figures: a percentile is a value that was measured, and the middle of an even number of runs is between both.
import { expect, test } from 'vitest'
import { median, percentile } from './percentile'

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1)

test.each([
  [0.5, 50],
  [0.99, 99],
  [0.999, 100],
  [1, 100],
  [0, 1],
])('of 1 to 100 the share %d lies at or below %d', (share, value) => {
  expect(percentile(upTo(100), share)).toBe(value)
})

test('the 99th percentile of few values is the largest, not something between', () => {
  expect(percentile([3, 1, 2], 0.99)).toBe(3)
  expect(percentile([7], 0.5)).toBe(7)
})

test('the order in which values came does not matter, and they stay as they were', () => {
  const values = [5, 1, 4]
  expect(median(values)).toBe(4)
  expect(values).toEqual([5, 1, 4])
})

test('an even number of runs has its median between the middle two', () => {
  expect(median([10, 1, 3, 2])).toBe(2.5)
})

test('of nothing there is no figure', () => {
  expect(percentile([], 0.5)).toBeNaN()
  expect(median([])).toBeNaN()
})
