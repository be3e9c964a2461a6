import { backPostings, cancelPostings, correctionPostings, type Posting, salePostings } from '../domain/ledger'
import type { PaidHow, Payment, PaymentMethod } from '../domain/order'
import { localHour, tradingDate } from '../domain/trading-date'
import type { LogEvent } from '../topics/event'

export type JournalRow = {
  /** The event's id. */
  id: string
  /** Once of each kind: the order, which is sold and cancelled once, or the event by which some of it came back or was put right. */
  subject: string
  shop: number
  /** Where the money is, or went back. */
  till: number
  orderId: string
  order: number
  atMs: number
  tradingDate: string
  hour: number
  kind: 'sale' | 'cancel' | 'change' | 'refund' | 'correction'
  /** Of the entries: what a record says of its total is not booked. */
  totalPence: number
  payment: PaidHow | 'not-recorded'
  partition: number
  offset: number
  entries: Posting[]
}

/**
 * The accountant's rows: one a sale, dated by when it was placed, and one for each time that money went back or was found to have been
 * taken another way, dated by when that was recorded.
 */
export function bookOrders(timeZone: string): (events: readonly LogEvent[]) => JournalRow[] {
  return (events) => events.flatMap((event) => journalRow(event, timeZone) ?? [])
}

function journalRow(event: LogEvent, timeZone: string): JournalRow | null {
  switch (event.type) {
    case 'order.placed': {
      const { id, placedAt, payment } = event.value
      const entries = salePostings(event.value)
      return row(event, { kind: 'sale', subject: id, atMs: Date.parse(placedAt), entries, payment: methodOf(payment) }, timeZone)
    }
    case 'order.cancelled': {
      const { id, payment } = event.value
      const entries = cancelPostings(event.value)
      return row(event, { kind: 'cancel', subject: id, atMs: event.timestampMs, entries, payment: methodOf(payment) }, timeZone)
    }
    case 'order.changed': {
      const { removed, method } = event.value
      return row(event, { kind: 'change', ...back(event, backPostings({ lines: removed, method }), method) }, timeZone)
    }
    case 'order.refunded': {
      const { lines, method } = event.value
      return row(event, { kind: 'refund', ...back(event, backPostings({ lines, method }), method) }, timeZone)
    }
    case 'order.payment-corrected': {
      const entries = correctionPostings(event.value)
      // Where its money is, only the entries say: as of an order that was paid in parts.
      return row(event, { kind: 'correction', subject: event.id, atMs: event.timestampMs, entries, payment: 'split' }, timeZone)
    }
    default:
      return null
  }
}

type Paid = JournalRow['payment']
const methodOf = (payment: Payment | null): Paid => payment?.method ?? 'not-recorded'
const back = ({ id, timestampMs }: LogEvent, entries: Posting[], method: PaymentMethod | null) => ({
  subject: id,
  atMs: timestampMs,
  entries,
  payment: method ?? ('not-recorded' as const),
})

type Booked = Pick<JournalRow, 'kind' | 'subject' | 'atMs' | 'entries' | 'payment'>

/** The events that move money. */
type Moving = Extract<
  LogEvent,
  { type: 'order.placed' | 'order.cancelled' | 'order.changed' | 'order.refunded' | 'order.payment-corrected' }
>

function row(event: Moving, booked: Booked, timeZone: string): JournalRow {
  const { id: orderId, shop, order } = event.value
  const { kind, subject, atMs, entries, payment } = booked
  return {
    id: event.id,
    subject,
    shop,
    till: tillOf(event),
    orderId,
    order,
    atMs,
    tradingDate: tradingDate(atMs, timeZone),
    hour: localHour(atMs, timeZone),
    kind,
    totalPence: entries.reduce((sum, { debitPence }) => sum + debitPence, 0),
    payment,
    partition: event.partition,
    offset: event.offset,
    entries,
  }
}

/**
 * Money that goes back leaves the drawer of the till that gives it, whichever sold the order. Old records do not say. A correction moves
 * nothing: what it says of the drawer it says of the till's that took the money, wherever somebody noticed.
 */
function tillOf({ type, value }: Moving): number {
  return type === 'order.placed' || type === 'order.payment-corrected' ? value.till : (value.atTill ?? value.till)
}
