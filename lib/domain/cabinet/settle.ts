import type { Draft } from './draft'
import { freeOf, takeFree } from './expire'
import type { CabinetOrder } from './state'

/** After this an order takes what there is, piece by piece: it is no longer overtaken. */
export const patienceMs = 3 * 60_000

export type Cause = CabinetOrder['cause']

/** Portions by food that an order still lacks. */
export function lacking(order: Pick<CabinetOrder, 'need' | 'got'>): Record<string, number> {
  if (order.got.length === 0) return order.need
  const lacks = { ...order.need }
  for (const lot of order.got) lacks[lot.food] = (lacks[lot.food] ?? 0) - lot.n
  return lacks
}

/**
 * Gives free food to the orders that wait, oldest first. Called after every event; it looks only when food has come
 * free or time has passed, since otherwise nobody who could not be served before can be served now.
 */
export function settle(draft: Draft, cause: Cause): void {
  if (!draft.unsettled) return
  draft.unsettled = false
  for (const id of draft.waiting) {
    if (draft.lots.size === 0) return
    serve(draft, id, cause)
  }
}

/**
 * All of an order's portions or none; past its patience what there is. An impatient order thereby leaves nothing
 * behind that it lacks, so no younger one can overtake it, and no order can be too large ever to be served.
 */
export function serve(draft: Draft, id: string, cause: Cause): void {
  const order = draft.orders.get(id)
  if (!order) throw new Error(`Order ${id} waits but is not in the cabinet`)
  const lacks = Object.entries(lacking(order)).filter(([, n]) => n > 0)
  const complete = lacks.every(([food, n]) => freeOf(draft, food) >= n)
  if (!complete && draft.nowMs - order.sinceMs <= patienceMs) return
  const taken = lacks.flatMap(([food, n]) => takeFree(draft, food, n))
  if (!complete && taken.length === 0) return
  const got = [...order.got, ...taken]
  if (!complete) {
    draft.orders.set(id, { ...order, got })
    return
  }
  draft.orders.set(id, { ...order, got, status: 'hot', cause })
  draft.waiting.delete(id)
}
