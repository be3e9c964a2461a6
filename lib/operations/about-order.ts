import type { OrderShape } from '../domain/order'

/** An order that something happens to: what every record about it repeats, and the partition of its own record. */
export type AboutOrder = Pick<OrderShape, 'order' | 'till' | 'parts'> & { id: string; shop: number; ticket: string; partition: number }

/** Who does it: the id of the act, which is the event's own, and the hash of the request if a person asked for it. */
export type Act = { id: string; request?: string }

/** What follow-ups carry of an order. */
export function referenceTo({ order, till, parts, id, shop, ticket }: AboutOrder): Omit<AboutOrder, 'partition'> {
  return { order, till, parts, id, shop, ticket }
}

/** Who does it, and whose PIN allowed it: ids of persons. */
export type Doers = { by?: string | undefined; approvedBy?: string | undefined }

export function doersOf({ by, approvedBy }: Doers): { by?: string; approvedBy?: string } {
  return { ...(by !== undefined && { by }), ...(approvedBy !== undefined && { approvedBy }) }
}

/** Who gives money back, and at which till: what its drawer or terminal holds is less by that. */
export type GivingBack = Doers & { atTill?: number | undefined }

export function givingBackOf({ atTill, ...doers }: GivingBack): { by?: string; approvedBy?: string; atTill?: number } {
  return { ...doersOf(doers), ...(atTill !== undefined && { atTill }) }
}

/** An absent request leaves no field behind. */
export function requestOf({ request }: Act): { request?: string } {
  return request === undefined ? {} : { request }
}
