import { factsOf, mergeFacts, type OrderFacts } from '../domain/board'
import { doneAtMs } from '../domain/done-at'
import { type FactRow, factRowOf, mergeFactRows, portionsByFood } from '../domain/facts'
import type { Units } from '../domain/refund'
import { tradingDate } from '../domain/trading-date'
import type { LogEvent } from '../topics/event'

/** What some events say about one order, merged. */
export type OrderFactRow = {
  row: FactRow
  facts: OrderFacts
  /** Where the sale stands in `orders`. */
  placed?: { partition: number; offset: number }
  cancelled?: { partition: number; offset: number; tradingDate: string; pence: number }
}

/** Portions that an order took or gave back, that a batch brought or (its lift undone) did not bring, or that were thrown away; one subject has one of each kind. */
export type PortionRow = {
  subject: string
  kind: 'sold' | 'returned' | 'cooked' | 'undone' | 'wasted'
  shop: number
  atMs: number
  tradingDate: string
  portions: Record<string, number>
}

/** What came back of an order by one event. */
export type GivenBackRow = {
  id: string
  orderId: string
  shop: number
  kind: 'change' | 'refund'
  atMs: number
  tradingDate: string
  lines: Units[]
  totalPence: number
  method: string | null
  reason: string
  partition: number
  offset: number
}

export type FactRows = { orders: OrderFactRow[]; givenBack: GivenBackRow[]; portions: PortionRow[] }

/** The statistician's rows: purely from the log, so that what they add up to can be held against the ledger. */
export function gatherFacts(timeZone: string): (events: readonly LogEvent[]) => FactRows {
  return (events) => ({
    orders: orderRows(events, timeZone),
    givenBack: events.flatMap((event) => givenBackRow(event, timeZone) ?? []),
    portions: events.flatMap((event) => portionRows(event, timeZone)),
  })
}

function orderRows(events: readonly LogEvent[], timeZone: string): OrderFactRow[] {
  const byOrder = new Map<string, OrderFactRow>()
  for (const event of events) {
    const next = orderRow(event, timeZone)
    if (next === null) continue
    const known = byOrder.get(next.facts.id)
    byOrder.set(next.facts.id, known === undefined ? next : merge(known, next))
  }
  return [...byOrder.values()]
}

function orderRow(event: LogEvent, timeZone: string): OrderFactRow | null {
  const row = factRowOf(event, timeZone)
  const facts = factsOf(event)
  if (row === null || facts === null) return null
  const { partition, offset } = event
  if (event.type === 'order.placed') return { row, facts, placed: { partition, offset } }
  if (event.type !== 'order.cancelled') return { row, facts }
  const cancelled = { partition, offset, tradingDate: tradingDate(event.timestampMs, timeZone), pence: event.value.totalPence }
  return { row, facts, cancelled }
}

function merge(a: OrderFactRow, b: OrderFactRow): OrderFactRow {
  const merged: OrderFactRow = { row: mergeFactRows(a.row, b.row), facts: mergeFacts(a.facts, b.facts) }
  const placed = a.placed ?? b.placed
  if (placed) merged.placed = placed
  const cancelled = a.cancelled ?? b.cancelled
  if (cancelled) merged.cancelled = cancelled
  return merged
}

function givenBackRow(event: LogEvent, timeZone: string): GivenBackRow | null {
  if (event.type !== 'order.changed' && event.type !== 'order.refunded') return null
  const given = factsOf(event)?.givenBack?.[event.id]
  if (given === undefined) return null
  const { atMs, totalPence, method, reason, lines } = given
  return {
    id: event.id,
    orderId: event.value.id,
    shop: event.value.shop,
    kind: event.type === 'order.changed' ? 'change' : 'refund',
    atMs,
    tradingDate: tradingDate(atMs, timeZone),
    lines: [...lines],
    totalPence,
    method,
    reason,
    partition: event.partition,
    offset: event.offset,
  }
}

function portionRows(event: LogEvent, timeZone: string): PortionRow[] {
  const at = (atMs: number) => ({ atMs, tradingDate: tradingDate(atMs, timeZone) })
  switch (event.type) {
    case 'order.placed': {
      const { id, shop, parts, placedAt } = event.value
      return [{ subject: id, kind: 'sold', shop, ...at(Date.parse(placedAt)), portions: portionsByFood(parts) }]
    }
    case 'order.cancelled': {
      const { id, shop, parts } = event.value
      return [{ subject: id, kind: 'returned', shop, ...at(event.timestampMs), portions: portionsByFood(parts) }]
    }
    case 'order.changed': {
      const { shop, removed } = event.value
      const portions = portionsByFood(removed.flatMap(({ parts }) => parts))
      return [{ subject: event.id, kind: 'returned', shop, ...at(event.timestampMs), portions }]
    }
    case 'batch.lifted': {
      const { batch, shop, food, portions } = event.value
      return [{ subject: batch, kind: 'cooked', shop, ...at(doneAtMs(event)), portions: { [food]: portions } }]
    }
    case 'batch.undone': {
      const { batch, shop, food, portions, what } = event.value
      return what === 'lifted' ? [{ subject: batch, kind: 'undone', shop, ...at(event.timestampMs), portions: { [food]: portions } }] : []
    }
    case 'portions.wasted': {
      const { shop, food, portions } = event.value
      return [{ subject: event.id, kind: 'wasted', shop, ...at(event.timestampMs), portions: { [food]: portions } }]
    }
    default:
      return []
  }
}
