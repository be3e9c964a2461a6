import type { HistogramAnswer } from '@/lib/realtime/log-api'

/** What the slider reaches over. */
export type Span = { fromMs: number; toMs: number }

const hourMs = 3_600_000
const leastMs = hourMs / 2

/** From the first event of the day to now, or to its last one when the day is over; half an hour at the least. */
export function spanOf(day: HistogramAnswer, nowMs: number): Span {
  const { bucketMs } = day
  const over = nowMs >= day.toMs
  const end = over ? (day.lastMs ?? day.toMs) : nowMs
  const toMs = Math.min(day.toMs, Math.ceil((end + 1) / bucketMs) * bucketMs)
  const firstMs = Math.floor((day.firstMs ?? toMs) / bucketMs) * bucketMs
  return { fromMs: Math.max(day.fromMs, Math.min(firstMs, toMs - leastMs)), toMs }
}

/** How far along the span a time is, 0…1. */
export const shareOf = ({ fromMs, toMs }: Span, atMs: number): number => Math.min(1, Math.max(0, (atMs - fromMs) / (toMs - fromMs)))

export type Bar = { from: number; width: number; height: number }

/** The bars of a span; places and heights as shares of it and of the highest. */
export function barsOf(day: HistogramAnswer, span: Span): Bar[] {
  const most = Math.max(1, ...day.records)
  const width = day.bucketMs / (span.toMs - span.fromMs)
  return day.records.flatMap((records, nth) => {
    const fromMs = day.fromMs + nth * day.bucketMs
    if (records === 0 || fromMs + day.bucketMs <= span.fromMs || fromMs >= span.toMs) return []
    return [{ from: (fromMs - span.fromMs) / (span.toMs - span.fromMs), width, height: records / most }]
  })
}

/** Times worth writing below: each hour; shorter steps in a short span, longer ones in a long one. */
export function ticksOf({ fromMs, toMs }: Span): number[] {
  const hours = (toMs - fromMs) / hourMs
  const stepMs = hours < 1 ? hourMs / 12 : hours < 3 ? hourMs / 4 : hours > 13 ? 2 * hourMs : hourMs
  const ticks: number[] = []
  for (let atMs = Math.ceil(fromMs / stepMs) * stepMs; atMs <= toMs; atMs += stepMs) ticks.push(atMs)
  return ticks
}

/** The date of the trading day that a time belongs to, counted from one whose bounds are known. */
export function dateFor(day: HistogramAnswer, atMs: number): string {
  const days =
    atMs < day.fromMs
      ? -Math.ceil((day.fromMs - atMs) / (24 * hourMs))
      : atMs >= day.toMs
        ? Math.ceil((atMs + 1 - day.toMs) / (24 * hourMs))
        : 0
  const date = new Date(`${day.date}T12:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}
