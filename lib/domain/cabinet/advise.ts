import { type Foods, ruleOf } from './foods'
import { lacking } from './settle'
import { type CabinetSight, type FoodSight, foodSights, isOverdue } from './view'

/** Drop this now. `forOrders`: ids of the orders that wait for it, oldest first; none = only to keep the par level. */
export type Advice = { food: string; portions: number; pan: number; forOrders: string[] }

/**
 * What the cook should drop now, the most urgent first: food that the oldest order waits for, then what is furthest
 * below par. Cooked to order: exactly what is asked. Held: batches, until those who wait and the par level are served.
 * A pan takes one batch at a time; only portions cooked to order may join others in their pan. Pan 0 is no pan: no limit.
 */
export function advise(cabinet: CabinetSight, foods: Foods, nowMs: number): Advice[] {
  const waitingFor = waitingByFood(cabinet)
  const wanted = foodSights(cabinet, new Set([...foods.keys(), ...waitingFor.keys()]), foods, nowMs)
    .map((sight) => want(sight, foods, waitingFor.get(sight.food) ?? []))
    .filter((advice) => advice !== null)
  const age = new Map(Object.keys(cabinet.orders).map((id, place) => [id, place]))
  const urgency = (advice: Want) => age.get(advice.forOrders[0] ?? '') ?? Number.MAX_SAFE_INTEGER
  wanted.sort((a, b) => urgency(a) - urgency(b) || b.belowPar - a.belowPar || (a.food < b.food ? -1 : 1))
  const pans = pansInUse(cabinet, foods, nowMs)
  return wanted.filter((advice) => fits(pans, advice, foods)).map(({ belowPar: _, ...advice }) => advice)
}

/** What one drop can be: beyond it neither the kitchen's keys nor the log would take it. The rest is advised next. */
const mostInPan = 200
const mostWithoutPan = 1000

type Want = Advice & { belowPar: number }

function want({ food, heldPortions, coming, needed, par }: FoodSight, foods: Foods, forOrders: string[]): Want | null {
  const rule = ruleOf(foods, food)
  if (rule.kind === 'free') return null
  const short = needed - heldPortions - coming
  const most = rule.pan === 0 ? mostWithoutPan : mostInPan
  if (rule.kind === 'toOrder') return short > 0 ? { food, portions: Math.min(short, most), pan: rule.pan, forOrders, belowPar: 0 } : null
  const belowPar = short + par
  if (belowPar <= 0) return null
  const batches = Math.min(Math.ceil(belowPar / rule.batch), Math.floor(most / rule.batch))
  const portions = rule.pan === 0 ? batches * rule.batch : rule.batch
  return { food, portions, pan: rule.pan, forOrders: short > 0 ? forOrders : [], belowPar: belowPar / Math.max(1, par) }
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

function pansInUse(cabinet: CabinetSight, foods: Foods, nowMs: number): Pans {
  const pans: Pans = new Map()
  for (const batch of Object.values(cabinet.fryer)) if (!isOverdue(batch, foods, nowMs)) occupy(pans, batch.pan, batch.food, foods)
  return pans
}

function fits(pans: Pans, { pan, food }: Advice, foods: Foods): boolean {
  const inside = pans.get(pan)
  const free = pan === 0 || inside === undefined || (inside === 'toOrder' && ruleOf(foods, food).kind === 'toOrder')
  // What does not fit keeps the pan for itself: else less urgent portions would go on joining and it never gets in.
  occupy(pans, pan, food, foods)
  return free
}

function occupy(pans: Pans, pan: number, food: string, foods: Foods): void {
  if (pans.get(pan) !== 'batch') pans.set(pan, ruleOf(foods, food).kind === 'toOrder' ? 'toOrder' : 'batch')
}
