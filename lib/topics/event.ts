import type { TopicName } from './all'
import type { CabinetChanged, CabinetEpoch } from './cabinet'
import type { OrderCollected } from './collected'
import type { OrderWaiting } from './cook'
import type { BatchDropped, BatchLifted, BatchUndone, ParSet, PortionsWasted, TemperatureProbed } from './fryer'
import type { OrderHot } from './hot-food'
import type { OrderInHand, OrderStarted, OrderTicked } from './make-up'
import type { AvailabilitySet, CounterSet, LastOrdersSet, LimitsSet, MenuPublished, ParScheduled, RangeSet, ReceiptSet } from './menu'
import type {
  OrderAcknowledged,
  OrderCancelled,
  OrderChanged,
  OrderPaymentCorrected,
  OrderPlaced,
  OrderRefunded,
  PaymentReturned,
  ReceiptPrinted,
  SaleParked,
  SaleRefused,
  SaleResumed,
  SaleVoided,
} from './orders'
import type { OrderReady, OrderRecalled } from './ready'

/** CloudEvents type → what its value holds. */
export type EventValues = {
  'order.placed': OrderPlaced
  'order.cancelled': OrderCancelled
  'order.changed': OrderChanged
  'order.refunded': OrderRefunded
  'order.payment-corrected': OrderPaymentCorrected
  'order.acknowledged': OrderAcknowledged
  'sale.parked': SaleParked
  'sale.resumed': SaleResumed
  'receipt.printed': ReceiptPrinted
  'sale.voided': SaleVoided
  'sale.refused': SaleRefused
  'payment.returned': PaymentReturned
  'order.waiting': OrderWaiting
  'order.hot': OrderHot
  'order.in-hand': OrderInHand
  'order.started': OrderStarted
  'order.ticked': OrderTicked
  'order.ready': OrderReady
  'order.recalled': OrderRecalled
  'order.collected': OrderCollected
  'batch.dropped': BatchDropped
  'batch.lifted': BatchLifted
  'batch.undone': BatchUndone
  'portions.wasted': PortionsWasted
  'par.set': ParSet
  'temperature.probed': TemperatureProbed
  'cabinet.changed': CabinetChanged
  'cabinet.epoch': CabinetEpoch
  'menu.published': MenuPublished
  'counter.set': CounterSet
  'receipt.set': ReceiptSet
  'range.set': RangeSet
  'par.scheduled': ParScheduled
  'last-orders.set': LastOrdersSet
  'limits.set': LimitsSet
  'availability.set': AvailabilitySet
}
export type EventType = keyof EventValues

/** An event that is not in the log yet. `id` is its identity for ever: a repeat has the same one. */
export type NewEvent = { [T in EventType]: { type: T; id: string; value: EventValues[T] } }[EventType]

/** Where a record stands and when Kafka took it (CreateTime, ms since epoch). */
export type LogPlace = { topic: TopicName; partition: number; offset: number; timestampMs: number }

/** An event as read: parsed, with its place. */
export type LogEvent = NewEvent & LogPlace

/** A record as the log has it, before anybody has looked inside. */
export type LogRecord = LogPlace & { key: Buffer | null; headers: Record<string, Buffer | string | undefined>; value: Buffer | null }
