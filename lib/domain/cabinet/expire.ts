import { count, type Draft } from './draft'
import type { Lot } from './state'

/** A batch that nobody lifted in a day is forgotten; a lift that comes later still counts as cooked. */
const forgetFryingMs = 24 * 3_600_000

/** Takes what is past its hold time out of the cabinet. */
export function expire(draft: Draft): void {
  for (const [food, lots] of draft.lots) {
    if (lots.every((lot) => lot.dueMs > draft.nowMs)) continue
    for (const lot of lots) if (lot.dueMs <= draft.nowMs) count(draft, food, 'expired', lot.n)
    keep(
      draft,
      food,
      lots.filter((lot) => lot.dueMs > draft.nowMs),
    )
  }
  for (const [batch, frying] of Object.entries(draft.fryer)) {
    if (draft.nowMs - frying.atMs > forgetFryingMs) delete draft.fryer[batch]
  }
}

/** Puts portions on the shelf, at their place by age; those past their time are expired at once. */
export function putFree(draft: Draft, lot: Lot): void {
  if (lot.n === 0) return
  if (lot.dueMs <= draft.nowMs) {
    count(draft, lot.food, 'expired', lot.n)
    return
  }
  const lots = draft.lots.get(lot.food) ?? []
  const same = lots.findIndex((other) => other.batch === lot.batch && other.dueMs === lot.dueMs)
  if (same >= 0) {
    keep(
      draft,
      lot.food,
      lots.map((other, place) => (place === same ? { ...other, n: other.n + lot.n } : other)),
    )
  } else {
    const after = lots.findIndex((other) => other.dueMs > lot.dueMs)
    const place = after < 0 ? lots.length : after
    keep(draft, lot.food, [...lots.slice(0, place), lot, ...lots.slice(place)])
  }
  draft.unsettled = true
}

export function freeOf(draft: Draft, food: string): number {
  let n = 0
  for (const lot of draft.lots.get(food) ?? []) n += lot.n
  return n
}

/** Takes up to n portions off the shelf, the oldest first. */
export function takeFree(draft: Draft, food: string, n: number): Lot[] {
  const taken: Lot[] = []
  const left: Lot[] = []
  let wanted = n
  for (const lot of draft.lots.get(food) ?? []) {
    const some = Math.min(wanted, lot.n)
    wanted -= some
    if (some > 0) taken.push({ ...lot, n: some })
    if (some < lot.n) left.push(some > 0 ? { ...lot, n: lot.n - some } : lot)
  }
  keep(draft, food, left)
  return taken
}

/** Takes what is left of one batch off the shelf. */
export function takeBatch(draft: Draft, food: string, batch: string): Lot[] {
  const lots = draft.lots.get(food) ?? []
  keep(
    draft,
    food,
    lots.filter((lot) => lot.batch !== batch),
  )
  return lots.filter((lot) => lot.batch === batch)
}

function keep(draft: Draft, food: string, lots: Lot[]): void {
  if (lots.length > 0) draft.lots.set(food, lots)
  else draft.lots.delete(food)
}
