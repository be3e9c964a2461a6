import { shortages, type Units, unitsOf, unitsOfLines } from '@/lib/domain/availability'
import { type Item, type Menu, optionsById } from '@/lib/domain/menu'
import type { LineInput, PlaceOrderInput } from '@/lib/inputs/order'

/** Next number from 0 up to 1. */
export type Chance = () => number

/** The same sequence for the same seed (mulberry32). */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export type Wish = Omit<PlaceOrderInput, 'id'>

const share = { namedFromTheMenu: 0.4, eatIn: 0.1, cash: 0.4, option: 0.4, secondItem: 0.35, two: 0.15 } as const

/** So often somebody who reads "Sold out" thinks of something else before going away. */
const mostThoughts = 5

/** The same from what there is; null: of all that came to mind nothing is left. */
export function wishFrom(chance: Chance, menu: Menu, tills: readonly number[], left: Units): Wish | null {
  for (let thought = 0; thought < mostThoughts; thought++) {
    const wish = wishOf(chance, menu, tills)
    const wanted = wish.lines ? unitsOfLines(menu, wish.lines) : unitsOf([], wish.parts ?? [])
    if (shortages(left, wanted).length === 0) return wish
  }
  return null
}

/** What a customer wants: as often as not what the talk's customers order, else things from the menu. At one of these tills. */
export function wishOf(chance: Chance, menu: Menu, tills: readonly number[]): Wish {
  const till = tills[Math.floor(chance() * tills.length)] ?? 1
  const wanted = chance() < share.namedFromTheMenu ? { lines: someLines(chance, menu) } : { parts: classic(chance) }
  return { till, ...wanted, eatIn: chance() < share.eatIn, payment: { method: chance() < share.cash ? 'cash' : 'card' } }
}

/** The talk's die: 1-3 cod and chips, 4 chips, 5 cod and chips and large chips, 6 cod and chips and plaice and chips. */
export function classic(chance: Chance): string[][] {
  const codAndChips = ['cod', 'chips']
  switch (1 + Math.floor(chance() * 6)) {
    case 4:
      return [['chips']]
    case 5:
      return [codAndChips, ['chips', 'chips']]
    case 6:
      return [codAndChips, ['plaice', 'chips']]
    default:
      return [codAndChips]
  }
}

function someLines(chance: Chance, menu: Menu): LineInput[] {
  // Best sellers are what people come for; the first places more than the last.
  const sellers = menu.items.filter(({ tile }) => tile !== null).toSorted((a, b) => (a.tile ?? 0) - (b.tile ?? 0))
  const one = () => sellers[Math.floor(chance() ** 2 * sellers.length)]
  const items = [one(), ...(chance() < share.secondItem ? [one()] : [])].filter((item) => item !== undefined)
  return items.map((item) => ({ item: item.id, quantity: chance() < share.two ? 2 : 1, ...optionsOf(chance, item, menu) }))
}

function optionsOf(chance: Chance, item: Item, menu: Menu): Pick<LineInput, 'options'> {
  const options = optionsById(menu)
  const chosen: [string, string][] = []
  for (const id of item.options) {
    const choices = options.get(id)?.choices ?? []
    const choice = choices[Math.floor(chance() * choices.length)]
    if (choice !== undefined && chance() < share.option) chosen.push([id, choice])
  }
  return chosen.length === 0 ? {} : { options: Object.fromEntries(chosen) }
}
