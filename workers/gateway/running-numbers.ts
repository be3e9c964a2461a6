import { nextOrderNumber, runningNumber } from '@/lib/domain/order-number'
import { tradingDate } from '@/lib/domain/trading-date'

type Day = { date: string; last: Map<number, number> }

/** The highest number that each of our tills has given on the current trading day. */
export class RunningNumbers {
  private day: Day = { date: '', last: new Map() }

  constructor(private readonly timeZone: string) {}

  /** An order that stands in the log, or is about to: its number is not given again that day. */
  learn(till: number, order: number, atMs: number, nowMs: number) {
    const today = tradingDate(nowMs, this.timeZone)
    if (this.day.date !== today) this.day = { date: today, last: new Map() }
    const running = till <= 9 ? runningNumber(till, order) : null
    // Of today by our own clock: a stranger's record may say that it is of next year, and must not begin that day here.
    if (running === null || tradingDate(atMs, this.timeZone) !== today) return
    const before = this.day.last.get(till)
    if (before === undefined || (runningNumber(till, before) ?? 0) < running) this.day.last.set(till, order)
  }

  /** What the till's next order is called. It is given away only when it is learned. */
  next(till: number, nowMs: number): number {
    return nextOrderNumber(till, this.highest(nowMs)[till])
  }

  /** By till; empty on a day without orders. */
  highest(nowMs: number): Record<number, number> {
    return this.day.date === tradingDate(nowMs, this.timeZone) ? Object.fromEntries(this.day.last) : {}
  }
}
