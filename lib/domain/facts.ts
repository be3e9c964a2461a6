import type { OrderReference, ShopEvent } from './shop-event'
import { tradingDate } from './trading-date'
import { unheardOf } from './unheard-of'

/**
 * One order as the statistician sees it. Each event fills a part of the row, in whatever order they come; a time is that
 * of the record in the log, and of repeats the first.
 */
export type FactRow = {
  orderId: string
  shop: number
  till: number
  order: number
  ticket: string
  /** What only order.placed tells. */
  tradingDate?: string
  placedAtMs?: number
  /** When the shop got it, where that was after it was sold. */
  arrivedAtMs?: number
  totalPence?: number
  eatIn?: boolean
  /** When the customer was told that it would be ready. */
  promisedAtMs?: number
  /** Portions by food. */
  portions?: Record<string, number>
  sentToCookAtMs?: number
  hotAtMs?: number
  inHandAtMs?: number
  /** First time it was ready; a recall does not take it back. */
  readyAtMs?: number
  collectedAtMs?: number
  cancelledAtMs?: number
  /** First time that paper with it came out. */
  printedAtMs?: number
}

/** The part of a row that an event fills; null when it fills none. */
export function factRowOf(event: ShopEvent, timeZone: string): FactRow | null {
  const atMs = event.timestampMs
  switch (event.type) {
    case 'order.placed':
      return placedRow(event.value, timeZone)
    case 'order.waiting':
      return rowWith(event.value, 'sentToCookAtMs', atMs)
    case 'order.hot':
      return rowWith(event.value, 'hotAtMs', atMs)
    case 'order.in-hand':
      return rowWith(event.value, 'inHandAtMs', atMs)
    case 'order.ready':
      return rowWith(event.value, 'readyAtMs', atMs)
    // What was given back has rows of its own.
    case 'order.recalled':
    case 'order.changed':
    case 'order.refunded':
    case 'order.payment-corrected':
      return reference(event.value)
    case 'order.collected':
      return rowWith(event.value, 'collectedAtMs', atMs)
    case 'order.cancelled':
      return rowWith(event.value, 'cancelledAtMs', atMs)
    case 'receipt.printed':
      return rowWith(event.value, 'printedAtMs', atMs)
    // What the kitchen starts, ticks and has seen is of the moment: no wait is reckoned from it.
    case 'order.started':
    case 'order.ticked':
    case 'order.acknowledged':
    // Until it is paid a sale is nobody's order.
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

function placedRow(value: Extract<ShopEvent, { type: 'order.placed' }>['value'], timeZone: string): FactRow {
  const row = rowWith(value, 'placedAtMs', Date.parse(value.placedAt))
  row.tradingDate = tradingDate(row.placedAtMs ?? 0, timeZone)
  if (value.arrivedAt !== undefined) row.arrivedAtMs = Date.parse(value.arrivedAt)
  row.totalPence = value.totalPence
  row.eatIn = value.eatIn
  if (value.promisedAt !== undefined) row.promisedAtMs = Date.parse(value.promisedAt)
  row.portions = portionsByFood(value.parts)
  return row
}

/** Set one by one, here and below: to spread one row into another costs ten times as much, and every event of an order does it. */
function rowWith(value: OrderReference, time: Time | 'placedAtMs', atMs: number): FactRow {
  const row = reference(value)
  row[time] = atMs
  return row
}

function reference({ id, shop, till, order, ticket }: OrderReference): FactRow {
  return { orderId: id, shop, till, order, ticket }
}

export function portionsByFood(parts: readonly (readonly string[])[]): Record<string, number> {
  const portions = new Map<string, number>()
  for (const part of parts) for (const food of part) portions.set(food, (portions.get(food) ?? 0) + 1)
  return Object.fromEntries(portions)
}

/** Both parts of a row together: commutative and idempotent, so neither the order of arrival nor a repeat matters. */
export function mergeFactRows(a: FactRow, b: FactRow): FactRow {
  const merged = referenceOf(sameReference(a, b) ? a : lesser(referenceOf(a), referenceOf(b)))
  const placed = placedIn(a, b)
  if (placed?.placedAtMs !== undefined) {
    merged.tradingDate = placed.tradingDate
    merged.placedAtMs = placed.placedAtMs
    if (placed.arrivedAtMs !== undefined) merged.arrivedAtMs = placed.arrivedAtMs
    merged.totalPence = placed.totalPence
    merged.eatIn = placed.eatIn
    if (placed.promisedAtMs !== undefined) merged.promisedAtMs = placed.promisedAtMs
    merged.portions = placed.portions
  }
  for (const time of times) {
    const atMs = Math.min(a[time] ?? Infinity, b[time] ?? Infinity)
    if (atMs !== Infinity) merged[time] = atMs
  }
  return merged
}

const times = ['sentToCookAtMs', 'hotAtMs', 'inHandAtMs', 'readyAtMs', 'collectedAtMs', 'cancelledAtMs', 'printedAtMs'] as const
type Time = (typeof times)[number]

function sameReference(a: FactRow, b: FactRow): boolean {
  return a.orderId === b.orderId && a.shop === b.shop && a.till === b.till && a.order === b.order && a.ticket === b.ticket
}

function referenceOf({ orderId, shop, till, order, ticket }: FactRow): FactRow {
  return { orderId, shop, till, order, ticket }
}

/** What order.placed told, whole from one of both: of a record that was sent again minutes later, the first counts. */
function placedIn(a: FactRow, b: FactRow): FactRow | null {
  if (a.placedAtMs === undefined || b.placedAtMs === undefined) return a.placedAtMs === undefined ? b : a
  if (a.placedAtMs !== b.placedAtMs) return a.placedAtMs < b.placedAtMs ? a : b
  return JSON.stringify(placing(a)) <= JSON.stringify(placing(b)) ? a : b
}

function placing({ tradingDate: date, placedAtMs, arrivedAtMs, totalPence, eatIn, promisedAtMs, portions }: FactRow): Partial<FactRow> {
  return { tradingDate: date, placedAtMs, arrivedAtMs, totalPence, eatIn, promisedAtMs, portions }
}

/** Of two tellings that should be equal and are not, the one that sorts first: the same one whichever came first. */
function lesser<T>(a: T, b: T): T {
  return JSON.stringify(a) <= JSON.stringify(b) ? a : b
}
