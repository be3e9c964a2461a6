import type { Lot } from '../cabinet/state'

/** `fromMs`: when the shelf no longer holds what is wanted. `untilMs`: when what is frying makes up for it; null: nothing that is frying does. */
export type Shortage = { portions: number; fromMs: number; untilMs: number | null }

type Stock = {
  /** Free portions. */
  held: readonly Pick<Lot, 'n' | 'dueMs'>[]
  coming: readonly { portions: number; readyAtMs: number }[]
  /** Portions that are wanted and not set aside. */
  wanted: number
}

/** Nobody plans a fryer further ahead. */
const lookAheadMs = 30 * 60_000

/** What is short of this food and when: food goes off, and what fries comes. Null: nothing is, within the half hour. */
export function shortageOf({ held, coming, wanted }: Stock, nowMs: number): Shortage | null {
  // What is done and not lifted yet is not there yet.
  const batches = coming.map(({ portions, readyAtMs }) => ({ portions, atMs: Math.max(readyAtMs, nowMs + 1) }))
  const times = [...held.map(({ dueMs }) => dueMs), ...batches.map(({ atMs }) => atMs)]
  const moments = [nowMs, ...times.filter((ms) => ms > nowMs && ms <= nowMs + lookAheadMs).toSorted((a, b) => a - b)]
  const missing = (atMs: number) => {
    const there = held.reduce((sum, lot) => sum + (lot.dueMs > atMs ? lot.n : 0), 0)
    const fried = batches.reduce((sum, batch) => sum + (batch.atMs <= atMs ? batch.portions : 0), 0)
    return wanted - there - fried
  }
  const fromMs = moments.find((atMs) => missing(atMs) > 0)
  if (fromMs === undefined) return null
  const untilMs = moments.find((atMs) => atMs > fromMs && missing(atMs) <= 0) ?? null
  return { portions: missing(fromMs), fromMs, untilMs }
}

/** When the last free portion has gone off, if nothing that fries comes before; null: not within the half hour, or there is none now. */
export function emptyAtMs({ held, coming }: Stock, nowMs: number): number | null {
  const lastMs = Math.max(0, ...held.map(({ dueMs }) => dueMs))
  if (lastMs <= nowMs || lastMs > nowMs + lookAheadMs) return null
  return coming.some(({ readyAtMs }) => readyAtMs <= lastMs) ? null : lastMs
}
