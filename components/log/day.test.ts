/** Guarantee: the slider reaches over the whole day that has been and not into what has not; each bar stands where its events were. */
import { describe, expect, it } from 'vitest'
import type { HistogramAnswer } from '@/lib/realtime/log-api'
import { barsOf, dateFor, shareOf, spanOf, ticksOf } from './day'

const hour = 3_600_000
const fromMs = Date.UTC(2026, 10, 20, 4)
const at = (hours: number) => fromMs + hours * hour
const day = (firstMs: number | null, lastMs: number | null, records: number[] = []): HistogramAnswer => ({
  date: '2026-11-20',
  fromMs,
  toMs: at(24),
  bucketMs: hour / 2,
  records,
  firstMs,
  lastMs,
})

describe('spanOf', () => {
  it('goes from the first event to now', () => {
    expect(spanOf(day(at(7.6), at(14.2)), at(14.75))).toEqual({ fromMs: at(7.5), toMs: at(15) })
  })
  it('is half an hour at the least', () => {
    expect(spanOf(day(at(14.6), at(14.7)), at(14.75))).toEqual({ fromMs: at(14.5), toMs: at(15) })
    expect(spanOf(day(null, null), at(14.75))).toEqual({ fromMs: at(14.5), toMs: at(15) })
  })
  it('ends with the last event of a day that is over', () => {
    expect(spanOf(day(at(7.6), at(17.2)), at(40))).toEqual({ fromMs: at(7.5), toMs: at(17.5) })
  })
  it('keeps it within the day', () => {
    expect(spanOf(day(at(0.1), at(0.2)), at(0.25))).toEqual({ fromMs, toMs: at(0.5) })
  })
})

describe('barsOf', () => {
  it('measures against the highest, and leaves out what is not there', () => {
    const span = { fromMs: at(0), toMs: at(2) }
    expect(barsOf(day(at(0), at(2), [4, 0, 8, 1, 99]), span)).toEqual([
      { from: 0, width: 0.25, height: 4 / 99 },
      { from: 0.5, width: 0.25, height: 8 / 99 },
      { from: 0.75, width: 0.25, height: 1 / 99 },
    ])
  })
})

it('shareOf stays on the slider', () => {
  const span = { fromMs: at(1), toMs: at(3) }
  expect([at(0), at(1), at(2), at(4)].map((ms) => shareOf(span, ms))).toEqual([0, 0, 0.5, 1])
})

it.each([
  ['a very short span has five minutes', 0, 0.25, [0, 1 / 12, 2 / 12, 0.25]],
  ['a short one quarters', 0, 1, [0, 0.25, 0.5, 0.75, 1]],
  ['a usual one hours', 0.5, 4, [1, 2, 3, 4]],
  ['a long one every other hour', 0, 14, [0, 2, 4, 6, 8, 10, 12, 14]],
])('%s', (_, from, to, hours) => expect(ticksOf({ fromMs: at(from), toMs: at(to) })).toEqual(hours.map(at)))

it.each([
  ['the same day', at(3), '2026-11-20'],
  ['its last moment', at(24) - 1, '2026-11-20'],
  ['the day after', at(24), '2026-11-21'],
  ['the evening before', at(-1), '2026-11-19'],
  ['a week before', at(-7 * 24 + 1), '2026-11-13'],
])('%s', (_, ms, date) => expect(dateFor(day(null, null), ms)).toBe(date))
