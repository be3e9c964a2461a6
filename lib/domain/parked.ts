import { addPortions } from './cabinet/foods'
import { type CartDiscount, portionsIn } from './cart'
import { earlier } from './earlier'

import type { Allergen, Menu } from './menu'
import type { LineRequest } from './pricing'
import type { ShopEvent } from './shop-event'

/** A sale that nobody has paid and that was put aside at a till. It has no number: that comes when it is paid. */
export type ParkedSale = {
  till: number
  lines: LineRequest[]
  eatIn: boolean
  /** Empty: asked, and there is nothing to avoid; absent: nobody asked. */
  allergies?: Allergen[]
  discount?: CartDiscount
  menuVersion: number
  /** As the customer was told it. */
  totalPence: number
  atMs: number
}

/** What is known of a sale, whichever half of it was read first: the two stand in partitions of two tills. */
export type SaleFacts = {
  id: string
  parked?: ParkedSale
  /** Who goes on with it, and since when. */
  resumed?: { till: number; atMs: number }
}

/** What one event says about a parked sale; null when it is not about one. */
export function saleFactsOf(event: ShopEvent): SaleFacts | null {
  if (event.type === 'sale.resumed') return { id: event.value.id, resumed: { till: event.value.till, atMs: event.timestampMs } }
  if (event.type !== 'sale.parked') return null
  const { id, till, lines, eatIn, allergies, discount, menuVersion, totalPence, at } = event.value
  const parked: ParkedSale = { till, lines, eatIn, menuVersion, totalPence, atMs: Date.parse(at) }
  return { id, parked: { ...parked, ...(allergies && { allergies }), ...(discount && { discount }) } }
}

/** Both together, of one sale: in any order and however often, the same. */
export function mergeSale(a: SaleFacts, b: SaleFacts): SaleFacts {
  const parked = earlier(a.parked, b.parked)
  const resumed = earlier(a.resumed, b.resumed)
  return { id: a.id, ...(parked && { parked }), ...(resumed && { resumed }) }
}

/** Whether it waits for somebody to go on with it. */
export const isWaiting = (sale: SaleFacts): sale is SaleFacts & { parked: ParkedSale } =>
  sale.parked !== undefined && sale.resumed === undefined

/** What was put aside longer ago than this is paid for by nobody in the time that it takes to cook. */
const expectedForMs = 15 * 60_000

/** Portions by food of what was put aside lately and nobody has paid: whoever ordered it is about to. Free food is in no cabinet. */
export function expectedPortions(sales: Iterable<SaleFacts>, menu: Menu, nowMs: number): Record<string, number> {
  const expected = [...sales].filter(isWaiting).filter(({ parked }) => nowMs - parked.atMs <= expectedForMs)
  return addPortions(expected.map(({ parked }) => portionsIn(parked, menu)))
}
