// Protects the broker from the histogram: what stood at the edges of the past is asked for once, though a partition has been quiet
// since; and what arrives in that partition is counted.
import { expect, test } from 'vitest'
import { Histograms } from './histogram'
import { type Written, windowOn } from './window.fixture'

const minute = 60_000
const atNoon = Date.UTC(2026, 4, 4, 12)
const space = { name: 'shop', prefix: '', topics: [{ name: 'orders', partitions: 2 }] }

function opened() {
  const busy = Array.from({ length: 100 }, (_, n): Written => ({ atMs: atNoon + n * minute, value: 'x' }))
  const quiet: Written[] = [{ atMs: atNoon, value: 'x' }]
  const window = windowOn({ 'orders-0': busy, 'orders-1': quiet })
  let asked = 0
  const counting = { ...window, offsets: (...about: Parameters<typeof window.offsets>) => (asked++, window.offsets(...about)) }
  const histograms = new Histograms(counting, 'Europe/London')
  const total = async () => (await histograms.of(space, '2026-05-04', atNoon + 302 * minute)).records.reduce((sum, count) => sum + count, 0)
  return { quiet, total, asked: () => asked }
}

test('asked again, nothing but where the log ends', async () => {
  const { total, asked } = opened()
  expect(await total()).toBe(101)
  const first = asked()
  expect(await total()).toBe(101)
  expect(asked() - first).toBe(2)
})

test('a record in the quiet partition is seen', async () => {
  const { total, quiet } = opened()
  await total()
  quiet.push({ atMs: atNoon + 200 * minute, value: 'late' })
  expect(await total()).toBe(102)
})
