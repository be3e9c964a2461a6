import { unheardOf } from '../unheard-of'

/** What the cabinet listens to: the part of each record that it uses, and where the record stands. */

type OrderValue = { id: string; shop: number }

export type CabinetEvent =
  | { type: 'order.placed'; value: OrderValue & { order: number; till: number; ticket: string; parts: string[][] } }
  | { type: 'order.cancelled'; value: OrderValue }
  | { type: 'order.changed'; value: OrderValue & { removed: { parts: string[][] }[] } }
  | { type: 'order.hot'; value: OrderValue }
  | { type: 'order.ready'; value: OrderValue & { round: number } }
  | { type: 'order.recalled'; value: OrderValue & { round: number } }
  | { type: 'order.collected'; value: OrderValue }
  | { type: 'batch.dropped'; value: { shop: number; batch: string; food: string; portions: number; pan: number; at?: string } }
  | { type: 'batch.lifted'; value: { shop: number; batch: string; food: string; portions: number; at?: string } }
  | {
      type: 'batch.undone'
      value: {
        shop: number
        batch: string
        what: 'dropped' | 'lifted'
        food: string
        portions: number
        frying: { portions: number; pan: number; at: string }
      }
    }
  | { type: 'portions.wasted'; value: { shop: number; food: string; portions: number } }
  | { type: 'par.set'; value: { shop: number; food: string; par: number } }

/** `timestampMs` is when Kafka took the record. */
export type CabinetRecord = CabinetEvent & {
  id: string
  topic: string
  partition: number
  offset: number
  timestampMs: number
}

/**
 * What is remembered for 8 days once the event has been applied. An order is itself, whatever record repeats it. A batch
 * is dropped once and lifted once, whoever presses the key again, so the batch counts and not the press.
 */
export function marksOf(event: CabinetEvent & { id: string }): string[] {
  switch (event.type) {
    case 'order.placed':
      return [event.value.id]
    case 'batch.dropped':
      return [`dropped:${event.value.batch}`]
    case 'batch.lifted':
      return [`lifted:${event.value.batch}`]
    case 'batch.undone':
      return [`undone:${event.value.batch}`]
    case 'portions.wasted':
      return [`wasted:${event.id}`]
    case 'order.changed':
      return [`changed:${event.id}`]
    case 'order.cancelled':
    case 'order.hot':
    case 'order.ready':
    case 'order.recalled':
    case 'order.collected':
    case 'par.set':
      return []
    default:
      return unheardOf(event)
  }
}

/** What has to be known before the event can be applied: a drop that comes after its own lift, or was undone, must not fry for ever. */
export function questionsOf(event: CabinetEvent & { id: string }): string[] {
  return event.type === 'batch.dropped' ? [...marksOf(event), `lifted:${event.value.batch}`, `undone:${event.value.batch}`] : marksOf(event)
}
