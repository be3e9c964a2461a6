import { type Foods, fryMs, ruleOf } from './foods'
import { lacking } from './settle'
import type { CabinetOrder, CabinetState, Lot } from './state'

/** As much of the cabinet as a screen needs to reckon what is held, what is short and what to drop. */
export type CabinetSight = Pick<CabinetState, 'lots' | 'fryer' | 'par'> & {
  orders: Record<string, Pick<CabinetOrder, 'status' | 'need' | 'got' | 'sinceMs'>>
}

/** The cabinet without what only workers need (positions, parts, causes). */
export function viewOf(state: CabinetState) {
  const { epoch, version, lots, fryer, par, totals, clockMs } = state
  const orders = Object.fromEntries(
    Object.entries(state.orders).map(([id, { status, need, got, sinceMs, order, ticket }]) => [
      id,
      { status, need, got, sinceMs, order, ticket },
    ]),
  )
  return { epoch, version, lots, fryer, par, totals, clockMs, orders }
}

/** What was dropped and takes twice its frying time will not come: somebody took it out and told nobody. */
export function isOverdue(batch: CabinetState['fryer'][string], foods: Foods, nowMs: number): boolean {
  return nowMs - batch.atMs > 2 * fryMs(foods, batch.food)
}

/** What a batch will bring to the shelf: not what orders have of it already, from a lift that was undone. */
export const comingFrom = ({ portions, taken = 0 }: CabinetState['fryer'][string]): number => Math.max(0, portions - taken)

/** One food's shelf, in portions. */
export type FoodSight = {
  food: string
  /** Free and in time, oldest first. */
  held: Lot[]
  heldPortions: number
  /** Set aside for orders that are not being wrapped yet. */
  promised: number
  /** In the fryer and not overdue. */
  coming: number
  /** What orders that wait still lack. */
  needed: number
  par: number
  /** When the oldest free portion has to go; null when none is held. */
  oldestDueMs: number | null
}

export function foodSight(cabinet: CabinetSight, food: string, foods: Foods, nowMs: number): FoodSight {
  return sightOf(food, countPromises(cabinet), cabinet, foods, nowMs)
}

/** The same of many foods, with one pass over the orders. */
export function foodSights(cabinet: CabinetSight, of: Iterable<string>, foods: Foods, nowMs: number): FoodSight[] {
  const promises = countPromises(cabinet)
  return Array.from(of, (food) => sightOf(food, promises, cabinet, foods, nowMs))
}

/** Portions by food that orders have, and lack. */
type Promises = { promised: Record<string, number>; needed: Record<string, number> }

function countPromises(cabinet: CabinetSight): Promises {
  const promised: Record<string, number> = {}
  const needed: Record<string, number> = {}
  for (const order of Object.values(cabinet.orders)) {
    if (order.status !== 'waiting' && order.status !== 'hot') continue
    for (const lot of order.got) promised[lot.food] = (promised[lot.food] ?? 0) + lot.n
    if (order.status !== 'waiting') continue
    const lacks = lacking(order)
    for (const food of Object.keys(lacks)) needed[food] = (needed[food] ?? 0) + (lacks[food] ?? 0)
  }
  return { promised, needed }
}

function sightOf(food: string, { promised, needed }: Promises, cabinet: CabinetSight, foods: Foods, nowMs: number): FoodSight {
  const held = cabinet.lots.filter((lot) => lot.food === food && lot.dueMs > nowMs)
  let coming = 0
  for (const batch of Object.values(cabinet.fryer)) {
    if (batch.food === food && !isOverdue(batch, foods, nowMs)) coming += comingFrom(batch)
  }
  return {
    food,
    held,
    heldPortions: held.reduce((sum, lot) => sum + lot.n, 0),
    promised: promised[food] ?? 0,
    coming,
    needed: needed[food] ?? 0,
    par: cabinet.par[food] ?? ruleOf(foods, food).par,
    oldestDueMs: held[0]?.dueMs ?? null,
  }
}

/**
 * One food of an order that waits, in portions: `aside` is its own already, `held` lies on the shelf but the order
 * cannot have it before the rest is there, `coming` fries and is ready at `readyAtMs` (the last of it; null when part
 * of it has not been dropped).
 */
export type Wait = { food: string; need: number; aside: number; held: number; coming: number; readyAtMs: number | null }

/** What each waiting order waits for and until when, food and fryer shared out oldest first as they will be. */
export function waits(cabinet: CabinetSight, foods: Foods, nowMs: number): Map<string, Wait[]> {
  const shelf = new Map<string, number>()
  for (const lot of cabinet.lots) if (lot.dueMs > nowMs) shelf.set(lot.food, (shelf.get(lot.food) ?? 0) + lot.n)
  const frying = Object.values(cabinet.fryer)
    .filter((batch) => !isOverdue(batch, foods, nowMs))
    .map((batch) => ({ food: batch.food, left: comingFrom(batch), readyAtMs: batch.atMs + fryMs(foods, batch.food) }))
    .sort((a, b) => a.readyAtMs - b.readyAtMs)
  const result = new Map<string, Wait[]>()
  for (const [id, order] of Object.entries(cabinet.orders)) {
    if (order.status !== 'waiting') continue
    const lacks = lacking(order)
    result.set(
      id,
      Object.entries(order.need).map(([food, need]) => {
        const lack = lacks[food] ?? 0
        const held = Math.min(lack, shelf.get(food) ?? 0)
        shelf.set(food, (shelf.get(food) ?? 0) - held)
        const { coming, readyAtMs } = shareOut(frying, food, lack - held)
        return { food, need, aside: need - lack, held, coming, readyAtMs: held + coming < lack ? null : readyAtMs }
      }),
    )
  }
  return result
}

function shareOut(frying: { food: string; left: number; readyAtMs: number }[], food: string, wanted: number) {
  let coming = 0
  let readyAtMs: number | null = null
  for (const batch of frying) {
    if (batch.food !== food || batch.left === 0 || coming === wanted) continue
    const some = Math.min(batch.left, wanted - coming)
    batch.left -= some
    coming += some
    readyAtMs = batch.readyAtMs
  }
  return { coming, readyAtMs }
}
