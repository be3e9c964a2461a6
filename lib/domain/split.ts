import { type Cart, linePence, totalPence } from './cart'
import type { Menu } from './menu'
import { apportion } from './money'
import type { PaymentPart } from './order'
import { paymentLimits, sumOf } from './payment'

/** How many units of which lines, by the line's key in the cart. */
export type Units = Readonly<Record<number, number>>

/** What one person has paid of a sale. `units` are what it was for, when that was said. */
export type TakenPart = PaymentPart & { id: string; units: Units }

/** A card that the terminal has been asked to take, under this id however often. */
export type CardAsked = { id: string; pence: number; units: Units }

/** A sale of which money has been taken, or may have been: the till writes it down, so that a reload in the middle loses nothing. */
export type OpenSale = { id: string; cart: Cart; menu: Menu; parts: readonly TakenPart[]; asked: CardAsked | null }

/** What the next one pays: all that is left, a share among so many people, an amount, or what they have ordered. */
export type Share = { by: 'all' } | { by: 'people'; people: number } | { by: 'amount'; pence: number } | { by: 'lines'; units: Units }

type Splitting = { menu: Menu; cart: Cart; parts: readonly TakenPart[] }

export const leftPence = ({ menu, cart, parts }: Splitting): number => totalPence(menu, cart) - sumOf(parts)

/** Units of a line that nobody has paid for. Who paid an amount has not said for what. */
export function unitsLeft({ cart, parts }: Pick<Splitting, 'cart' | 'parts'>, key: number): number {
  const quantity = cart.lines.find((line) => line.key === key)?.quantity ?? 0
  return quantity - parts.reduce((sum, { units }) => sum + (units[key] ?? 0), 0)
}

/** What the next one is to pay; never more than is left. The last of as many as one payment holds pays all of it. */
export function sharePence(splitting: Splitting, share: Share): number {
  const left = leftPence(splitting)
  if (splitting.parts.length === paymentLimits.parts - 1) return left
  switch (share.by) {
    case 'all':
      return left
    case 'people':
      return peopleShares(left, share.people)[0] ?? left
    case 'amount':
      return Math.min(left, share.pence)
    case 'lines':
      return Math.min(left, linesPence(splitting, share.units))
    default: {
      const unknown: never = share
      return unknown
    }
  }
}

/** Equal shares, the pennies that are left over to the first. */
const peopleShares = (pence: number, people: number): number[] =>
  apportion(
    pence,
    Array.from({ length: people }, () => 1),
  )

/** One fewer has to pay; whoever paid by lines or an amount says nothing of the next one. */
export function nextShare(share: Share): Share {
  return share.by === 'people' && share.people > 1 ? { by: 'people', people: share.people - 1 } : { by: 'all' }
}

/** What these units cost together: the order's total shared out over lines and units, so that all of them are the total. */
function linesPence({ menu, cart, parts }: Splitting, units: Units): number {
  const lines = apportion(
    totalPence(menu, cart),
    cart.lines.map((line) => linePence(menu, line)),
  )
  return cart.lines.reduce((sum, { key, quantity }, at) => {
    const each = peopleShares(lines[at] ?? 0, quantity)
    const paid = quantity - unitsLeft({ cart, parts }, key)
    return sum + each.slice(paid, paid + (units[key] ?? 0)).reduce((total, pence) => total + pence, 0)
  }, 0)
}
