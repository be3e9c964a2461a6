import { type Foods, ruleOf } from './foods'
import { lacking } from './settle'
import { type CabinetSight, type FoodSight, foodSights, isOverdue } from './view'

/**
 * Drop this now. `forOrders`: ids of the orders that wait for it, oldest first; none = nobody has paid for it yet. `typed`: so many
 * of them stand on orders that tills are taking; without either it is only to keep the par level.
 */
export type Advice = { food: string; portions: number; pan: number; forOrders: string[]; typed?: number }

/** What the advice goes by beside the cabinet. */
export type AdviseWith = {
  /** Portions by food that tills are typing and nobody has paid. */
  typed?: Readonly<Record<string, number>>
  /** Where food is fried; what stands in no pan is fried in the menu's. */
  pans?: readonly { pan: number; foods: readonly string[] }[]
  /** When the oil of a pan is hot again. What still fries in it is not asked. */
  hotAtMs?: Readonly<Record<number, number>>
}

/**
 * What the cook should drop now, the most urgent first: food that the oldest order waits for, then what tills are typing, then what is
 * furthest below par. Cooked to order: exactly what is asked. Held: batches, until those who wait and the par level are served.
 * A pan takes one batch at a time; only portions cooked to order may join others in their pan. Pan 0 is no pan: no limit.
 */
export function advise(
  cabinet: CabinetSight,
  foods: Foods,
  nowMs: number,
  { typed = {}, pans = [], hotAtMs = {} }: AdviseWith = {},
): Advice[] {
  const waitingFor = waitingByFood(cabinet)
  const wanted = foodSights(cabinet, new Set([...foods.keys(), ...waitingFor.keys(), ...Object.keys(typed)]), foods, nowMs)
    .map((sight) => want(sight, foods, waitingFor.get(sight.food) ?? [], typed[sight.food] ?? 0))
    .filter((one) => one !== null)
  const age = new Map(Object.keys(cabinet.orders).map((id, place) => [id, place]))
  const urgency = (one: Want) => age.get(one.forOrders[0] ?? '') ?? (one.typed > 0 ? Number.MAX_SAFE_INTEGER - 1 : Number.MAX_SAFE_INTEGER)
  wanted.sort((a, b) => urgency(a) - urgency(b) || b.belowPar - a.belowPar || (a.food < b.food ? -1 : 1))
  const inUse = pansInUse(cabinet, foods, nowMs, hotAtMs)
  return wanted.flatMap((one) => {
    const own = pans.filter((pan) => pan.foods.includes(one.food)).map(({ pan }) => pan)
    return place(one, own.length > 0 ? own : [ruleOf(foods, one.food).pan], inUse, foods)
  })
}

/** What one drop can be: beyond it neither the kitchen's keys nor the log would take it. The rest is advised next. */
const mostInPan = 200
const mostWithoutPan = 1000

/** `portions` in all; `batch`: so many at once, 0 when they need not be divided. `short`: of `portions`, those that orders wait for. */
type Want = { food: string; portions: number; batch: number; short: number; forOrders: string[]; typed: number; belowPar: number }

function want({ food, heldPortions, coming, needed, par }: FoodSight, foods: Foods, waiting: string[], typing: number): Want | null {
  const rule = ruleOf(foods, food)
  if (rule.kind === 'free') return null
  const short = Math.max(0, needed - heldPortions - coming)
  const wanted = needed + typing - heldPortions - coming
  const told = { food, short, forOrders: short > 0 ? waiting : [], typed: Math.min(typing, Math.max(0, wanted)) }
  if (rule.kind === 'toOrder') return wanted > 0 ? { ...told, portions: wanted, batch: 0, belowPar: 0 } : null
  const belowPar = wanted + par
  if (belowPar <= 0) return null
  const portions = Math.ceil(belowPar / rule.batch) * rule.batch
  return { ...told, portions, batch: rule.batch, belowPar: belowPar / Math.max(1, par) }
}

/** Into the pans that are free, a batch each. */
function place({ food, portions, batch, short, forOrders, typed }: Want, own: readonly number[], inUse: Pans, foods: Foods): Advice[] {
  const placed: Advice[] = []
  let left = portions
  for (const pan of own) {
    if (left <= 0) break
    if (!isFree(inUse, pan, food, foods)) continue
    const most = pan === 0 ? mostWithoutPan : mostInPan
    const some = batch === 0 || pan === 0 ? Math.min(left, batch === 0 ? most : Math.floor(most / batch) * batch) : batch
    const before = portions - left
    // Those who wait come first, then what is typed, then the par level.
    const more = Math.max(0, Math.min(before + some, short + typed) - Math.max(before, short))
    placed.push({ food, portions: some, pan, forOrders: before < short ? forOrders : [], ...(more > 0 ? { typed: more } : {}) })
    occupy(inUse, pan, food, foods)
    left -= some
  }
  // What does not fit keeps its pans for itself: else less urgent portions would go on joining and it never gets in.
  if (left > 0) for (const pan of own) occupy(inUse, pan, food, foods)
  return placed
}

function waitingByFood(cabinet: CabinetSight): Map<string, string[]> {
  const waiting = new Map<string, string[]>()
  for (const [id, order] of Object.entries(cabinet.orders)) {
    if (order.status !== 'waiting') continue
    for (const [food, n] of Object.entries(lacking(order))) {
      if (n === 0) continue
      const before = waiting.get(food)
      if (before) before.push(id)
      else waiting.set(food, [id])
    }
  }
  return waiting
}

/** What fries in a pan: a batch keeps everything else out, portions cooked to order only keep a batch out. */
type Pans = Map<number, 'batch' | 'toOrder'>

function pansInUse(cabinet: CabinetSight, foods: Foods, nowMs: number, hotAtMs: Readonly<Record<number, number>>): Pans {
  const pans: Pans = new Map()
  for (const batch of Object.values(cabinet.fryer)) if (!isOverdue(batch, foods, nowMs)) occupy(pans, batch.pan, batch.food, foods)
  // An empty pan whose oil is coming up takes nothing yet.
  for (const [pan, atMs] of Object.entries(hotAtMs)) if (atMs > nowMs && !pans.has(Number(pan))) pans.set(Number(pan), 'batch')
  return pans
}

function isFree(pans: Pans, pan: number, food: string, foods: Foods): boolean {
  const inside = pans.get(pan)
  return pan === 0 || inside === undefined || (inside === 'toOrder' && ruleOf(foods, food).kind === 'toOrder')
}

function occupy(pans: Pans, pan: number, food: string, foods: Foods): void {
  if (pans.get(pan) !== 'batch') pans.set(pan, ruleOf(foods, food).kind === 'toOrder' ? 'toOrder' : 'batch')
}
