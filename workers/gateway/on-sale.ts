import {
  type Availability,
  type AvailabilityEvent,
  evolve,
  leftOn,
  lessTaken,
  nothingCounted,
  type Shortage,
  shortages,
  type Units,
  unitsOf,
} from '@/lib/domain/availability'
import { arrivedAtMs, type Order } from '@/lib/domain/order'
import { tradingDate } from '@/lib/domain/trading-date'
import type { LogEvent } from '@/lib/topics/event'

/** Orders between the moment for which a count is said and the one in which the log has it: some seconds of a busy shop. */
const MOST_RECENT = 2000

type OrderEvent = Extract<LogEvent, { type: 'order.placed' | 'order.cancelled' | 'order.changed' }>

/**
 * What can be sold, from the log, and what is promised to sales that the log does not have yet: between two tills that sell the
 * last one at once, who asks first gets it. One gateway decides for the shop.
 */
export class OnSale {
  private counted: Availability = nothingCounted
  private readonly reserved = new Map<string, Units>()
  private readonly recent: OrderEvent[] = []
  private heard = 0

  constructor(private readonly timeZone: string) {}

  /** Whether it changes what is left of anything. */
  take(event: LogEvent): boolean {
    const before = this.counted
    if (event.type === 'availability.set') this.takeSet(event)
    if (event.type === 'order.placed' || event.type === 'order.cancelled' || event.type === 'order.changed') {
      this.recent[this.heard++ % MOST_RECENT] = event
      this.count(event)
      if (event.type === 'order.placed') this.reserved.delete(event.value.id)
    }
    return this.counted !== before
  }

  private takeSet({ id, value: { kind, of, left, at } }: Extract<LogEvent, { type: 'availability.set' }>) {
    const atMs = Date.parse(at)
    const before = this.counted
    this.counted = evolve(before, { type: 'set', id, kind, of, left, atMs, date: tradingDate(atMs, this.timeZone) })
    // Those that were sold after it was said, and heard of before.
    if (this.counted !== before) for (const order of this.inOrder()) this.count(order)
  }

  /** As they were heard: the list is written round and round, and from its middle a change would come before its sale. */
  private inOrder(): OrderEvent[] {
    const oldest = this.heard % MOST_RECENT
    return [...this.recent.slice(oldest), ...this.recent.slice(0, oldest)]
  }

  private count(event: OrderEvent) {
    // Nothing is counted on most days, and every order comes by here.
    if (this.counted.size === 0) return
    if (event.type === 'order.changed') {
      const { id: order, removed } = event.value
      const units = unitsOf(
        removed,
        removed.flatMap(({ parts }) => parts),
      )
      this.counted = evolve(this.counted, { type: 'changed', order, id: event.id, units })
      return
    }
    const { id: order, lines, parts } = event.value
    const type: AvailabilityEvent['type'] = event.type === 'order.placed' ? 'sold' : 'unsold'
    this.counted = evolve(this.counted, { type, order, arrivedAtMs: arrivedAtMs(event.value), units: unitsOf(lines, parts) })
  }

  /** What is left of all that is counted, as the log has it. */
  left(nowMs: number): Units {
    return this.counted.size === 0 ? {} : leftOn(this.counted, tradingDate(nowMs, this.timeZone))
  }

  /** What of an order cannot be had. Empty: it is kept for this one until the log has it or `release` says that it will not. */
  reserve({ id, lines, parts }: Pick<Order, 'id' | 'lines' | 'parts'>, nowMs: number): Shortage[] {
    const wanted = unitsOf(lines, parts)
    const short = this.counted.size === 0 ? [] : shortages(lessTaken(this.left(nowMs), this.reserved.values()), wanted)
    // Also while nothing is counted: it may be by the time that the log has it.
    if (short.length === 0) this.reserved.set(id, wanted)
    return short
  }

  release(id: string) {
    this.reserved.delete(id)
  }
}
