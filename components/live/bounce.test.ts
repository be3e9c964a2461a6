// Protects from the second half of a double tap: what was tapped a moment ago is not done again, nor is what stands in its place by now.
import { expect, test } from 'vitest'
import { createBounce } from './bounce'

test('twenty taps in 300 ms are one, and so are twenty in three seconds', () => {
  for (const apartMs of [15, 150]) {
    const bounces = createBounce(800)
    const done = Array.from({ length: 20 }, (_, n) => bounces('a', 10_000 + n * apartMs)).filter((again) => !again)
    expect(done).toHaveLength(1)
  }
})

test('after a rest it counts anew', () => {
  const bounces = createBounce(800)
  expect([bounces('a', 1_000), bounces('a', 1_799), bounces('a', 2_599)]).toEqual([false, true, false])
})

test('another is another', () => {
  const bounces = createBounce()
  expect([bounces('a', 1_000), bounces('b', 1_010)]).toEqual([false, false])
})

test('what is hammered is not forgotten for all that is tapped beside it', () => {
  const bounces = createBounce()
  bounces('a', 1_000)
  for (let n = 0; n < 49; n++) bounces(`other ${n}`, 1_001)
  expect(bounces('a', 1_002)).toBe(true)
})
