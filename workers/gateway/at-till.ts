import type { Known } from './access/desk'
import { type Answer, refuse } from './answer'

/**
 * Null: it may be done as that till. `queued`: it was done before it was sent, has its id and, an order, its number; a device
 * keeps it until it is another till, or none, and another device is the till that it was.
 */
export type AtTill = (caller: Known, till: number, queued: boolean) => Answer | null

/**
 * What is done now is done as the till that the device is enrolled as: two with one number would give an order number twice. What
 * waited in a queue is taken from any device on which somebody who may sell is signed in: the money is in the drawer, the customer
 * has the number, and its id makes it one order however often and from wherever it comes (docs/decisions/0019).
 */
export const atTill: AtTill = ({ device }, till, queued) => {
  const own = device?.till ?? null
  if (queued || own === till) return null
  const why = own === null ? 'This device is not enrolled as a till.' : `This device is enrolled as till ${own}, and sells as that only.`
  return refuse(403, 'other-till', why)
}
