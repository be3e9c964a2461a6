// Protects every look into the past: it is bounded, says how far it went, goes on from there, and brings the newest (or, forwards,
// the oldest) first across partitions of which one may be a hundred times as busy as another.
import { expect, test } from 'vitest'
import { scanBack, scanOn } from './scan'
import { windowOn } from './window.fixture'

/** One record a second, and one a minute. */
const busy = Array.from({ length: 600 }, (_, i) => ({ atMs: i * 1000, value: `busy ${i}` }))
const quiet = Array.from({ length: 10 }, (_, i) => ({ atMs: i * 60_000, value: `quiet ${i}` }))
const log = () => windowOn({ 'orders-0': busy, 'orders-1': quiet })
const places = [0, 1].map((partition) => ({ topic: 'orders', partition }))

test('backwards: no partition is looked through further into the past than the others, up to a chunk', async () => {
  const seen: number[] = []
  const scan = { places, most: 200, chunk: 50 }
  const { records, backToMs, left } = await scanBack(log(), scan, (chunk) => {
    seen.push(...chunk.map(({ timestampMs }) => timestampMs))
    return true
  })
  expect(records).toBe(210)
  // All of the quiet one came with its first chunk; of the busy one the newest two hundred.
  expect(left).toEqual(new Map([['orders-0', 400]]))
  expect(backToMs).toBe(400_000)
  expect(seen.filter((atMs) => atMs >= 400_000)).toHaveLength(200 + 3)
})

test('backwards: on from where the last look ended, until nothing is left', async () => {
  const window = log()
  const seen = new Set<string>()
  let before: Map<string, number> | undefined
  let looks = 0
  do {
    const { left, backToMs } = await scanBack(window, { places, most: 150, chunk: 50, ...(before && { before }) }, (chunk) => {
      for (const { value } of chunk) seen.add(String(value))
      return true
    })
    before = left
    looks++
    expect(backToMs === null).toBe(left.size === 0)
  } while (before.size > 0)
  expect(seen.size).toBe(610)
  expect(window.reads).toBe(610)
  expect(looks).toBe(4)
})

test('backwards: whoever has found enough stops it, once it has looked into each place', async () => {
  const window = log()
  await scanBack(window, { places, most: 1000, chunk: 50 }, () => false)
  expect(window.reads).toBe(60)
})

test('backwards: only what was before a time', async () => {
  const seen: number[] = []
  await scanBack(log(), { places, beforeMs: 120_000, most: 1000, chunk: 500 }, (chunk) => {
    seen.push(...chunk.map(({ timestampMs }) => timestampMs))
    return true
  })
  expect(Math.max(...seen)).toBe(119_000)
  expect(seen).toHaveLength(122)
})

test('forwards: up to the time that the visitor names, in each partition', async () => {
  const window = log()
  const { complete, next } = await scanOn(window, { places, from: new Map(), fromMs: 100_000, most: 1000, chunk: 10 }, () => 150_000)
  expect(complete).toBe(true)
  expect(next.get('orders-0')).toBeGreaterThan(150)
  expect(window.reads).toBeLessThan(80)
})

test('forwards: says when it had to stop before', async () => {
  const { complete } = await scanOn(log(), { places, from: new Map(), fromMs: 0, most: 100, chunk: 10 }, () => Number.POSITIVE_INFINITY)
  expect(complete).toBe(false)
})
