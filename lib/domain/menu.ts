/** What the shop sells. A menu is published whole, versioned, and never edited in place. */

/** `held` is cooked ahead and kept hot, `toOrder` is cooked exactly as asked, `free` never waits and is never in the cabinet. */
export type FoodKind = 'held' | 'toOrder' | 'free'

export type Food = {
  id: string
  name: string
  kind: FoodKind
  /** Minutes a portion may be kept hot. Chips 7, fish 30, sausage 90 (carter-hoffmann and McDonald's figures). 0 for free food. */
  holdMinutes: number
  fryMinutes: number
  /** Portions that are cooked together; `held` food is rounded up to it. */
  batch: number
  /** Portions the cabinet is kept at. 0 for `toOrder` and `free`. */
  par: number
  /** Pan 1…4 on the range; 0 when it is not fried. */
  pan: number
}

export const allergens = [
  'celery',
  'gluten',
  'crustaceans',
  'egg',
  'fish',
  'lupin',
  'milk',
  'molluscs',
  'mustard',
  'nuts',
  'peanuts',
  'sesame',
  'soya',
  'sulphites',
] as const
export type Allergen = (typeof allergens)[number]

/** UK VAT codes as used here: `standard` 20 %, `zero` 0 %. */
export type VatCode = 'standard' | 'zero'
export const vatPercent: Record<VatCode, number> = { standard: 20, zero: 0 }

export const menuGroups = ['meal', 'fish', 'chips', 'pie', 'side', 'extra'] as const
export type MenuGroup = (typeof menuGroups)[number]

export type Option = {
  id: string
  name: string
  choices: string[]
  default: string | null
  /** What a choice brings with it, beside what is in the item; a choice that is not named brings nothing. */
  allergens?: Record<string, Allergen[]>
  /** What a choice costs more, by choice; nothing where none is named. */
  pence?: Record<string, number>
}

/** Items that are one thing in several sizes, the smallest first. Choosing another size of a line makes it the other item. */
export type Sizes = { id: string; choices: { name: string; item: string }[] }

/** One item of each slot together for a price. `slots`: the ids of the items that each takes. */
export type Deal = { id: string; name: string; slots: string[][]; pricePence: number }

export type Item = {
  id: string
  name: string
  group: MenuGroup
  /** Food ids, one entry a portion. One unit sold is one part of an order. */
  portions: string[]
  pricePence: number
  vatTakeaway: VatCode
  vatEatIn: VatCode
  allergens: Allergen[]
  /** Ids of the options that can be chosen for it. */
  options: string[]
  /** Consumables that one unit uses up when it is sold, by consumable id (boxes, paper, cans). */
  uses: Record<string, number>
  /** True for the one item that prices a bare part with these portions. */
  bare: boolean
  /** Place among the best sellers on the till, 1…35; null = found under "All the menu". */
  tile: number | null
}

export type Consumable = { id: string; name: string; unit: string }

export type Menu = {
  version: number
  name: string
  /** False until the owner has checked names, prices and allergens. */
  confirmed: boolean
  foods: Food[]
  items: Item[]
  options: Option[]
  sizes?: Sizes[]
  deals?: Deal[]
  consumables: Consumable[]
  /** What one portion of a food uses when its batch is lifted (fish, potatoes, batter, oil), by consumable id. */
  foodUses: Record<string, Record<string, number>>
}

type MenuIndex = {
  foods: ReadonlyMap<string, Food>
  items: ReadonlyMap<string, Item>
  options: ReadonlyMap<string, Option>
  /** Portions (see portionsKey) → the item that prices a bare part with them. */
  bare: ReadonlyMap<string, Item>
}

const indexes = new WeakMap<Menu, MenuIndex>()

/** Built once a menu and kept with it: pricing asks for every order. Safe, because a menu is never edited in place. */
function indexOf(menu: Menu): MenuIndex {
  const known = indexes.get(menu)
  if (known) return known
  const index: MenuIndex = {
    foods: new Map(menu.foods.map((food) => [food.id, food])),
    items: new Map(menu.items.map((item) => [item.id, item])),
    options: new Map(menu.options.map((option) => [option.id, option])),
    bare: new Map(menu.items.filter((item) => item.bare).map((item) => [portionsKey(item.portions), item])),
  }
  indexes.set(menu, index)
  return index
}

export const foodsById = (menu: Menu): ReadonlyMap<string, Food> => indexOf(menu).foods
export const itemsById = (menu: Menu): ReadonlyMap<string, Item> => indexOf(menu).items
export const optionsById = (menu: Menu): ReadonlyMap<string, Option> => indexOf(menu).options

/** The sizes that an item can be had in; none when there is only the one. */
export const sizesOf = (menu: Menu, item: string): Sizes['choices'] =>
  menu.sizes?.find(({ choices }) => choices.some((choice) => choice.item === item))?.choices ?? []

/** What one unit costs as it was asked for, before anything comes off: the item and what its options cost more. */
export function unitPenceOf(menu: Menu, item: Item, options: Readonly<Record<string, string>> = {}): number {
  let pence = item.pricePence
  for (const [id, choice] of Object.entries(options)) pence += optionsById(menu).get(id)?.pence?.[choice] ?? 0
  return pence
}

/** The item that prices a bare part of these portions, in whatever order they are named. */
export function bareItem(menu: Menu, portions: readonly string[]): Item | undefined {
  return indexOf(menu).bare.get(portionsKey(portions))
}

/** One text for one multiset of portions. Food ids have no spaces (checkMenu), so two multisets never share one. */
export function portionsKey(portions: readonly string[]): string {
  return portions.length === 1 ? (portions[0] ?? '') : [...portions].sort().join(' ')
}
