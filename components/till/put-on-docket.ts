import { type Cart, cartOf, itemOf } from '@/lib/domain/cart'
import type { Menu } from '@/lib/domain/menu'
import type { ParkedSale } from '@/lib/domain/parked'
import { menuOfVersion } from './menu-of-version'
import type { Sale } from './use-sale'

/** An order that is kept while it is on no docket: parked, or beside a page that is loaded anew. */
export type KeptDocket = Pick<ParkedSale, 'lines' | 'eatIn' | 'allergies' | 'discount' | 'menuVersion'>

/** As it can be sold from this menu, and what of it cannot be, in words: no menu has a name for it any more, only the id is left. */
export function docketOf(kept: KeptDocket, menu: Menu): { cart: Cart; gone: string[] } {
  const cart = cartOf(kept.lines, kept.eatIn, kept.allergies, kept.discount)
  const gone = cart.lines.filter((line) => itemOf(menu, line) === undefined)
  return {
    cart: { ...cart, lines: cart.lines.filter((line) => !gone.includes(line)) },
    gone: gone.map(({ item, quantity }) => `${quantity} ${item.replaceAll('-', ' ')}`),
  }
}

/** `isOn` false: something else is on the docket, and it is still to be kept. `news`: what to tell of it; null when it is as it was. */
export type Put = { isOn: boolean; cart: Cart; menu: Menu; news: string | null }

/** Puts it on the docket under this id, at the prices of its own menu, or of the newest one where that cannot be had. */
export async function putOnDocket({ takeUp }: Pick<Sale, 'takeUp'>, id: string, kept: KeptDocket, latestMenu: Menu): Promise<Put> {
  const its = await menuOfVersion(kept.menuVersion, latestMenu)
  const menu = its ?? latestMenu
  const { cart, gone } = docketOf(kept, menu)
  const news = [
    ...(its === null ? ['The menu has changed since: tell the price again.'] : []),
    ...(gone.length > 0 ? [`Not on the menu any more, and not on the order: ${gone.join(', ')}.`] : []),
  ]
  // Of which nothing is left there is nothing to put anywhere.
  const isOn = cart.lines.length === 0 || takeUp(cart, menu, id)
  return { isOn, cart, menu, news: news.length > 0 ? news.join(' ') : null }
}
