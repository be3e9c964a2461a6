// Protects whoever eats: a reading that a display kept without a link is shown as what it is, and hides no later one that says "too cold".
import { expect, test } from 'vitest'
import { permutations } from '@/lib/domain/permutations.fixture'
import type { LogEvent } from '@/lib/topics/event'
import { Picture } from './picture'

const now = Date.parse('2026-11-20T18:42:00Z')
const hour = 3_600_000

/** `atMs`: when it was read; `timestampMs`: when the log had it. */
const probed = (celsius: number, atMs: number, timestampMs: number): LogEvent => ({
  ...{ topic: 'fryer', partition: 0, offset: timestampMs, timestampMs },
  type: 'temperature.probed',
  id: `probe-${celsius}`,
  value: { shop: 0, celsius, at: new Date(atMs).toISOString() },
})

test('what was read three hours ago and comes now does not stand before what was read half an hour later', () => {
  const kept = probed(66, now - 3 * hour, now)
  const cold = probed(58, now - 2.5 * hour, now - 2.5 * hour)
  for (const order of permutations([kept, cold])) {
    const picture = new Picture(0, 'Europe/London')
    picture.take(order, now)
    expect(picture.range.temperatures.cabinet).toEqual({ celsius: 58, atMs: now - 2.5 * hour })
  }
})
