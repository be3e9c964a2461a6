import type { CartDiscount } from './cart'
import type { Allergen } from './menu'
import type { Payment, PaymentMethod, PricedLine } from './order'
import type { LineRequest } from './pricing'
import type { UnitsBack } from './refund'
import type { Display } from './started'
import type { LineTurn } from './turns'

/** Which order, and what is called. Every event about an order carries it. */
export type OrderReference = { id: string; shop: number; order: number; till: number; ticket: string; parts: string[][] }

type ItemBack = UnitsBack & { item: string }
/** Money that is given back. */
type Back = { totalPence: number; method: PaymentMethod | null; reason: string }

/**
 * What the domain needs to know of what happened in the shop. The records of lib/topics fit it as they are; `timestampMs`
 * is the time of the record in the log, which every reader sees alike.
 */
export type ShopEvent = { timestampMs: number } & (
  | {
      type: 'order.placed'
      value: OrderReference & {
        placedAt: string
        arrivedAt?: string
        eatIn: boolean
        allergies?: Allergen[]
        lines: PricedLine[]
        totalPence: number
        payment: Payment | null
        promisedAt?: string
      }
    }
  | { type: 'order.cancelled'; value: OrderReference & { lines: PricedLine[]; totalPence: number; payment: Payment | null } }
  | { type: 'order.waiting'; value: OrderReference & { missing: string[] } }
  | { type: 'order.changed'; id: string; value: OrderReference & Back & { removed: (ItemBack & { parts: string[][] })[] } }
  | { type: 'order.refunded'; id: string; value: OrderReference & Back & { lines: ItemBack[] } }
  | { type: 'order.payment-corrected'; value: OrderReference & { payment: Payment; was: Payment; totalPence: number; round: number } }
  | { type: 'order.hot' | 'order.in-hand' | 'order.collected' | 'receipt.printed'; value: OrderReference }
  | { type: 'order.acknowledged'; value: OrderReference & { seen?: string[]; lines?: number[] } }
  | { type: 'order.ready' | 'order.recalled'; value: OrderReference & { round: number } }
  | { type: 'order.ticked'; value: OrderReference & { round: number; lines: LineTurn[] } }
  | { type: 'order.started'; value: OrderReference & { round: number; lines: LineTurn[]; display: Display } }
  | {
      type: 'sale.parked'
      value: {
        id: string
        till: number
        lines: LineRequest[]
        eatIn: boolean
        allergies?: Allergen[]
        discount?: CartDiscount
        menuVersion: number
        totalPence: number
        at: string
      }
    }
  | { type: 'sale.resumed'; value: { id: string; till: number } }
  | { type: 'batch.dropped' | 'batch.lifted' | 'portions.wasted'; value: { food: string; portions: number } }
  | { type: 'batch.undone'; value: { what: 'dropped' | 'lifted'; food: string; portions: number } }
  | {
      type: 'sale.voided' | 'sale.refused' | 'payment.returned' | 'par.set' | 'temperature.probed' | 'cabinet.changed' | 'cabinet.epoch'
    }
  | {
      type:
        | 'menu.published'
        | 'counter.set'
        | 'availability.set'
        | 'limits.set'
        | 'receipt.set'
        | 'range.set'
        | 'par.scheduled'
        | 'last-orders.set'
    }
)
