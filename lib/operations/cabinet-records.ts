import type { CabinetChange } from '../domain/cabinet/change'
import type { CabinetRecord } from '../domain/cabinet/event'
import type { CabinetState } from '../domain/cabinet/state'
import type { Verdict } from '../domain/cabinet/verdict'
import { unheardOf } from '../domain/unheard-of'
import type { CabinetChanged } from '../topics/cabinet'
import type { LogEvent, NewEvent } from '../topics/event'
import { derivedId } from '../topics/ids'
import type { Outgoing } from './ports'

/** The whole cabinet, as it stands after its latest change. The same change always makes the same event. */
export function snapshotOf(state: CabinetState): Outgoing {
  return newsOf(state, { state })
}

/** What led to this state from the version before. */
export function changeOf(state: CabinetState, change: CabinetChange): Outgoing {
  return newsOf(state, { change })
}

function newsOf({ shop, epoch, version }: CabinetState, what: Pick<CabinetChanged, 'state' | 'change'>): Outgoing {
  const id = derivedId(`cabinet/${shop}/${epoch}`, 'cabinet.changed', version)
  return { partition: 0, event: { type: 'cabinet.changed', id, value: { shop, epoch, version, ...what } } }
}

/** A verdict as it goes into the log, beside its order's own record. */
export function publication({ type, id, round, order }: Verdict, shop: number): Outgoing {
  const about = { order: order.order, till: order.till, parts: order.parts, id, shop, ticket: order.ticket }
  // The same event says the same for ever: of an order that has become smaller it is another one.
  const eventId = derivedId(order.changes === undefined ? id : `${id}/${order.changes}`, type, round)
  return { partition: order.partition, event: eventOf() }

  function eventOf(): NewEvent {
    switch (type) {
      case 'order.waiting':
        return { type, id: eventId, value: { ...about, ready: false, missing: order.missing } }
      case 'order.hot':
        return { type, id: eventId, value: { ...about, ready: true } }
      case 'order.in-hand':
        return { type, id: eventId, value: { ...about, ready: true, round } }
      default:
        return unheardOf(type)
    }
  }
}

/** The event if the cabinet listens to it. */
export function cabinetRecord(event: LogEvent): CabinetRecord | null {
  switch (event.type) {
    case 'order.placed':
    case 'order.cancelled':
    case 'order.changed':
    case 'order.hot':
    case 'order.ready':
    case 'order.recalled':
    case 'order.collected':
    case 'batch.dropped':
    case 'batch.lifted':
    case 'batch.undone':
    case 'portions.wasted':
    case 'par.set':
      return event
    case 'order.waiting':
    case 'order.in-hand':
    case 'order.ticked':
    case 'order.started':
    case 'order.acknowledged':
    case 'sale.parked':
    case 'sale.resumed':
    case 'receipt.printed':
    case 'order.refunded':
    case 'order.payment-corrected':
    case 'sale.voided':
    case 'sale.refused':
    case 'payment.returned':
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
