import { type Foods, fryMs, ruleOf } from '../cabinet/foods'
import { type CabinetSight, isOverdue } from '../cabinet/view'

/** Portions by food. */
export type Portions = Readonly<Record<string, number>>

type Frying = { food: string; portions: number; pan: number; readyAtMs: number }

/** What can be shared out: free portions by food, and what fries, the soonest first. What is overdue is nobody's any more. */
export type Supply = { nowMs: number; free: ReadonlyMap<string, number>; frying: readonly Frying[] }

/** Between two loads of one pan: lift, drain, drop. */
const turnMs = 30_000

export function supplyOf(cabinet: CabinetSight, foods: Foods, nowMs: number): Supply {
  const free = new Map<string, number>()
  for (const lot of cabinet.lots) if (lot.dueMs > nowMs) free.set(lot.food, (free.get(lot.food) ?? 0) + lot.n)
  const frying = Object.values(cabinet.fryer)
    .filter((batch) => !isOverdue(batch, foods, nowMs))
    .map(({ food, portions, pan, atMs }) => ({ food, portions, pan, readyAtMs: Math.max(nowMs, atMs + fryMs(foods, food)) }))
    .toSorted((a, b) => a.readyAtMs - b.readyAtMs)
  return { nowMs, free, frying }
}

/**
 * When the last of an order's own portions is there. `wanted`: its own and those of everybody before it, who are served first. What
 * lies free is there at once, what fries when it is done, and the rest when its pan has done all that is wanted of it.
 */
export function foodAtMs(supply: Supply, foods: Foods, own: Portions, wanted: Portions): number {
  let atMs = supply.nowMs
  for (const [food, portions] of Object.entries(own)) {
    if (portions > 0) atMs = Math.max(atMs, lastOfFoodAtMs(supply, foods, food, wanted))
  }
  return atMs
}

function lastOfFoodAtMs(supply: Supply, foods: Foods, food: string, wanted: Portions): number {
  let left = (wanted[food] ?? 0) - (supply.free.get(food) ?? 0)
  let atMs = supply.nowMs
  for (const batch of supply.frying) {
    if (batch.food !== food || left <= 0) continue
    left -= batch.portions
    atMs = batch.readyAtMs
  }
  return left <= 0 ? atMs : Math.max(atMs, loadsDoneAtMs(supply, foods, food, wanted))
}

/**
 * When everything that has not been dropped yet and goes into this food's pan is done: batches one after the other, what is cooked to
 * order together in one load. Who is before us may have food in the same pan that is not ours.
 */
function loadsDoneAtMs(supply: Supply, foods: Foods, food: string, wanted: Portions): number {
  const { pan } = ruleOf(foods, food)
  // No pan is no limit: it can be dropped now.
  if (pan === 0) return supply.nowMs + loadMs(foods, food)
  let batchesMs = 0
  let toOrderMs = 0
  for (const [other, portions] of Object.entries(wanted)) {
    const rule = ruleOf(foods, other)
    const short = portions - coming(supply, other)
    if (rule.pan !== pan || rule.kind === 'free' || short <= 0) continue
    if (rule.kind === 'toOrder') toOrderMs = Math.max(toOrderMs, loadMs(foods, other))
    else batchesMs += Math.ceil(short / rule.batch) * loadMs(foods, other)
  }
  return panFreeAtMs(supply, foods, pan, batchesMs > 0) + batchesMs + toOrderMs
}

const loadMs = (foods: Foods, food: string): number => fryMs(foods, food) + turnMs

function coming({ free, frying }: Supply, food: string): number {
  return frying.reduce((sum, batch) => sum + (batch.food === food ? batch.portions : 0), free.get(food) ?? 0)
}

/** A batch keeps everything else out; what is cooked to order keeps only a batch out. */
function panFreeAtMs({ nowMs, frying }: Supply, foods: Foods, pan: number, forBatch: boolean): number {
  const inTheWay = frying.filter((batch) => batch.pan === pan && (forBatch || ruleOf(foods, batch.food).kind !== 'toOrder'))
  return inTheWay.reduce((latestMs, { readyAtMs }) => Math.max(latestMs, readyAtMs), nowMs)
}
