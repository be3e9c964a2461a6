import type { Known } from './access/desk'
import { type Answer, refuse } from './answer'

/**
 * Null: this device is that till. `queued`: it may have waited in the queue of a till that no device is enrolled as any more, and
 * what people did there is not lost for that.
 */
export type AtTill = (caller: Known, till: number, queued: boolean) => Answer | null

/** Each till counts its own orders and its own money: two devices with one number would give an order number twice. */
export function createAtTill(tillsInUse: () => readonly number[]): AtTill {
  return ({ device }, till, queued) => {
    const own = device?.till ?? null
    if (own === till || (queued && !tillsInUse().includes(till))) return null
    const why = own === null ? 'This device is not enrolled as a till.' : `This device is enrolled as till ${own}, and sells as that only.`
    return refuse(403, 'other-till', why)
  }
}
