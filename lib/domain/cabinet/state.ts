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
  /** Portions set aside for it. Once wrapped their hold time no longer matters. */
  got: Lot[]
  /** What was short when it began to wait, one food id a portion. Never changes, so that a repeated verdict says the same. */
  missing: string[]
  sinceMs: number
  /** Highest recall round so far; the next `ready` is round + 1. */
  round: number
  /** Highest ready round so far. Ready ⇔ readyRound > round; above 0 its portions count as served. */
  readyRound: number
  /** How often some of it was not wanted any more; absent: never. What is published of it then is another event than before. */
  changes?: number
  /** The record that gave it its status: what a verdict follows from (PROTOCOL: published again until committed). */
  cause: { tp: string; offset: number }
}

/**
 * `taken`: its lift was undone, but so many of its portions had left the shelf by then. They are counted as cooked already, and
 * count once: when the batch is lifted again they are not counted anew.
 */
export type FryingBatch = { food: string; portions: number; pan: number; atMs: number; taken?: number }

/** Portions since the beginning, by food. cooked = free + expired + set aside + served + wasted, always. */
export type FoodTotals = { cooked: number; served: number; wasted: number; expired: number; miscounted: number }

export type CabinetState = {
  shop: number
  epoch: number
  version: number
  /** topic-partition → next offset to apply. */
  positions: Record<string, number>
  /** Free portions; of one food the oldest first. */
  lots: Lot[]
  /** Open orders by id. The keys stand in the order of arrival, which is what "oldest first" means; JSON keeps it. */
  orders: Record<string, CabinetOrder>
  fryer: Record<string, FryingBatch>
  /** Par levels that a person has set; else the menu's count. */
  par: Record<string, number>
  /** The event that set each par level: an older one that comes late changes nothing. */
  parIds: Record<string, string>
  totals: Record<string, FoodTotals>
  /** Redis time of the last change, ms. If that clock steps back, every time in the state moves with it. */
  clockMs: number
}

export function emptyCabinet(shop: number, epoch: number): CabinetState {
  return {
    shop,
    epoch,
    version: 0,
    positions: {},
    lots: [],
    orders: {},
    fryer: {},
    par: {},
    parIds: {},
    totals: {},
    clockMs: 0,
  }
}

export function topicPartition(topic: string, partition: number): string {
  return `${topic}-${partition}`
}
