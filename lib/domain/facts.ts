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
  totalPence?: number
  eatIn?: boolean
  /** Portions by food. */
  portions?: Record<string, number>
  sentToCookAtMs?: number
  hotAtMs?: number
  inHandAtMs?: number
  /** First time it was ready; a recall does not take it back. */
  readyAtMs?: number
  collectedAtMs?: number
  cancelledAtMs?: number
}

/** The part of a row that an event fills; null when it is not about an order. */
export function factRowOf(event: ShopEvent, timeZone: string): FactRow | null {
  const atMs = event.timestampMs
  switch (event.type) {
    case 'order.placed': {
      const placedAtMs = Date.parse(event.value.placedAt)
      const { totalPence, eatIn, parts } = event.value
      const date = tradingDate(placedAtMs, timeZone)
      return { ...reference(event.value), tradingDate: date, placedAtMs, totalPence, eatIn, portions: portionsByFood(parts) }
    }
    case 'order.waiting':
      return { ...reference(event.value), sentToCookAtMs: atMs }
    case 'order.hot':
      return { ...reference(event.value), hotAtMs: atMs }
    case 'order.in-hand':
      return { ...reference(event.value), inHandAtMs: atMs }
    case 'order.ready':
      return { ...reference(event.value), readyAtMs: atMs }
    case 'order.recalled':
      return reference(event.value)
    case 'order.collected':
      return { ...reference(event.value), collectedAtMs: atMs }
    case 'order.cancelled':
      return { ...reference(event.value), cancelledAtMs: atMs }
    case 'batch.dropped':
    case 'batch.lifted':
    case 'portions.wasted':
    case 'par.set':
    case 'cabinet.changed':
    case 'cabinet.epoch':
    case 'menu.published':
      return null
    default:
      return unheardOf(event)
  }
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
  const merged: FactRow = { ...lesser(referenceOf(a), referenceOf(b)), ...placedOf(a, b) }
  for (const time of times) {
    const atMs = Math.min(a[time] ?? Infinity, b[time] ?? Infinity)
    if (atMs !== Infinity) merged[time] = atMs
  }
  return merged
}

const times = ['sentToCookAtMs', 'hotAtMs', 'inHandAtMs', 'readyAtMs', 'collectedAtMs', 'cancelledAtMs'] as const

function referenceOf({ orderId, shop, till, order, ticket }: FactRow): FactRow {
  return { orderId, shop, till, order, ticket }
}

/** What order.placed told, whole from one of both: of a record that was sent again minutes later, the first counts. */
function placedOf(a: FactRow, b: FactRow): Partial<FactRow> {
  if (a.placedAtMs === undefined && b.placedAtMs === undefined) return {}
  const earlier = (a.placedAtMs ?? Infinity) - (b.placedAtMs ?? Infinity)
  const {
    tradingDate: date,
    placedAtMs,
    totalPence,
    eatIn,
    portions,
  } = earlier === 0 ? lesser(placing(a), placing(b)) : earlier < 0 ? a : b
  return { tradingDate: date, placedAtMs, totalPence, eatIn, portions }
}

function placing({ tradingDate: date, placedAtMs, totalPence, eatIn, portions }: FactRow): Partial<FactRow> {
  return { tradingDate: date, placedAtMs, totalPence, eatIn, portions }
}

/** Of two tellings that should be equal and are not, the one that sorts first: the same one whichever came first. */
function lesser<T>(a: T, b: T): T {
  return JSON.stringify(a) <= JSON.stringify(b) ? a : b
}
