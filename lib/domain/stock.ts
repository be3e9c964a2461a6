import { itemsById, type Menu } from './menu'
import type { PricedLine } from './order'
import type { ShopEvent } from './shop-event'
import { unheardOf } from './unheard-of'

/**
 * sold: with the order · returned: its order was cancelled, or changed · cooked: went into the pan · undone: was not cooked after
 * all · wasted: of what was cooked, thrown away.
 */
export type StockReason = 'sold' | 'returned' | 'cooked' | 'undone' | 'wasted'

/**
 * What an event did to a consumable, in the consumable's own unit. Positive quantities leave the shelf and negative ones
 * come back, except `wasted`, which says how much of what was already counted as `cooked` ended in the bin.
 */
export type StockMovement = { consumable: string; quantity: number; reason: StockReason }

/**
 * Box, paper, sauce and can go when the order is placed and come back when it is cancelled; fish, potatoes, batter and oil
 * go when their batch is lifted. One movement a consumable. What is no longer on the menu moves nothing.
 */
export function stockMovements(event: ShopEvent, menu: Menu): StockMovement[] {
  switch (event.type) {
    case 'order.placed':
      return movements(usedByLines(menu, event.value.lines), 'sold')
    case 'order.cancelled':
      return movements(usedByLines(menu, event.value.lines), 'returned', -1)
    case 'order.changed':
      return movements(usedByLines(menu, event.value.removed), 'returned', -1)
    case 'batch.lifted':
      return movements(usedByFood(menu, event.value.food, event.value.portions), 'cooked')
    case 'batch.undone':
      return event.value.what === 'lifted' ? movements(usedByFood(menu, event.value.food, event.value.portions), 'undone', -1) : []
    case 'portions.wasted':
      return movements(usedByFood(menu, event.value.food, event.value.portions), 'wasted')
    case 'order.waiting':
    case 'order.hot':
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
    case 'order.ready':
    case 'order.recalled':
    case 'order.collected':
    case 'batch.dropped':
    case 'par.set':
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
      return []
    default:
      return unheardOf(event)
  }
}

function usedByLines(menu: Menu, lines: readonly Pick<PricedLine, 'item' | 'quantity'>[]): Map<string, number> {
  const used = new Map<string, number>()
  for (const line of lines) {
    for (const [consumable, quantity] of Object.entries(itemsById(menu).get(line.item)?.uses ?? {})) {
      used.set(consumable, (used.get(consumable) ?? 0) + quantity * line.quantity)
    }
  }
  return used
}

function usedByFood(menu: Menu, food: string, portions: number): Map<string, number> {
  const uses = Object.hasOwn(menu.foodUses, food) ? menu.foodUses[food] : undefined
  return new Map(Object.entries(uses ?? {}).map(([consumable, quantity]) => [consumable, quantity * portions]))
}

function movements(used: Map<string, number>, reason: StockReason, sign: 1 | -1 = 1): StockMovement[] {
  return [...used]
    .filter(([, quantity]) => quantity !== 0)
    .map(([consumable, quantity]) => ({ consumable, quantity: sign * quantity, reason }))
}
