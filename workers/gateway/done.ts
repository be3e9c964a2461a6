import { z } from 'zod'
import type { NewEvent } from '@/lib/topics/event'
import { fryer as fryerTopic } from '@/lib/topics/fryer'
import { makeUp } from '@/lib/topics/make-up'
import { menu as menuTopic } from '@/lib/topics/menu'
import { foodId, orderNumber, payment, pence, tillNumber } from '@/lib/topics/shapes'

const id = z.uuid()
const about = { id, orderId: id, order: orderNumber, ticket: z.string(), till: tillNumber }
const round = z.int().min(1)

/** What a POST is answered once it is done. All of it stands in the event, so that a repeat gets the same after a restart. */
export const done = {
  placed: z.object({ id, order: orderNumber, ticket: z.string(), till: tillNumber, totalPence: pence, status: z.literal('accepted') }),
  ready: z.object({ ...about, round, status: z.literal('ready') }),
  recalled: z.object({ ...about, round, status: z.literal('recalled') }),
  collected: z.object({ ...about, status: z.literal('collected') }),
  cancelled: z.object({ ...about, status: z.literal('cancelled') }),
  changed: z.object({ ...about, totalPence: pence, status: z.literal('changed') }),
  refunded: z.object({ ...about, totalPence: pence, status: z.literal('refunded') }),
  paymentCorrected: z.object({ ...about, payment, round, status: z.literal('payment-corrected') }),
  acknowledged: z.object({ ...about, status: z.literal('acknowledged') }),
  printed: z.object({ ...about, copy: z.boolean(), status: z.literal('printed') }),
  ticked: z.object({ ...about, ...makeUp.types['order.ticked'].pick({ round: true, lines: true }).shape, status: z.literal('ticked') }),
  started: z.object({ ...about, ...makeUp.types['order.started'].pick({ round: true, lines: true }).shape, status: z.literal('started') }),
  dropped: z.object({ id, batch: id, food: foodId, portions: z.int(), pan: z.int(), status: z.literal('dropped') }),
  lifted: z.object({ id, batch: id, food: foodId, portions: z.int(), status: z.literal('lifted') }),
  undone: z.object({ id, batch: id, what: z.enum(['dropped', 'lifted']), food: foodId, portions: z.int(), status: z.literal('undone') }),
  rangeSet: z.object({ id, pans: z.int(), status: z.literal('set') }),
  parScheduled: z.object({ id, food: foodId, status: z.literal('set') }),
  lastOrdersSet: z.object({ id, on: z.boolean(), status: z.literal('set') }),
  wasted: z.object({ id, food: foodId, portions: z.int(), status: z.literal('wasted') }),
  probed: fryerTopic.types['temperature.probed'].pick({ pan: true, celsius: true }).extend({ id, status: z.literal('probed') }),
  parked: z.object({ id, till: tillNumber, totalPence: pence, status: z.literal('parked') }),
  resumed: z.object({ id, sale: id, till: tillNumber, status: z.literal('resumed') }),
  receiptSet: z.object({ id, status: z.literal('set') }),
  voided: z.object({ id, status: z.literal('voided') }),
  saleRefused: z.object({ id, sale: id, status: z.literal('refused') }),
  returned: z.object({ id, sale: id, pence, status: z.literal('returned') }),
  availabilitySet: z.object({
    id,
    ...menuTopic.types['availability.set'].pick({ kind: true, of: true, left: true }).shape,
    status: z.literal('set'),
  }),
  counterSet: z.object({ id, collectAfterMinutes: z.number(), status: z.literal('set') }),
  limitsSet: menuTopic.types['limits.set'].pick({ limits: true }).extend({ id, status: z.literal('set') }),
}

type Done = { [Name in keyof typeof done]: z.infer<(typeof done)[Name]> }[keyof typeof done]
type OrderValue = { id: string; order: number; ticket: string; till: number }

/** Null: nobody can have asked this API for such an event. */
export function doneBody(event: NewEvent): Done | null {
  switch (event.type) {
    case 'order.placed': {
      const { order, ticket, till, totalPence } = event.value
      return { id: event.id, order, ticket, till, totalPence, status: 'accepted' }
    }
    case 'order.ready':
      return { ...aboutOrder(event.id, event.value), round: event.value.round, status: 'ready' }
    case 'order.recalled':
      return { ...aboutOrder(event.id, event.value), round: event.value.round, status: 'recalled' }
    case 'order.collected':
      return { ...aboutOrder(event.id, event.value), status: 'collected' }
    case 'order.cancelled':
      return { ...aboutOrder(event.id, event.value), status: 'cancelled' }
    case 'order.changed':
      return { ...aboutOrder(event.id, event.value), totalPence: event.value.totalPence, status: 'changed' }
    case 'order.refunded':
      return { ...aboutOrder(event.id, event.value), totalPence: event.value.totalPence, status: 'refunded' }
    case 'order.payment-corrected': {
      const { payment: paid, round: nth } = event.value
      return { ...aboutOrder(event.id, event.value), payment: paid, round: nth, status: 'payment-corrected' }
    }
    case 'sale.voided':
      return { id: event.id, status: 'voided' }
    case 'sale.refused':
      return { id: event.id, sale: event.value.id, status: 'refused' }
    case 'payment.returned':
      return { id: event.id, sale: event.value.sale, pence: event.value.pence, status: 'returned' }
    case 'order.acknowledged':
      return { ...aboutOrder(event.id, event.value), status: 'acknowledged' }
    case 'order.ticked':
      return { ...aboutOrder(event.id, event.value), round: event.value.round, lines: event.value.lines, status: 'ticked' }
    case 'order.started':
      return { ...aboutOrder(event.id, event.value), round: event.value.round, lines: event.value.lines, status: 'started' }
    case 'batch.dropped': {
      const { batch, food, portions, pan } = event.value
      return { id: event.id, batch, food, portions, pan, status: 'dropped' }
    }
    case 'batch.lifted': {
      const { batch, food, portions } = event.value
      return { id: event.id, batch, food, portions, status: 'lifted' }
    }
    case 'batch.undone': {
      const { batch, what, food, portions } = event.value
      return { id: event.id, batch, what, food, portions, status: 'undone' }
    }
    case 'range.set':
      return { id: event.id, pans: event.value.pans.length, status: 'set' }
    case 'par.scheduled':
      return { id: event.id, food: event.value.food, status: 'set' }
    case 'last-orders.set':
      return { id: event.id, on: event.value.on, status: 'set' }
    case 'portions.wasted': {
      const { food, portions } = event.value
      return { id: event.id, food, portions, status: 'wasted' }
    }
    case 'temperature.probed': {
      const { pan, celsius } = event.value
      return { id: event.id, ...(pan !== undefined && { pan }), celsius, status: 'probed' }
    }
    case 'counter.set':
      return { id: event.id, collectAfterMinutes: event.value.collectAfterMinutes, status: 'set' }
    case 'sale.parked':
      return { id: event.id, till: event.value.till, totalPence: event.value.totalPence, status: 'parked' }
    case 'sale.resumed':
      return { id: event.id, sale: event.value.id, till: event.value.till, status: 'resumed' }
    case 'receipt.set':
      return { id: event.id, status: 'set' }
    case 'receipt.printed':
      return { ...aboutOrder(event.id, event.value), copy: event.value.copy, status: 'printed' }
    case 'limits.set':
      return { id: event.id, limits: event.value.limits, status: 'set' }
    case 'availability.set': {
      const { kind, of, left } = event.value
      return { id: event.id, kind, of, left, status: 'set' }
    }
    case 'par.set':
    case 'order.waiting':
    case 'order.hot':
    case 'order.in-hand':
    case 'cabinet.changed':
    case 'cabinet.epoch':
    case 'menu.published':
      return null
    default:
      return unknownEvent(event)
  }
}

function aboutOrder(id: string, { id: orderId, order, ticket, till }: OrderValue) {
  return { id, orderId, order, ticket, till }
}

/** What the request asked, as its event keeps it; undefined for events from elsewhere. */
export function requestOf(event: NewEvent): string | undefined {
  return 'request' in event.value && typeof event.value.request === 'string' ? event.value.request : undefined
}

function unknownEvent(event: never): never {
  throw new Error(`No answer is known for ${JSON.stringify(event)}`)
}
