import { type Answer, ok } from './answer'
import type { FindOrder } from './find-order'
import { MEMORY_MS } from './remembered'

/** A till's clock may be off by hours, and a look too many costs a query. */
const MARGIN_MS = 24 * 3_600_000

/**
 * A till may have been without a link for longer than answers are remembered, and may not have heard the answer to its last try
 * before that. Sent as new, its order would be cooked again: the cabinet, too, forgets ids after a week. The books do not. Null:
 * it is new, or of an age at which the memory knows.
 *
 * @throws Away when the books cannot be asked: the till keeps it and tries again
 */
export async function soldBefore(find: FindOrder, id: string, nowMs: number): Promise<Answer | null> {
  const madeAtMs = timeOf(id)
  if (madeAtMs === null || madeAtMs > nowMs - MEMORY_MS + MARGIN_MS) return null
  const sold = (await find(id))?.facts.placed
  if (!sold) return null
  const { order, ticket, till, totalPence } = sold
  return ok({ id, order, ticket, till, totalPence, status: 'accepted' })
}

/** When an id was made, in ms: a UUIDv7 begins with it. Null for the others, which do not say. */
export function timeOf(id: string): number | null {
  return id.charAt(14) === '7' ? Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) : null
}
