import { needOf } from './cabinet/foods'
import type { AllergyTalk } from './cart-allergy'
import { type Dealt, dealsFor } from './deals'
import { type DiscountRequest, discountPence } from './discount'
import { graphemesOf } from './graphemes'
import { type Allergen, foodsById, type Item, itemsById, type Menu, unitPenceOf } from './menu'
import { oneLine } from './one-line'
import { type LineRequest, orderLimits } from './pricing'

/** The order that is being taken at a till, before it is paid. */
export type CartLine = {
  /** Names the line for as long as the sale lasts. */
  key: number
  item: string
  quantity: number
  /** Choice by option id. */
  options: Record<string, string>
  note: string
}

export type Cart = {
  lines: readonly CartLine[]
  /** The line that options and note act on. */
  chosen: number | null
  nextKey: number
  eatIn: boolean
  /** Null: nobody has asked. */
  allergy: AllergyTalk | null
  discount?: CartDiscount
}

/** `approval`: a manager has allowed up to `approvedPence` of it. */
export type CartDiscount = DiscountRequest & { approval?: string; approvedPence?: number }

export const emptyCart: Cart = { lines: [], chosen: null, nextKey: 1, eatIn: false, allergy: null }

/** What fits on a kitchen's ticket. */
export const noteGraphemes = 80

/** One more (or `quantity` more) of an item: on its newest line that is as it comes, else on a line of its own. At a limit nothing changes. */
export function addItem(cart: Cart, menu: Menu, item: Item, quantity: number): Cart {
  const asItComes = cart.lines.findLast(
    (line) => line.item === item.id && line.note === '' && sameOptions(line.options, defaultOptions(menu, item)),
  )
  if (asItComes) return within(menu, cart, setQuantity(choose(cart, asItComes.key), asItComes.key, asItComes.quantity + quantity))
  const line: CartLine = { key: cart.nextKey, item: item.id, quantity, options: defaultOptions(menu, item), note: '' }
  return within(menu, cart, { ...cart, lines: [...cart.lines, line], chosen: line.key, nextKey: cart.nextKey + 1 })
}

export function changeQuantity(cart: Cart, menu: Menu, key: number, by: number): Cart {
  const line = cart.lines.find((one) => one.key === key)
  if (line === undefined) return cart
  return line.quantity + by < 1 ? removeLine(cart, key) : within(menu, cart, setQuantity(cart, key, line.quantity + by))
}

export function removeLine(cart: Cart, key: number): Cart {
  const lines = cart.lines.filter((line) => line.key !== key)
  if (lines.length === 0) return emptied(cart)
  return { ...cart, lines, chosen: cart.chosen === key ? (lines.at(-1)?.key ?? null) : cart.chosen }
}

/**
 * The next thing on an empty order may be the next customer's: what was given or said to this one is not theirs. What must be
 * avoided stays, to be answered anew: forgotten wrongly it would hurt somebody.
 */
function emptied({ discount: _, ...cart }: Cart): Cart {
  const avoid = cart.allergy?.avoid ?? []
  return { ...cart, lines: [], chosen: null, allergy: avoid.length > 0 ? { avoid, heard: [], answered: false } : null }
}

export const choose = (cart: Cart, key: number): Cart => ({ ...cart, chosen: key })

/** Chooses; the same choice again takes it off, where the option does not have to have one. */
export function chooseOption(cart: Cart, menu: Menu, key: number, optionId: string, choice: string): Cart {
  const option = menu.options.find((one) => one.id === optionId)
  return withLine(cart, key, (line) => {
    if (line.options[optionId] !== choice) return { ...line, options: { ...line.options, [optionId]: choice } }
    if (option === undefined || option.default !== null) return line
    const { [optionId]: _off, ...options } = line.options
    return { ...line, options }
  })
}

/** The same in another size, with the options that it has there too. At a limit nothing changes. */
export function chooseSize(cart: Cart, menu: Menu, key: number, item: string): Cart {
  const size = itemOf(menu, { item })
  if (size === undefined) return cart
  const sized = withLine(cart, key, (line) => {
    const kept = Object.entries(line.options).filter(([id]) => size.options.includes(id))
    return { ...line, item, options: { ...defaultOptions(menu, size), ...Object.fromEntries(kept) } }
  })
  return within(menu, cart, sized)
}

/** Cut to what the kitchen's ticket takes; what people see as one character counts as one. */
export function setNote(cart: Cart, key: number, note: string): Cart {
  const text = graphemesOf(oneLine(note)).slice(0, noteGraphemes).join('')
  return withLine(cart, key, (line) => ({ ...line, note: text }))
}

export function setDiscount({ discount: _, ...cart }: Cart, discount: CartDiscount | null): Cart {
  return discount === null ? cart : { ...cart, discount }
}

export const setEatIn = (cart: Cart, eatIn: boolean): Cart => ({ ...cart, eatIn })

/** Before anything comes off. */
export function linePence(menu: Menu, line: CartLine): number {
  const item = itemOf(menu, line)
  return item ? unitPenceOf(menu, item, line.options) * line.quantity : 0
}
export const dealsOf = (menu: Menu, cart: Cart): Dealt['off'] => dealsFor(menu, cart.lines).off
/** With its deals, before a discount. */
export const fullPence = (menu: Menu, cart: Cart): number =>
  cart.lines.reduce((sum, line) => sum + linePence(menu, line), 0) - dealsOf(menu, cart).reduce((sum, { pence }) => sum + pence, 0)
export const offPence = (menu: Menu, cart: Cart): number => (cart.discount ? discountPence(cart.discount, fullPence(menu, cart)) : 0)
export function totalPence(menu: Menu, cart: Cart): number {
  const ofPence = fullPence(menu, cart)
  return cart.discount ? ofPence - discountPence(cart.discount, ofPence) : ofPence
}
export const quantityOf = (cart: Cart, item: string): number =>
  cart.lines.reduce((sum, line) => sum + (item === line.item ? line.quantity : 0), 0)
export const itemCount = (cart: Cart): number => cart.lines.reduce((sum, line) => sum + line.quantity, 0)
export const itemOf = (menu: Menu, line: { item: string }): Item | undefined => itemsById(menu).get(line.item)

/** Portions by food of what is on it; free food, which is always there, is left out. */
export function portionsIn(cart: { lines: readonly { item: string; quantity: number }[] }, menu: Menu): Record<string, number> {
  const need: Record<string, number> = {}
  for (const line of cart.lines) {
    const portions = needOf([itemOf(menu, line)?.portions ?? []], foodsById(menu))
    for (const [food, n] of Object.entries(portions)) need[food] = (need[food] ?? 0) + n * line.quantity
  }
  return need
}

/** The lines as they are sent; a price is never among them. */
export function linesToSend(cart: Cart): { item: string; quantity: number; options?: Record<string, string>; note?: string }[] {
  return cart.lines.map(({ item, quantity, options, note }) => ({
    item,
    quantity,
    ...(Object.keys(options).length > 0 ? { options } : {}),
    ...(note === '' ? {} : { note }),
  }))
}

/**
 * A sale that was put aside, on the docket again as it was; nothing is chosen. Whoever takes it up did not hear what the
 * customer was told of an allergy, so that is to be read out again.
 */
export function cartOf(lines: readonly LineRequest[], eatIn: boolean, allergies?: readonly Allergen[], discount?: CartDiscount): Cart {
  const taken = lines.map(({ item, quantity, options = {}, note = '' }, at): CartLine => ({ key: at + 1, item, quantity, options, note }))
  const allergy = allergies === undefined ? null : { avoid: allergies, heard: [], answered: true }
  return { lines: taken, chosen: null, nextKey: taken.length + 1, eatIn, allergy, ...(discount && { discount }) }
}

function defaultOptions(menu: Menu, item: Item): Record<string, string> {
  const defaults: Record<string, string> = {}
  for (const option of menu.options) {
    if (option.default !== null && item.options.includes(option.id)) defaults[option.id] = option.default
  }
  return defaults
}

function sameOptions(a: Record<string, string>, b: Record<string, string>): boolean {
  const ids = Object.keys(a)
  return ids.length === Object.keys(b).length && ids.every((id) => a[id] === b[id])
}

function withLine(cart: Cart, key: number, change: (line: CartLine) => CartLine): Cart {
  return { ...cart, lines: cart.lines.map((line) => (line.key === key ? change(line) : line)) }
}

const setQuantity = (cart: Cart, key: number, quantity: number): Cart => withLine(cart, key, (line) => ({ ...line, quantity }))

/** The shop refuses an order beyond its limits, so the till must not take money for one. */
function within(menu: Menu, before: Cart, after: Cart): Cart {
  const portions = after.lines.reduce((sum, line) => sum + (itemOf(menu, line)?.portions.length ?? 0) * line.quantity, 0)
  const fits =
    after.lines.length <= orderLimits.lines &&
    portions <= orderLimits.portions &&
    totalPence(menu, after) <= orderLimits.totalPence &&
    after.lines.every((line) => line.quantity <= orderLimits.quantity)
  return fits ? after : before
}
