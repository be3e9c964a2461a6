/** The hot cabinet of one shop: what is held, for whom, what fries, and how far the log has been applied. */

/** Portions of one food that came out of one batch. `dueMs` is when they may no longer be kept. */
export type Lot = { food: string; n: number; dueMs: number; batch: string }

/** waiting: short of food · hot: food set aside after waiting · hand: being wrapped · ready: wrapped, can be called. */
export type OrderStatus = 'waiting' | 'hot' | 'hand' | 'ready'

export type CabinetOrder = {
  order: number
  till: number
  ticket: string
  parts: string[][]
  /** Partition of the order's own record; follow-ups go to the same number. */
  partition: number
  status: OrderStatus
  /** Portions by food, free food left out. */
  need: Record<string, number>
  /** Portions set aside for it. */
  got: Lot[]
  sinceMs: number
  /** Highest recall round so far; the next `ready` is round + 1. */
  round: number
  /** The record that gave it its status: what a verdict follows from (PROTOCOL: published again until committed). */
  cause: { tp: string; offset: number }
}

export type FryingBatch = { food: string; portions: number; pan: number; atMs: number }

/** Portions since the beginning, by food. cooked = free + expired + set aside + served + wasted, always. */
export type FoodTotals = { cooked: number; served: number; wasted: number; expired: number; miscounted: number }

export type CabinetState = {
  shop: number
  epoch: number
  version: number
  /** topic-partition → next offset to apply. */
  positions: Record<string, number>
  lots: Lot[]
  orders: Record<string, CabinetOrder>
  fryer: Record<string, FryingBatch>
  par: Record<string, number>
  totals: Record<string, FoodTotals>
  /** Redis time of the last change, ms; never goes back. */
  clockMs: number
}
