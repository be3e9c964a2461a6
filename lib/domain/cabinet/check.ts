import { lacking } from './settle'
import type { CabinetOrder, CabinetState, FoodTotals } from './state'

/** A cabinet that cannot be. The worker that sees one stops: it must not be stored. */
export class BrokenCabinet extends Error {
  readonly id = 'broken-cabinet'
  readonly retry = false
}

/** Throws when a rule that always holds does not. Costs one pass over the open orders and the lots. */
export function checkCabinet(state: CabinetState): void {
  const free = freeByFood(state)
  const held = new Map<string, number>(free)
  for (const [id, order] of Object.entries(state.orders)) {
    checkOrder(id, order, free)
    if (order.readyRound > 0) continue
    for (const lot of order.got) held.set(lot.food, (held.get(lot.food) ?? 0) + lot.n)
  }
  for (const food of new Set([...held.keys(), ...Object.keys(state.totals)])) {
    checkFood(food, held.get(food) ?? 0, state.totals[food])
  }
}

function freeByFood(state: CabinetState): Map<string, number> {
  const free = new Map<string, number>()
  const youngest = new Map<string, number>()
  for (const lot of state.lots) {
    if (lot.n <= 0) broken(`${lot.n} portions of ${lot.food} from ${lot.batch}`)
    if (lot.dueMs <= state.clockMs) broken(`${lot.food} from ${lot.batch} is kept past its time`)
    if (lot.dueMs < (youngest.get(lot.food) ?? 0)) broken(`${lot.food} does not stand oldest first`)
    youngest.set(lot.food, lot.dueMs)
    free.set(lot.food, (free.get(lot.food) ?? 0) + lot.n)
  }
  return free
}

function checkOrder(id: string, order: CabinetOrder, free: ReadonlyMap<string, number>): void {
  const lacks = Object.entries(lacking(order))
  if (lacks.some(([, n]) => n < 0)) broken(`order ${id} has more than it needs`)
  const short = lacks.some(([, n]) => n > 0)
  if (order.status === 'waiting') {
    if (lacks.every(([food, n]) => n <= (free.get(food) ?? 0))) broken(`order ${id} waits though all of its food is there`)
  } else if (short && order.readyRound === 0) {
    broken(`order ${id} is ${order.status} without all of its food`)
  }
  if ((order.status === 'ready') !== order.readyRound > order.round) broken(`order ${id} is ${order.status} in the wrong round`)
}

function checkFood(food: string, held: number, totals: FoodTotals | undefined): void {
  const { cooked, served, wasted, expired, miscounted } = totals ?? { cooked: 0, served: 0, wasted: 0, expired: 0, miscounted: 0 }
  if (Math.min(cooked, served, wasted, expired, miscounted) < 0) broken(`a total of ${food} is below zero`)
  const found = held + served + wasted + expired
  if (cooked !== found) broken(`${cooked} portions of ${food} were cooked, ${found} are accounted for`)
}

function broken(what: string): never {
  throw new BrokenCabinet(`The hot cabinet does not add up: ${what}`)
}
