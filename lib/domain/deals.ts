import { type Deal, type Item, itemsById, type Menu } from './menu'
import { apportion } from './money'
import type { Off } from './order'

/** What deals take off an order: by deal, and each line's share. */
export type Dealt = { off: Extract<Off, { kind: 'deal' }>[]; shares: number[] }

/** One deal, made of these items; it can be made of the same ones several times. */
type Made = { deal: Deal; items: readonly Item[]; pence: number; times: number }
type Counts = ReadonlyMap<Item, number>

/** Ways to combine deals that are looked at. An order of a few people is looked at whole; a feast gets what is near the best. */
const mostSteps = 5000

/**
 * The deals that make an order cheapest. A deal counts for what its items cost plain; paid options stay to be paid. The same order
 * gets the same deals, however its lines stand; none makes anything dearer.
 */
export function dealsFor(menu: Menu, lines: readonly { item: string; quantity: number }[]): Dealt {
  const counts = countsOf(menu, lines)
  if (counts.size === 0) return { off: [], shares: lines.map(() => 0) }
  return shared(bestOf(menu.deals ?? [], counts), lines)
}

/** Units of what any deal takes, the dearest first and never in the order of the lines. Empty when no deal can be whole. */
function countsOf(menu: Menu, lines: readonly { item: string; quantity: number }[]): Counts {
  const wanted = new Set(lines.map(({ item }) => item))
  const possible = (menu.deals ?? []).filter(({ slots }) => slots.every((slot) => slot.some((id) => wanted.has(id))))
  if (possible.length === 0) return new Map()
  const dealt = new Set(possible.flatMap(({ slots }) => slots.flat()))
  const units = new Map<Item, number>()
  for (const { item: id, quantity } of lines) {
    const item = dealt.has(id) ? itemsById(menu).get(id) : undefined
    if (item) units.set(item, (units.get(item) ?? 0) + quantity)
  }
  return new Map([...units].toSorted(([a], [b]) => b.pricePence - a.pricePence || (a.id < b.id ? -1 : 1)))
}

/** What each takes at once is not surely the best together, so that is where the search begins and not where it ends. */
function bestOf(deals: readonly Deal[], counts: Counts): Made[] {
  let best = greedy(deals, counts)
  let bestPence = saved(best)
  const budget = { steps: mostSteps }
  /** The dearest that is left is in some deal or in none; each way is followed. */
  const follow = (left: Counts, made: readonly Made[], pence: number) => {
    if (pence > bestPence) {
      best = [...made]
      bestPence = pence
    }
    const [first] = left.keys()
    if (first === undefined || budget.steps <= 0) return
    for (const deal of deals) {
      for (const one of madeOf(deal, left, budget, first)) follow(without(left, one), [...made, one], pence + one.pence)
    }
    follow(new Map([...left].slice(1)), made, pence)
  }
  follow(counts, [], 0)
  return best
}

/** The deal that saves most, as often as it can be made, then the next. */
function greedy(deals: readonly Deal[], counts: Counts): Made[] {
  const made: Made[] = []
  for (let left = counts; ; ) {
    const ways = deals.flatMap((deal) => madeOf(deal, left))
    const [first] = ways
    if (first === undefined) return made
    const most = ways.reduce((a, b) => (b.pence > a.pence ? b : a), first)
    const times = Math.min(...most.items.map((item) => Math.floor((left.get(item) ?? 0) / most.items.filter((one) => one === item).length)))
    const one = { ...most, times }
    made.push(one)
    left = without(left, one)
  }
}

/**
 * Every way to make a deal of what is left that saves something. With `first` in it, if one is named, for as long as the budget
 * lasts; else of the dearest alone: for a slot as many as there are slots, because the others can take no more of them away.
 */
function madeOf(deal: Deal, left: Counts, budget: { steps: number } = { steps: Infinity }, first: Item | null = null): Made[] {
  const candidates = deal.slots.map((slot) => {
    const fitting = [...left.keys()].filter(({ id }) => slot.includes(id))
    return first === null ? fitting.slice(0, deal.slots.length) : fitting
  })
  const made: Made[] = []
  const fill = (items: readonly Item[]) => {
    if (budget.steps-- <= 0) return
    const fitting = candidates[items.length]
    if (fitting === undefined) {
      const pence = items.reduce((sum, item) => sum + item.pricePence, -deal.pricePence)
      if (pence > 0 && (first === null || items.includes(first))) made.push({ deal, items, pence, times: 1 })
      return
    }
    for (const item of fitting) {
      if (items.filter((one) => one === item).length < (left.get(item) ?? 0)) fill([...items, item])
    }
  }
  fill([])
  return made
}

function without(left: Counts, { items, times }: Made): Counts {
  const next = new Map(left)
  for (const item of items) {
    const n = (next.get(item) ?? 0) - times
    if (n > 0) next.set(item, n)
    else next.delete(item)
  }
  return next
}

const saved = (made: readonly Made[]) => made.reduce((sum, { pence, times }) => sum + pence * times, 0)

/** A deal's saving is shared by what its items cost plain; of lines with the same item the first have theirs in the deal. */
function shared(made: readonly Made[], lines: readonly { item: string; quantity: number }[]): Dealt {
  const shares = lines.map(() => 0)
  const free = lines.map(({ quantity }) => quantity)
  const off: Dealt['off'] = []
  for (const deal of new Set(made.map((one) => one.deal))) {
    const own = made.filter((one) => one.deal === deal)
    const weights = lines.map(() => 0)
    for (const { items, times } of own) {
      for (const item of items) {
        let units = times
        for (const [at, line] of lines.entries()) {
          const here = line.item === item.id ? Math.min(units, free[at] ?? 0) : 0
          units -= here
          free[at] = (free[at] ?? 0) - here
          weights[at] = (weights[at] ?? 0) + here * item.pricePence
        }
      }
    }
    const pence = saved(own)
    for (const [at, share] of apportion(pence, weights).entries()) shares[at] = (shares[at] ?? 0) + share
    off.push({ kind: 'deal', deal: deal.id, name: deal.name, pence })
  }
  return { off, shares }
}
