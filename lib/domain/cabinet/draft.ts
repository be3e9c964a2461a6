import type { Foods } from './foods'
import type { CabinetOrder, CabinetState, FoodTotals, FryingBatch, Lot } from './state'

/**
 * A cabinet being changed. Its containers are its own, what they hold is shared with the state it came from and is
 * replaced, never edited: opening one costs a copy of references, however many events follow.
 */
export type Draft = {
  readonly base: CabinetState
  readonly foods: Foods
  /** Redis time; the same for all that is applied together. */
  readonly nowMs: number
  readonly positions: Record<string, number>
  /** Free portions by food, oldest first. */
  readonly lots: Map<string, Lot[]>
  readonly orders: Map<string, CabinetOrder>
  /** Ids of the orders that wait, oldest first: orders arrive at the end and never come back. */
  readonly waiting: Set<string>
  readonly fryer: Record<string, FryingBatch>
  readonly par: Record<string, number>
  readonly parIds: Record<string, string>
  readonly totals: Record<string, FoodTotals>
  /** Applied before, as far as it was asked, and applied now. */
  readonly seen: Set<string>
  readonly marks: string[]
  /** True while free food may be there that a waiting order could have. */
  unsettled: boolean
}

export function openDraft(base: CabinetState, foods: Foods, nowMs: number, seen: Iterable<string>): Draft {
  const state = nowMs < base.clockMs ? movedBack(base, base.clockMs - nowMs) : base
  const lots = new Map<string, Lot[]>()
  for (const lot of state.lots) {
    const same = lots.get(lot.food)
    if (same) same.push(lot)
    else lots.set(lot.food, [lot])
  }
  const orders = new Map(Object.entries(state.orders))
  const waiting = new Set<string>()
  for (const [id, order] of orders) if (order.status === 'waiting') waiting.add(id)
  return {
    base,
    foods,
    nowMs,
    positions: { ...state.positions },
    lots,
    orders,
    waiting,
    fryer: { ...state.fryer },
    par: { ...state.par },
    parIds: { ...state.parIds },
    totals: { ...state.totals },
    seen: new Set(seen),
    marks: [],
    // Time has passed since the last change: an order may have lost its patience.
    unsettled: true,
  }
}

/** The next version of the state that the draft was opened on. */
export function closeDraft(draft: Draft): CabinetState {
  return {
    shop: draft.base.shop,
    epoch: draft.base.epoch,
    version: draft.base.version + 1,
    positions: draft.positions,
    lots: [...draft.lots.values()].flat(),
    orders: Object.fromEntries(draft.orders),
    fryer: draft.fryer,
    par: draft.par,
    parIds: draft.parIds,
    totals: draft.totals,
    clockMs: draft.nowMs,
  }
}

export function count(draft: Draft, food: string, name: keyof FoodTotals, n: number): void {
  const before = draft.totals[food] ?? { cooked: 0, served: 0, wasted: 0, expired: 0, miscounted: 0 }
  draft.totals[food] = { ...before, [name]: before[name] + n }
}

/** The clock was set back: were due times left alone, food would be kept too long by as much. */
function movedBack(state: CabinetState, byMs: number): CabinetState {
  const moved = (lot: Lot): Lot => ({ ...lot, dueMs: lot.dueMs - byMs })
  return {
    ...state,
    lots: state.lots.map(moved),
    orders: Object.fromEntries(
      Object.entries(state.orders).map(([id, order]) => [id, { ...order, sinceMs: order.sinceMs - byMs, got: order.got.map(moved) }]),
    ),
    fryer: Object.fromEntries(Object.entries(state.fryer).map(([id, batch]) => [id, { ...batch, atMs: batch.atMs - byMs }])),
    clockMs: state.clockMs - byMs,
  }
}
