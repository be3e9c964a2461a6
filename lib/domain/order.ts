import type { Allergen, VatCode } from './menu'

/** One line of a priced order. Money is in pence and includes VAT. */
export type PricedLine = {
  item: string
  name: string
  quantity: number
  unitPence: number
  /** This line's share of what came off the order; absent when nothing did. */
  offPence?: number
  /** `unitPence` × `quantity` − `offPence`. */
  totalPence: number
  vat: VatCode
  vatPence: number
  options?: Record<string, string>
  note?: string
}

/** What came off an order, and why: a meal deal of the menu, or a discount that somebody gave. The shares stand in the lines. */
export type Off =
  | { kind: 'deal'; deal: string; name: string; pence: number }
  | { kind: 'discount'; pence: number; reason: string; by?: string; approvedBy?: string }

export type PaymentMethod = 'cash' | 'card'
/** `tenderedPence`: what was held out in cash. `reference`: the card terminal's, when one took it. */
type Money = { method: PaymentMethod; tenderedPence?: number; reference?: string }
/** What one of several pays. */
export type PaymentPart = Money & { pence: number }
/** All of it at once, or in parts that add up to the order's total. */
export type Payment = Money | { method: 'split'; parts: PaymentPart[] }
/** How an order was paid, in a word. */
export type PaidHow = Payment['method']

/** The shape that every record about an order has, whoever wrote it (the talk's own shape). */
export type OrderShape = {
  /** The number that is called; unique only by custom. */
  order: number
  /** 0 when the order came without a till. */
  till: number
  /** One list of food ids a part; `["chips","chips"]` is large chips. */
  parts: string[][]
  /** Absent on `orders`, false on `cook`, true from `hot-food` on. */
  ready?: boolean
}

/** An accepted order: priced once, never again. */
export type Order = OrderShape & {
  id: string
  shop: number
  ticket: string
  /** When it was sold, ISO; for a bare record the time of the Kafka record. */
  placedAt: string
  /** When the shop got it, ISO; absent where that was not after it was sold. A till keeps what it sells without a link. */
  arrivedAt?: string
  eatIn: boolean
  /** What the customer must avoid; empty: asked, and there is nothing. Absent when nobody asked. */
  allergies?: Allergen[]
  lines: PricedLine[]
  /** Absent when nothing came off. */
  off?: Off[]
  totalPence: number
  vatPence: number
  payment: Payment | null
  menuVersion: number
  /** When the customer was told that it would be ready, ISO; absent when nobody said. */
  promisedAt?: string
  /** What the link that follows it is known by; absent when it has none. */
  linkHash?: string
  /** Who sold it: the id of a person; absent where nobody is known. */
  by?: string
  /** Hash of the request that made it, for "same id, other content"; absent on foreign orders. */
  request?: string
}

/** When the shop got an order: what it has and what it promises counts from then, what it took from when it was sold. */
export function arrivedAtMs({ placedAt, arrivedAt = placedAt }: Pick<Order, 'placedAt' | 'arrivedAt'>): number {
  return Date.parse(arrivedAt)
}
