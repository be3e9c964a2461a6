import { type Foods, fryMs, holdMs } from './cabinet/foods'
import { type CabinetSight, comingFrom, foodSight, isOverdue, waits } from './cabinet/view'
import { type Food, foodsById, type Menu } from './menu'
import { emptyAtMs, type Shortage, shortageOf } from './range/shortage'

/** One portion on the shelf. `promised`: an order has it, or will have it as soon as the rest of that order is there. */
export type Loaf = { minutes: number; state: LoafState; promised: boolean }
/** gold past 55 % of its life, to be binned past 85 %; what is set aside for an order has no life to count. */
export type LoafState = 'fresh' | 'ageing' | 'bin'

/** One food of the hot cabinet as people count it: with what is set aside for orders that are not served yet. */
export type Shelf = {
  food: Food
  held: number
  promised: number
  /** Portions that the open orders want, had or not. */
  needed: number
  /** Portions on orders that tills are taking and nobody has paid. */
  typed: number
  /** What is short of those two, and when. */
  shortage: Shortage | null
  /** When nothing is left of it, as things stand; null: not soon. */
  emptyAtMs: number | null
  /** Batches in the fryer that can be counted on, the soonest first. */
  coming: { portions: number; readyAtMs: number }[]
  par: number
  loaves: Loaf[]
  /** Loaves that are missing to the par level. */
  toPar: number
  /** The free portion that has to go first. */
  oldest: { leftMs: number; state: LoafState } | null
}

/** Share of the hold time, per cent. */
const ageingFrom = 55
const binFrom = 85

/** Every food that is kept or cooked, in the order of the menu. Free food is in no cabinet. */
export function shelves(cabinet: CabinetSight, menu: Menu, nowMs: number, typed: Readonly<Record<string, number>> = {}): Shelf[] {
  const rules = foodsById(menu)
  const spokenFor = heldForWaiting(cabinet, menu, nowMs)
  return menu.foods
    .filter((food) => food.kind !== 'free')
    .map((food) => {
      const sight = foodSight(cabinet, food.id, rules, nowMs)
      const setAside = Object.values(cabinet.orders)
        .filter((order) => order.status !== 'ready')
        .flatMap((order) => order.got.filter((lot) => lot.food === food.id))
      const life = holdMs(rules, food.id)
      const loaf = (dueMs: number): Omit<Loaf, 'promised'> => ({
        minutes: Math.max(0, Math.floor((nowMs - (dueMs - life)) / 60_000)),
        state: loafState(nowMs - (dueMs - life), life),
      })
      const aside = setAside.flatMap((lot) => times(lot.n, (): Loaf => ({ ...loaf(lot.dueMs), state: 'fresh', promised: true })))
      const free = sight.held.flatMap((lot) => times(lot.n, () => loaf(lot.dueMs)))
      const spoken = spokenFor.get(food.id) ?? 0
      const held = aside.length + free.length
      const coming = batchesOf(cabinet, food.id, nowMs, rules)
      const typing = typed[food.id] ?? 0
      const stock = { held: sight.held, coming, wanted: sight.needed + typing }
      return {
        food,
        held,
        promised: aside.length + Math.min(spoken, free.length),
        needed: aside.length + sight.needed,
        typed: typing,
        shortage: shortageOf(stock, nowMs),
        emptyAtMs: sight.par > 0 ? emptyAtMs(stock, nowMs) : null,
        coming,
        par: sight.par,
        loaves: [...aside, ...free.map((one, place) => ({ ...one, promised: place < spoken }))],
        toPar: food.kind === 'held' ? Math.max(0, sight.par - free.length + Math.min(spoken, free.length)) : 0,
        oldest:
          sight.oldestDueMs === null
            ? null
            : { leftMs: sight.oldestDueMs - nowMs, state: loafState(life - (sight.oldestDueMs - nowMs), life) },
      }
    })
}

/** Portions on the shelf that waiting orders will have, by food. */
function heldForWaiting(cabinet: CabinetSight, menu: Menu, nowMs: number): Map<string, number> {
  const byFood = new Map<string, number>()
  for (const order of waits(cabinet, foodsById(menu), nowMs).values()) {
    for (const wait of order) byFood.set(wait.food, (byFood.get(wait.food) ?? 0) + wait.held)
  }
  return byFood
}

function batchesOf(cabinet: CabinetSight, food: string, nowMs: number, rules: Foods): Shelf['coming'] {
  return Object.values(cabinet.fryer)
    .filter((batch) => batch.food === food && !isOverdue(batch, rules, nowMs))
    .map((batch) => ({ portions: comingFrom(batch), readyAtMs: batch.atMs + fryMs(rules, food) }))
    .toSorted((a, b) => a.readyAtMs - b.readyAtMs)
}

function loafState(ageMs: number, lifeMs: number): LoafState {
  if (100 * ageMs >= binFrom * lifeMs) return 'bin'
  return 100 * ageMs >= ageingFrom * lifeMs ? 'ageing' : 'fresh'
}

const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make)
