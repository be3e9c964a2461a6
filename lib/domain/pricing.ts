import { dealsFor } from './deals'
import { type DiscountRequest, withDiscount } from './discount'
import { bareItem, foodsById, type Item, itemsById, type Menu, optionsById, unitPenceOf, vatPercent } from './menu'
import { vatOfGross } from './money'
import type { Off, PricedLine } from './order'

/** Limits of one order: units of a line, lines, portions, and what it may cost. Beyond them it is refused whole. */
export const orderLimits = { quantity: 99, lines: 100, portions: 500, totalPence: 100_000_000 } as const

/** A line as it is asked for. It has no price: the shop prices. */
export type LineRequest = { item: string; quantity: number; options?: Record<string, string>; note?: string }

type Sold = { item: Item; request: LineRequest }

/** What cannot be sold, and where in the request: `lines.0.item`, `parts.2.1`. */
export type PricingProblem = { path: string; message: string }

export type Pricing =
  | { ok: true; lines: PricedLine[]; parts: string[][]; off?: Off[]; totalPence: number; vatPence: number }
  | { ok: false; problems: PricingProblem[] }

/** Prices what a till sells, with the deals that are in it. One unit is one part: `parts` follow from the lines, in their order. */
export function priceLines(menu: Menu, requests: readonly LineRequest[], eatIn: boolean, discount?: DiscountRequest): Pricing {
  if (requests.length === 0) return refused('lines', 'nothing is ordered')
  if (requests.length > orderLimits.lines) return refused('lines', `at most ${orderLimits.lines} lines`)
  const items = itemsById(menu)
  const problems: PricingProblem[] = []
  const sold: Sold[] = []
  for (const [at, request] of requests.entries()) {
    const item = items.get(request.item)
    if (item === undefined) problems.push({ path: `lines.${at}.item`, message: `"${request.item}" is not on the menu` })
    else sold.push({ item, request })
    if (!Number.isInteger(request.quantity) || request.quantity < 1 || request.quantity > orderLimits.quantity)
      problems.push({ path: `lines.${at}.quantity`, message: `a whole number from 1 to ${orderLimits.quantity}` })
    if (item !== undefined) problems.push(...optionProblems(menu, item, request, at))
  }
  if (problems.length > 0) return { ok: false, problems }
  if (sold.reduce((sum, { item, request }) => sum + item.portions.length * request.quantity, 0) > orderLimits.portions)
    return refused('lines', `at most ${orderLimits.portions} portions`)
  const parts = sold.flatMap(({ item, request }) => Array.from({ length: request.quantity }, () => [...item.portions]))
  return dealt(menu, { sold, parts, eatIn, path: 'lines' }, discount)
}

/**
 * Prices an order that names only food: each part as the bare item with the same portions, in whatever order they are
 * named, else as its foods sold one by one. Equal items make one line, in the order in which they first appear.
 */
export function priceParts(menu: Menu, parts: readonly (readonly string[])[], eatIn: boolean): Pricing {
  if (parts.length === 0) return refused('parts', 'nothing is ordered')
  if (parts.reduce((sum, part) => sum + part.length, 0) > orderLimits.portions)
    return refused('parts', `at most ${orderLimits.portions} portions`)
  const foods = foodsById(menu)
  const problems: PricingProblem[] = []
  const sold = new Map<Item, number>()
  for (const [at, part] of parts.entries()) {
    if (part.length === 0) problems.push({ path: `parts.${at}`, message: 'a part without food' })
    for (const [portion, food] of part.entries()) {
      if (!foods.has(food)) problems.push({ path: `parts.${at}.${portion}`, message: `"${food}" is not on the menu` })
    }
    if (problems.length > 0) continue
    // Only known food is looked up as a multiset: "chips cod" as the name of one food would read like two.
    const whole = bareItem(menu, part)
    for (const item of whole ? [whole] : part.map((food) => single(menu, food))) sold.set(item, (sold.get(item) ?? 0) + 1)
  }
  if (problems.length > 0) return { ok: false, problems }
  const lines = [...sold].map(([item, quantity]) => ({ item, request: { item: item.id, quantity } }))
  return dealt(menu, { sold: lines, parts: parts.map((part) => [...part]), eatIn, path: 'parts' })
}

type Asked = { sold: readonly Sold[]; parts: string[][]; eatIn: boolean; path: string }

/** Lines with what the deals in them take off, and then the discount. Food that is named without its items gets the same deals. */
function dealt(menu: Menu, { sold, parts, eatIn, path }: Asked, discount?: DiscountRequest): Pricing {
  const { off, shares } = dealsFor(
    menu,
    sold.map(({ request }) => request),
  )
  const lines = sold.map(({ item, request }, at) => ({
    ...pricedLine(item, request.quantity, eatIn, unitPenceOf(menu, item, request.options), shares[at]),
    ...asked(request),
  }))
  const less = discount === undefined ? { lines, off: null } : withDiscount(lines, discount)
  const priced = added(less.lines, parts, path)
  const all = less.off ? [...off, less.off] : off
  return priced.ok && all.length > 0 ? { ...priced, off: all } : priced
}

function single(menu: Menu, food: string): Item {
  const item = bareItem(menu, [food])
  if (item === undefined) throw new Error(`menu ${menu.version} has no price for ${food}: it was published unchecked`)
  return item
}

function optionProblems(menu: Menu, item: Item, request: LineRequest, at: number): PricingProblem[] {
  const problems: PricingProblem[] = []
  for (const [id, choice] of Object.entries(request.options ?? {})) {
    const option = item.options.includes(id) ? optionsById(menu).get(id) : undefined
    const path = `lines.${at}.options.${id}`
    if (option === undefined) problems.push({ path, message: `${item.name} has no such option` })
    else if (!option.choices.includes(choice)) problems.push({ path, message: `one of ${option.choices.join(', ')}` })
  }
  return problems
}

function pricedLine(item: Item, quantity: number, eatIn: boolean, unitPence: number, offPence = 0): PricedLine {
  const totalPence = unitPence * quantity - offPence
  const vat = eatIn ? item.vatEatIn : item.vatTakeaway
  return {
    item: item.id,
    name: item.name,
    quantity,
    unitPence,
    ...(offPence > 0 ? { offPence } : {}),
    totalPence,
    vat,
    vatPence: vatOfGross(totalPence, vatPercent[vat]),
  }
}

/** What a line keeps of what was asked; what was not asked leaves no field behind. */
function asked({ options, note }: LineRequest): Pick<PricedLine, 'options' | 'note'> {
  return { ...(options && Object.keys(options).length > 0 ? { options } : {}), ...(note ? { note } : {}) }
}

function added(lines: PricedLine[], parts: string[][], path: string): Pricing {
  let totalPence = 0
  let vatPence = 0
  for (const line of lines) {
    totalPence += line.totalPence
    vatPence += line.vatPence
  }
  // An order beyond what a record may carry would be accepted here and unreadable to everybody who reads the log.
  if (totalPence > orderLimits.totalPence) return refused(path, 'costs more than one order may')
  return { ok: true, lines, parts, totalPence, vatPence }
}

function refused(path: string, message: string): Pricing {
  return { ok: false, problems: [{ path, message }] }
}
