import { cancelPostings, type Posting, salePostings } from '../domain/ledger'
import type { PaidHow } from '../domain/order'
import { localHour, tradingDate } from '../domain/trading-date'
import type { LogEvent } from '../topics/event'

export type JournalRow = {
  /** The event's id. */
  id: string
  shop: number
  till: number
  orderId: string
  order: number
  atMs: number
  tradingDate: string
  hour: number
  kind: 'sale' | 'cancel'
  /** Of the entries: what a record says of its total is not booked. */
  totalPence: number
  payment: PaidHow | 'not-recorded'
  partition: number
  offset: number
  entries: Posting[]
}

/** The accountant's rows: one a sale, dated by when it was placed, and one a cancellation, dated by when that was recorded. */
export function bookOrders(timeZone: string): (events: readonly LogEvent[]) => JournalRow[] {
  return (events) => events.flatMap((event) => journalRow(event, timeZone) ?? [])
}

function journalRow(event: LogEvent, timeZone: string): JournalRow | null {
  if (event.type === 'order.placed') return row(event, 'sale', Date.parse(event.value.placedAt), salePostings(event.value), timeZone)
  if (event.type === 'order.cancelled') return row(event, 'cancel', event.timestampMs, cancelPostings(event.value), timeZone)
  return null
}

function row(
  event: Extract<LogEvent, { type: 'order.placed' | 'order.cancelled' }>,
  kind: JournalRow['kind'],
  atMs: number,
  entries: Posting[],
  timeZone: string,
): JournalRow {
  const { id: orderId, shop, till, order, payment } = event.value
  return {
    id: event.id,
    shop,
    till,
    orderId,
    order,
    atMs,
    tradingDate: tradingDate(atMs, timeZone),
    hour: localHour(atMs, timeZone),
    kind,
    totalPence: entries.reduce((sum, { debitPence }) => sum + debitPence, 0),
    payment: payment?.method ?? 'not-recorded',
    partition: event.partition,
    offset: event.offset,
    entries,
  }
}
