import { orderNumber, runningNumber } from '@/lib/domain/order-number'
import { tradingDate } from '@/lib/domain/trading-date'

/** How far a till has counted on a trading day. */
export type Counter = { date: string; running: number }

/** No till sells this many in a day: a number beyond it came from elsewhere and must not drag ours along. */
const mostInADay = 9_999

/** What the shop knows of this till's numbers: the highest `order` on the day of `atMs`. */
export function shopsCounter(till: number, order: number | undefined, atMs: number, timeZone: string): Counter | null {
  const running = order === undefined ? null : runningNumber(till, order)
  return running === null || running > mostInADay ? null : { date: tradingDate(atMs, timeZone), running }
}

/** The furthest of several: the later day, and on one day the higher number. */
export function furthest(counters: readonly (Counter | null)[]): Counter | null {
  return counters.reduce((best, one) => (best === null || (one !== null && isFurther(one, best)) ? one : best), null)
}

const isFurther = (one: Counter, than: Counter): boolean => one.date > than.date || (one.date === than.date && one.running > than.running)

/** The count after the last one of the day, by whoever knows of the furthest. */
export function nextRunning(counters: readonly (Counter | null)[], today: string): number {
  return Math.max(0, ...counters.map((counter) => (counter?.date === today ? counter.running : 0))) + 1
}

/** What was kept as text; null when there is none or it cannot be read. */
export function counterFrom(text: string | null): Counter | null {
  const match = /^(\d{4}-\d{2}-\d{2}) (\d{1,4})$/.exec(text ?? '')
  return match?.[1] === undefined ? null : { date: match[1], running: Number(match[2]) }
}
const counterText = (counter: Counter): string => `${counter.date} ${counter.running}`

export type OrderCounterPorts = { till: number; timeZone: string; read: () => string | null; write: (text: string) => void }

/** Gives out this till's order numbers, one after the other, never one twice on a day: not after a reload, not without a link. */
export function createOrderCounter({ till, timeZone, read, write }: OrderCounterPorts) {
  // Kept here too: a device that cannot write must at least not repeat itself while it is on.
  let used: Counter | null = null
  // The device's memory is read every time, because another page of the same till may have counted on.
  const next = (shops: Counter | null, atMs: number): Counter => {
    const today = tradingDate(atMs, timeZone)
    return { date: today, running: nextRunning([used, counterFrom(read()), shops], today) }
  }
  return {
    peek: (shops: Counter | null, atMs: number): number => orderNumber(till, next(shops, atMs).running),
    take: (shops: Counter | null, atMs: number): number => {
      used = next(shops, atMs)
      write(counterText(used))
      return orderNumber(till, used.running)
    },
  }
}
