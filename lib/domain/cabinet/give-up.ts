import { count, type Draft } from './draft'
import { putFree } from './expire'
import { needOf } from './foods'
import { type Cause, lacking } from './settle'
import type { CabinetOrder, Lot } from './state'

/** What an order had and does not get any more: on the shelf again, or in the bin. */
export function giveUp(draft: Draft, order: CabinetOrder, lot: Lot): void {
  if (order.status === 'waiting' || order.status === 'hot') {
    putFree(draft, lot)
  } else {
    // Somebody may have wrapped it already: it cannot be sold again.
    if (order.readyRound > 0) count(draft, lot.food, 'served', -lot.n)
    count(draft, lot.food, 'wasted', lot.n)
  }
}

/** Part of it is not wanted any more. What it has beyond that it gives up, the freshest first; if that is all it lacked, it goes on. */
export function shrink(draft: Draft, id: string, removed: readonly { parts: string[][] }[], cause: Cause): void {
  const order = draft.orders.get(id)
  if (!order) return
  const unwanted = removed.flatMap(({ parts }) => parts)
  const need = { ...order.need }
  for (const [food, n] of Object.entries(needOf(unwanted, draft.foods))) {
    const left = (need[food] ?? 0) - n
    if (left > 0) need[food] = left
    else delete need[food]
  }
  const { kept, over } = within(order.got, need)
  const rest = partsWithout(order.parts, unwanted)
  const smaller = { ...order, need, got: kept, parts: rest.length > 0 ? rest : order.parts, changes: (order.changes ?? 0) + 1 }
  const complete = order.status === 'waiting' && Object.values(lacking(smaller)).every((n) => n <= 0)
  draft.orders.set(id, complete ? { ...smaller, status: 'hot', cause } : smaller)
  if (complete) draft.waiting.delete(id)
  for (const lot of over) giveUp(draft, order, lot)
  // It may lack so little now that what lies there is enough.
  draft.unsettled = true
}

/** Of each food as many portions as are needed, the oldest of them, and what is over. */
function within(got: readonly Lot[], need: Record<string, number>): { kept: Lot[]; over: Lot[] } {
  const left = { ...need }
  const kept: Lot[] = []
  const over: Lot[] = []
  for (const lot of got.toSorted((a, b) => a.dueMs - b.dueMs)) {
    const some = Math.min(lot.n, left[lot.food] ?? 0)
    left[lot.food] = (left[lot.food] ?? 0) - some
    if (some > 0) kept.push({ ...lot, n: some })
    if (some < lot.n) over.push({ ...lot, n: lot.n - some })
  }
  return { kept, over }
}

/** Without one part for each of these that is the same. */
function partsWithout(parts: readonly string[][], unwanted: readonly (readonly string[])[]): string[][] {
  const gone = unwanted.map((part) => JSON.stringify(part))
  return parts.filter((part) => {
    const at = gone.indexOf(JSON.stringify(part))
    if (at >= 0) gone.splice(at, 1)
    return at < 0
  })
}
