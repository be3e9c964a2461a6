import { foodsById, type Item, itemsById, type Menu } from './menu'

/**
 * What is sold out, and what is counted down ("86"). Somebody says how much is left of an item (in units) or of a food (in
 * portions, whatever they are sold in), and every order since then takes from it. Events may come in any order and twice:
 * the topics of the log have no order among each other.
 */

export type CountedKind = 'item' | 'food'
/** `item/skate` or `food/cod`: one text for what is counted. */
export type CountedKey = `${CountedKind}/${string}`

/** How much of each thing an order takes, or is left. What is not named is taken by nobody, or is there without limit. */
export type Units = Readonly<Record<CountedKey, number>>

export type AvailabilityEvent =
  /** `left` null: there is no limit any more. `date`: the trading day it was said on, the only one it counts for. */
  | { type: 'set'; id: string; kind: CountedKind; of: string; left: number | null; atMs: number; date: string }
  /** By when the shop got the order: what was sold without a link was still there for whoever counted meanwhile. */
  | { type: 'sold' | 'unsold'; order: string; arrivedAtMs: number; units: Units }
  /** Some of an order is not wanted any more. `id`: of the event that says so. Heard of after its sale, as the log has them. */
  | { type: 'changed'; order: string; id: string; units: Units }

type Count = {
  id: string
  atMs: number
  date: string
  left: number | null
  /** Taken by order id; 0 of a cancelled one, so that its sale counts no more if it is heard of later. */
  taken: ReadonlyMap<string, number>
  /** Taken by orders that are too long ago to be told one by one. */
  before: number
}
export type Availability = ReadonlyMap<CountedKey, Count>

export const nothingCounted: Availability = new Map()

/** A bound for what is sold beside the tills, which nobody can refuse. Far more than anybody counts down from. */
const mostTaken = 2000

/** Commutative and idempotent, but for a count that is set after its orders were heard of: those have to be told again. */
export function evolve(state: Availability, event: AvailabilityEvent): Availability {
  if (event.type === 'set') return withSet(state, event)
  let next: Map<CountedKey, Count> | null = null
  for (const [key, count] of state) {
    const units = event.units[key]
    if (units === undefined || count.left === null) continue
    const changed = event.type === 'changed' ? withGivenUp(count, event, units) : withOrder(count, event, units)
    if (changed === count) continue
    next ??= new Map(state)
    next.set(key, changed)
  }
  return next ?? state
}

function withOrder(
  count: Count,
  { type, order, arrivedAtMs }: Extract<AvailabilityEvent, { type: 'sold' | 'unsold' }>,
  units: number,
): Count {
  if (arrivedAtMs < count.atMs) return count
  const known = count.taken.get(order)
  if (type === 'sold') return known === undefined ? withTaken(count, order, units) : count
  if (known === 0) return count
  // All of it comes back at once: what came back before is in it.
  const taken = new Map([...count.taken].filter(([key]) => !key.startsWith(`${order}/`)))
  return withTaken({ ...count, taken }, order, 0)
}

/** Stands beside its order as so much less, by the event's id, so that a repeat gives nothing back. */
function withGivenUp(count: Count, { order, id }: Extract<AvailabilityEvent, { type: 'changed' }>, units: number): Count {
  const key = `${order}/${id}`
  return (count.taken.get(order) ?? 0) > 0 && !count.taken.has(key) ? withTaken(count, key, -units) : count
}

/** What was said last counts; of two at the same moment one and the same, whichever came first. */
function withSet(state: Availability, { id, kind, of, left, atMs, date }: Extract<AvailabilityEvent, { type: 'set' }>): Availability {
  const key = keyOf(kind, of)
  const known = state.get(key)
  if (known && (known.atMs > atMs || (known.atMs === atMs && known.id >= id))) return state
  return new Map(state).set(key, { id, atMs, date, left, taken: new Map(), before: 0 })
}

function withTaken(count: Count, order: string, units: number): Count {
  const taken = new Map(count.taken).set(order, units)
  if (taken.size <= mostTaken) return { ...count, taken }
  const [oldest = ['', 0]] = taken
  taken.delete(oldest[0])
  return { ...count, taken, before: count.before + oldest[1] }
}

/** What is left on this trading day of all that is counted; a shop starts its day whole. */
export function leftOn(state: Availability, date: string): Units {
  const left: Record<CountedKey, number> = {}
  for (const [key, count] of state) {
    if (count.left === null || count.date !== date) continue
    left[key] = Math.max(
      0,
      [...count.taken.values()].reduce((sum, units) => sum - units, count.left - count.before),
    )
  }
  return left
}

/** Units of each item and portions of each food in an order. */
export function unitsOf(lines: readonly { item: string; quantity: number }[], parts: readonly (readonly string[])[]): Units {
  const units: Record<CountedKey, number> = {}
  const take = (key: CountedKey, n: number) => {
    units[key] = (units[key] ?? 0) + n
  }
  for (const { item, quantity } of lines) take(keyOf('item', item), quantity)
  for (const part of parts) for (const food of part) take(keyOf('food', food), 1)
  return units
}

/** The same of lines that have no parts yet. */
export function unitsOfLines(menu: Menu, lines: readonly { item: string; quantity: number }[]): Units {
  const items = itemsById(menu)
  const parts = lines.flatMap(({ item, quantity }) => Array.from({ length: quantity }, () => items.get(item)?.portions ?? []))
  return unitsOf(lines, parts)
}

/** Of this food nothing can be sold any more, whatever it is sold in. */
export const isSoldOut = (left: Units, food: string): boolean => left[keyOf('food', food)] === 0

export type Shortage = { key: CountedKey; left: number }

/** What of an order cannot be sold: more than is left. Empty: it can. */
export function shortages(left: Units, wanted: Units): Shortage[] {
  return keysOf(wanted).flatMap((key) => {
    const there = left[key]
    return there !== undefined && there < (wanted[key] ?? 0) ? [{ key, left: there }] : []
  })
}

/** What is left once others have taken theirs. */
export function lessTaken(left: Units, taken: Iterable<Units>): Units {
  const less: Record<CountedKey, number> = { ...left }
  for (const units of taken) for (const key of keysOf(units)) if (key in less) less[key] = Math.max(0, (less[key] ?? 0) - (units[key] ?? 0))
  return less
}

/** How many of an item can be sold; null: nobody counts. */
export function leftOf(left: Units, item: Pick<Item, 'id' | 'portions'>): number | null {
  const ofFoods = [...new Set(item.portions)].map((food) => {
    const portions = left[keyOf('food', food)]
    return portions === undefined ? Infinity : Math.floor(portions / item.portions.filter((one) => one === food).length)
  })
  const most = Math.min(left[keyOf('item', item.id)] ?? Infinity, ...ofFoods)
  return most === Infinity ? null : most
}

/** "Skate is sold out", "only 2 skate left"; null when nothing is short. */
export function shortageWords(menu: Menu, short: readonly Shortage[]): string | null {
  if (short.length === 0) return null
  return short
    .map(({ key, left }) => {
      const name = nameOf(menu, key)
      return left === 0 ? `${name} is sold out` : `only ${left} ${name.toLowerCase()} left`
    })
    .filter((words, at, all) => all.indexOf(words) === at)
    .join(', ')
}

/** As the menu calls it. */
function nameOf(menu: Menu, key: CountedKey): string {
  const of = key.slice(key.indexOf('/') + 1)
  const known = key.startsWith('item/') ? itemsById(menu).get(of) : foodsById(menu).get(of)
  return known?.name ?? of
}

export const keyOf = (kind: CountedKind, of: string): CountedKey => `${kind}/${of}`

const isKey = (text: string): text is CountedKey => text.startsWith('item/') || text.startsWith('food/')
const keysOf = (units: Units): CountedKey[] => Object.keys(units).filter(isKey)
