import { runningNumber } from './order-number'
import { tradingDate } from './trading-date'

/** How far a till has counted on a trading day. */
export type TillCount = { date: string; running: number }

/** No till sells this many in a day: a number beyond it came from elsewhere and must not drag ours along. */
const mostInADay = 9_999

/** What the shop knows of this till's numbers: the highest `order` on the day of `atMs`. */
export function shopsCount(till: number, order: number | undefined, atMs: number, timeZone: string): TillCount | null {
  const running = order === undefined ? null : runningNumber(till, order)
  return running === null || running > mostInADay ? null : { date: tradingDate(atMs, timeZone), running }
}

/** The furthest of several: the later day, and on one day the higher number. */
export function furthest(counts: readonly (TillCount | null)[]): TillCount | null {
  return counts.reduce((best, one) => (best === null || (one !== null && isFurther(one, best)) ? one : best), null)
}

const isFurther = (one: TillCount, than: TillCount): boolean =>
  one.date > than.date || (one.date === than.date && one.running > than.running)

/** The count after the last one of the day, by whoever knows of the furthest. */
export function nextRunning(counts: readonly (TillCount | null)[], today: string): number {
  return Math.max(0, ...counts.map((count) => (count?.date === today ? count.running : 0))) + 1
}
