import { type Shortage, shortages, type Units, unitsOfLines } from './availability'
import type { Cart } from './cart'
import type { Menu } from './menu'

/**
 * What a change of the order would take beyond what is left. Of what was on it before nothing is said: it may have been sold at
 * another till meanwhile, and taking it off must always be possible.
 */
export function overLeft(menu: Menu, left: Units, before: Cart, after: Cart): Shortage[] {
  if (Object.keys(left).length === 0 || before === after) return []
  const had = unitsOfLines(menu, before.lines)
  const wanted = unitsOfLines(menu, after.lines)
  return shortages(left, wanted).filter(({ key }) => (wanted[key] ?? 0) > (had[key] ?? 0))
}

/** The order after a change, or as it was when there is not enough left for it. */
export const withinLeft = (menu: Menu, left: Units, before: Cart, after: Cart): Cart =>
  overLeft(menu, left, before, after).length === 0 ? after : before
