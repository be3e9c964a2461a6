import { earlier } from './earlier'
import type { Allergen } from './menu'
import type { PaidHow, PricedLine } from './order'
import type { CorrectedPayment } from './payment-correction'
import type { GivenBack } from './refund'
import type { ShopEvent } from './shop-event'
import { mergeStarted, type Started, startedOf } from './started'
import { mergeTicks, type Ticks, ticksOf } from './ticks'
import { unheardOf } from './unheard-of'

/**
 * What is known of an order, as a set of facts from several topics. There is no order across topics, so merging is
 * commutative and idempotent: any order of arrival and any repeat give the same facts.
 */

export type BoardLine = {
  item: string
  name: string
  quantity: number
  totalPence: number
  options?: Record<string, string>
  note?: string
}

export type OrderFacts = {
  id: string
  placed?: {
    order: number
    till: number
    ticket: string
    atMs: number
    eatIn: boolean
    /** What the customer must avoid; empty: asked, and there is nothing. */
    allergies?: Allergen[]
    parts: string[][]
    lines: BoardLine[]
    totalPence: number
    /** As it was sold: `corrected` says otherwise. */
    payment: PaidHow | null
    /** When the customer was told that it would be ready. */
    promisedAtMs?: number
  }
  /** The kitchen is short of this food, one id a portion. */
  waiting?: { atMs: number; missing: string[] }
  hotAtMs?: number
  /** Being wrapped since. */
  handAtMs?: number
  /** Highest rounds seen. ready ⇔ ready round > recalled round. */
  ready?: { round: number; atMs: number }
  recalled?: { round: number; atMs: number }
  /** Lines that were ticked off at the pass. */
  ticks?: Ticks
  /** Lines that displays have started, to be left to them. */
  started?: Started
  collectedAtMs?: number
  cancelledAtMs?: number
  /** The kitchen has seen that it is cancelled. */
  acknowledgedAtMs?: number
  /** Lines of the sale of which a station has seen that they are cancelled, sorted. */
  seenLines?: readonly number[]
  /** A receipt was printed: the next one is a copy. */
  printedAtMs?: number
  /** What came back of it, by the id of the event that says so. */
  givenBack?: Readonly<Record<string, GivenBack>>
  /** How it was paid, where that was recorded wrong. */
  corrected?: CorrectedPayment
  /** Changes that somebody in the kitchen has seen, by the ids of their events, sorted. */
  seenChanges?: readonly string[]
}

export type OrderState = 'unknown' | 'placed' | 'waiting' | 'hot' | 'hand' | 'ready' | 'collected' | 'cancelled'

/** What one event says about an order; null when it is not about one. */
export function factsOf(event: ShopEvent): OrderFacts | null {
  const atMs = event.timestampMs
  switch (event.type) {
    case 'order.placed':
      return { id: event.value.id, placed: placedFacts(event.value) }
    case 'order.waiting':
      return { id: event.value.id, waiting: { atMs, missing: event.value.missing } }
    case 'order.hot':
      return { id: event.value.id, hotAtMs: atMs }
    case 'order.in-hand':
      return { id: event.value.id, handAtMs: atMs }
    case 'order.ready':
      return { id: event.value.id, ready: { round: event.value.round, atMs } }
    case 'order.recalled':
      return { id: event.value.id, recalled: { round: event.value.round, atMs } }
    case 'order.ticked':
      return { id: event.value.id, ticks: ticksOf(event.value.round, event.value.lines) }
    case 'order.started':
      return { id: event.value.id, started: startedOf(event.value.round, event.value.lines, event.value.display) }
    case 'order.collected':
      return { id: event.value.id, collectedAtMs: atMs }
    case 'order.cancelled':
      return { id: event.value.id, cancelledAtMs: atMs }
    case 'receipt.printed':
      return { id: event.value.id, printedAtMs: atMs }
    case 'order.changed':
      return { id: event.value.id, givenBack: { [event.id]: givenBack('changed', atMs, event.value.removed, event.value) } }
    case 'order.refunded':
      return { id: event.value.id, givenBack: { [event.id]: givenBack('refunded', atMs, event.value.lines, event.value) } }
    case 'order.payment-corrected': {
      const { id, round, payment } = event.value
      return { id, corrected: { round, atMs, payment } }
    }
    case 'order.acknowledged': {
      const { id, seen, lines } = event.value
      if (seen !== undefined) return { id, seenChanges: [...new Set(seen)].toSorted() }
      return lines === undefined ? { id, acknowledgedAtMs: atMs } : { id, seenLines: linesOf(lines) }
    }
    case 'sale.parked':
    case 'sale.resumed':
    case 'sale.voided':
    case 'sale.refused':
    case 'payment.returned':
    case 'batch.dropped':
    case 'batch.lifted':
    case 'batch.undone':
    case 'portions.wasted':
    case 'par.set':
    case 'temperature.probed':
    case 'cabinet.changed':
    case 'cabinet.epoch':
    case 'menu.published':
    case 'counter.set':
    case 'receipt.set':
    case 'range.set':
    case 'par.scheduled':
    case 'last-orders.set':
    case 'limits.set':
    case 'availability.set':
      return null
    default:
      return unheardOf(event)
  }
}

function givenBack(
  kind: GivenBack['kind'],
  atMs: number,
  lines: readonly { line: number; quantity: number }[],
  { totalPence, method, reason }: Pick<GivenBack, 'totalPence' | 'method' | 'reason'>,
): GivenBack {
  return { kind, atMs, lines: lines.map(({ line, quantity }) => ({ line, quantity })), totalPence, method, reason }
}

function placedFacts(order: Extract<ShopEvent, { type: 'order.placed' }>['value']): NonNullable<OrderFacts['placed']> {
  const { order: number, till, ticket, placedAt, eatIn, parts, lines, totalPence, payment, promisedAt, allergies } = order
  const placed: NonNullable<OrderFacts['placed']> = {
    order: number,
    till,
    ticket,
    atMs: Date.parse(placedAt),
    eatIn,
    parts,
    lines: lines.map(boardLine),
    totalPence,
    payment: payment?.method ?? null,
  }
  if (allergies !== undefined) placed.allergies = allergies
  if (promisedAt !== undefined) placed.promisedAtMs = Date.parse(promisedAt)
  return placed
}

function boardLine({ item, name, quantity, totalPence, options, note }: PricedLine): BoardLine {
  return { item, name, quantity, totalPence, ...(options && { options }), ...(note !== undefined && { note }) }
}

/**
 * Both together, of the same order. Of what is told twice the earlier telling stands: a repeat is published later than
 * what it repeats, and must not make an order look younger. Of rounds the highest stands.
 */
export function mergeFacts(a: OrderFacts, b: OrderFacts): OrderFacts {
  const merged: OrderFacts = { id: a.id }
  const placed = earlier(a.placed, b.placed)
  if (placed) merged.placed = placed
  const waiting = earlier(a.waiting, b.waiting)
  if (waiting) merged.waiting = waiting
  const hotAtMs = first(a.hotAtMs, b.hotAtMs)
  if (hotAtMs !== undefined) merged.hotAtMs = hotAtMs
  const handAtMs = first(a.handAtMs, b.handAtMs)
  if (handAtMs !== undefined) merged.handAtMs = handAtMs
  const ready = highest(a.ready, b.ready)
  if (ready) merged.ready = ready
  const recalled = highest(a.recalled, b.recalled)
  if (recalled) merged.recalled = recalled
  const ticks = a.ticks && b.ticks ? mergeTicks(a.ticks, b.ticks) : (a.ticks ?? b.ticks)
  if (ticks) merged.ticks = ticks
  const started = a.started && b.started ? mergeStarted(a.started, b.started) : (a.started ?? b.started)
  if (started) merged.started = started
  const collectedAtMs = first(a.collectedAtMs, b.collectedAtMs)
  if (collectedAtMs !== undefined) merged.collectedAtMs = collectedAtMs
  const cancelledAtMs = first(a.cancelledAtMs, b.cancelledAtMs)
  if (cancelledAtMs !== undefined) merged.cancelledAtMs = cancelledAtMs
  const acknowledgedAtMs = first(a.acknowledgedAtMs, b.acknowledgedAtMs)
  if (acknowledgedAtMs !== undefined) merged.acknowledgedAtMs = acknowledgedAtMs
  const printedAtMs = first(a.printedAtMs, b.printedAtMs)
  if (printedAtMs !== undefined) merged.printedAtMs = printedAtMs
  const given = a.givenBack && b.givenBack ? bothGiven(a.givenBack, b.givenBack) : (a.givenBack ?? b.givenBack)
  if (given) merged.givenBack = given
  const corrected = highest(a.corrected, b.corrected)
  if (corrected) merged.corrected = corrected
  const seen =
    a.seenChanges && b.seenChanges ? [...new Set([...a.seenChanges, ...b.seenChanges])].toSorted() : (a.seenChanges ?? b.seenChanges)
  if (seen) merged.seenChanges = seen
  const seenLines = a.seenLines && b.seenLines ? linesOf([...a.seenLines, ...b.seenLines]) : (a.seenLines ?? b.seenLines)
  if (seenLines) merged.seenLines = seenLines
  return merged
}

const linesOf = (lines: readonly number[]) => [...new Set(lines)].toSorted((x, y) => x - y)

type Given = NonNullable<OrderFacts['givenBack']>

/** In the order in which it was given, so that two who have heard of the same show the same. */
function bothGiven(a: Given, b: Given): Given {
  const ids = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  const each = ids.flatMap((id): [string, GivenBack][] => {
    const one = earlier(a[id], b[id])
    return one ? [[id, one]] : []
  })
  return Object.fromEntries(each.toSorted(([x, one], [y, other]) => one.atMs - other.atMs || (x < y ? -1 : 1)))
}

function first(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.min(a, b)
}

function highest<T extends { round: number; atMs: number }>(a: T | undefined, b: T | undefined): T | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return a.round === b.round ? earlier(a, b) : a.round > b.round ? a : b
}

/** Collected is final; cancelled beats all but that; ready holds until it is recalled in the same round or a later one. */
export function stateOf(facts: OrderFacts): OrderState {
  if (facts.collectedAtMs !== undefined) return 'collected'
  if (facts.cancelledAtMs !== undefined) return 'cancelled'
  if ((facts.ready?.round ?? 0) > (facts.recalled?.round ?? 0)) return 'ready'
  // What is recalled is in somebody's hands again, even when this screen has missed that it ever was.
  if (facts.handAtMs !== undefined || facts.recalled !== undefined) return 'hand'
  if (facts.hotAtMs !== undefined) return 'hot'
  if (facts.waiting !== undefined) return 'waiting'
  return facts.placed === undefined ? 'unknown' : 'placed'
}

/** How often it was called back, while it is in the kitchen; once it is ready, in which round. Tells two states of one name apart. */
export function roundOf(facts: OrderFacts): number {
  return stateOf(facts) === 'ready' ? (facts.ready?.round ?? 0) : (facts.recalled?.round ?? 0)
}

/** After so long nobody has the food of a cancelled order in hand any more. */
const acknowledgedWithinMs = 12 * 3_600_000

/** These lines of a cancelled order have been seen to be: for the whole order, or at the stations that wrap them. Without lines: all of it. */
export function isSeenCancelled({ acknowledgedAtMs, seenLines, placed }: OrderFacts, lines?: readonly number[]): boolean {
  if (acknowledgedAtMs !== undefined) return true
  if (seenLines === undefined) return false
  const asked = lines ?? placed?.lines.map((_, at) => at)
  return asked?.every((line) => seenLines.includes(line)) ?? false
}

/** Cancelled, and somebody in the kitchen has not said yet that they have seen it. */
export function awaitsAcknowledgement(facts: OrderFacts, nowMs: number): boolean {
  if (stateOf(facts) !== 'cancelled' || isSeenCancelled(facts)) return false
  return nowMs - (facts.cancelledAtMs ?? 0) < acknowledgedWithinMs
}

/** Ids of the changes that nobody in the kitchen has seen, while it is there. */
export function unseenChanges(facts: OrderFacts): string[] {
  if (facts.givenBack === undefined || !isInKitchen(stateOf(facts))) return []
  return Object.entries(facts.givenBack).flatMap(([id, { kind }]) =>
    kind === 'changed' && facts.seenChanges?.includes(id) !== true ? [id] : [],
  )
}

const isInKitchen = (state: OrderState) => state === 'placed' || state === 'waiting' || state === 'hot' || state === 'hand'

/** When the latest of the facts happened; 0 when there is none. */
export function lastChangeMs(facts: OrderFacts): number {
  return Math.max(
    facts.placed?.atMs ?? 0,
    facts.waiting?.atMs ?? 0,
    facts.hotAtMs ?? 0,
    facts.handAtMs ?? 0,
    facts.ready?.atMs ?? 0,
    facts.recalled?.atMs ?? 0,
    facts.collectedAtMs ?? 0,
    facts.cancelledAtMs ?? 0,
    facts.acknowledgedAtMs ?? 0,
    facts.corrected?.atMs ?? 0,
    ...Object.values(facts.givenBack ?? {}).map(({ atMs }) => atMs),
  )
}
