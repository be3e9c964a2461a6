import type { Payment, PricedLine } from './order'
import type { LineTurn } from './ticks'

/** Which order, and what is called. Every event about an order carries it. */
export type OrderReference = { id: string; shop: number; order: number; till: number; ticket: string; parts: string[][] }

/**
 * What the domain needs to know of what happened in the shop. The records of lib/topics fit it as they are; `timestampMs`
 * is the time of the record in the log, which every reader sees alike.
 */
export type ShopEvent = { timestampMs: number } & (
  | {
      type: 'order.placed'
      value: OrderReference & {
        placedAt: string
        eatIn: boolean
        lines: PricedLine[]
        totalPence: number
        payment: Payment | null
        promisedAt?: string
      }
    }
  | { type: 'order.cancelled'; value: OrderReference & { lines: PricedLine[]; totalPence: number; payment: Payment | null } }
  | { type: 'order.waiting'; value: OrderReference & { missing: string[] } }
  | { type: 'order.hot' | 'order.in-hand' | 'order.collected' | 'order.acknowledged'; value: OrderReference }
  | { type: 'order.ready' | 'order.recalled'; value: OrderReference & { round: number } }
  | { type: 'order.ticked'; value: OrderReference & { round: number; lines: LineTurn[] } }
  | { type: 'batch.dropped' | 'batch.lifted' | 'portions.wasted'; value: { food: string; portions: number } }
  | { type: 'par.set' | 'cabinet.changed' | 'cabinet.epoch' | 'menu.published' | 'counter.set' | 'availability.set' }
)
