import { awaitsAcknowledgement, factsOf, isSeenCancelled, mergeFacts, type OrderFacts, type OrderState, stateOf } from '@/lib/domain/board'
import { dropOldest } from '@/lib/operations/drop-oldest'
import type { LogEvent, LogPlace } from '@/lib/topics/event'
import type { OrderPlaced } from '@/lib/topics/orders'

/** Where one event about an order stands in the log. */
export type EventPlace = LogPlace & { type: LogEvent['type']; id: string }

export type KnownOrder = {
  facts: OrderFacts
  /** The order as it was sold; null while only follow-ups have been read. */
  placed: OrderPlaced | null
  /** As read, which is not the order in which things happened: topics have none in common. */
  places: EventPlace[]
}

const MOST_CLOSED = 2000
/** Far beyond any shop: a bound, so that a flood of orders that nobody works on cannot take all memory. */
const MOST_OPEN = 50_000
/** Repeats of one event each have a place; nobody needs more of them than this. */
const MOST_PLACES = 60
const RECENT_MS = 15 * 60_000
const MOST_RECENT = 50
/** Nobody looks at a display on which so many cancelled orders stand. */
const MOST_UNSEEN = 50

/** What is known of the orders: those that are open, and the last ones that were closed. Older ones are in the books. */
export class Board {
  private readonly open = new Map<string, KnownOrder>()
  private readonly closed = new Map<string, KnownOrder>()
  /** Cancelled, and the kitchen has not said that it knows: kept for its displays however many are closed meanwhile. */
  private readonly unseen = new Map<string, KnownOrder>()

  find(id: string): KnownOrder | undefined {
    return this.open.get(id) ?? this.unseen.get(id) ?? this.closed.get(id)
  }

  /** Takes in an event. Returns the facts that it adds; null when it is not about an order or has been taken in before. */
  take(event: LogEvent): OrderFacts | null {
    const facts = factsOf(event)
    if (facts === null) return null
    const known = this.find(facts.id) ?? { facts: { id: facts.id }, placed: null, places: [] }
    if (known.places.some((place) => place.offset === event.offset && place.topic === event.topic && place.partition === event.partition))
      return null
    const { topic, partition, offset, timestampMs, type, id } = event
    if (known.places.length < MOST_PLACES) known.places.push({ type, id, topic, partition, offset, timestampMs })
    known.facts = mergeFacts(known.facts, facts)
    if (event.type === 'order.placed') known.placed ??= event.value
    this.store(facts.id, known)
    return facts
  }

  /**
   * Open orders in the order of arrival, cancelled ones that the kitchen has not acknowledged, then those that were closed in the
   * last quarter of an hour, at most fifty.
   */
  recent(nowMs: number): OrderFacts[] {
    const lately = (facts: OrderFacts) => closedAtMs(facts) >= nowMs - RECENT_MS
    const unseen = [...this.unseen.values()].filter(({ facts }) => awaitsAcknowledgement(facts, nowMs) || lately(facts))
    const closed = [...this.closed.values()].slice(-MOST_RECENT).filter(({ facts }) => lately(facts))
    return [...this.open.values(), ...unseen, ...closed].map(({ facts }) => facts)
  }

  /** Every order in memory. */
  all(): OrderFacts[] {
    return [this.closed, this.unseen, this.open].flatMap((orders) => [...orders.values()].map(({ facts }) => facts))
  }

  /** Of the orders in memory, how many are in each state. */
  countByState(): Record<OrderState, number> {
    const counts: Record<OrderState, number> = { unknown: 0, placed: 0, waiting: 0, hot: 0, hand: 0, ready: 0, collected: 0, cancelled: 0 }
    for (const orders of [this.open, this.unseen, this.closed]) for (const { facts } of orders.values()) counts[stateOf(facts)]++
    return counts
  }

  /** Closed is final: neither a collected nor a cancelled order opens again, so none moves back. */
  private store(id: string, known: KnownOrder) {
    if (!isClosed(known.facts)) {
      this.closed.delete(id)
      this.open.set(id, known)
      dropOldest(this.open, MOST_OPEN)
      return
    }
    this.open.delete(id)
    this.unseen.delete(id)
    if (isUnseen(known.facts) && !this.closed.has(id)) this.unseen.set(id, known)
    else this.closed.set(id, known)
    for (const [oldest, each] of dropOldest(this.unseen, MOST_UNSEEN)) this.closed.set(oldest, each)
    dropOldest(this.closed, MOST_CLOSED)
  }
}

/** Of an order of which only a refund or a correction is known, the sale is long past: nobody has it open. */
const isClosed = ({ collectedAtMs, cancelledAtMs, placed, givenBack, corrected }: OrderFacts) =>
  collectedAtMs !== undefined || cancelledAtMs !== undefined || (placed === undefined && (givenBack ?? corrected) !== undefined)
const isUnseen = (facts: OrderFacts) => stateOf(facts) === 'cancelled' && !isSeenCancelled(facts)
const closedAtMs = (facts: OrderFacts) => facts.collectedAtMs ?? facts.cancelledAtMs ?? 0
