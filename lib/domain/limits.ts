import { percentOf } from './discount'

/** What is asked for at a till and costs the shop money; docket: an order that nobody has paid for is thrown away. */
export const approvalKinds = ['discount', 'void', 'refund', 'docket'] as const
export type ApprovalKind = (typeof approvalKinds)[number]

/**
 * Up to these a till gives away or back by itself, beyond them with a manager's PIN. `docketPence`: what may stand on an order that is
 * thrown away before anybody has paid; no money moves, so it is higher: what it guards is food that was cooked, or cash that was not rung up.
 */
export type Limits = { discountPercent: number; discountPence: number; voidPence: number; refundPence: number; docketPence: number }

/** Until the manager has said otherwise. */
export const usualLimits: Limits = { discountPercent: 10, discountPence: 500, voidPence: 1500, refundPence: 1500, docketPence: 5000 }

/** What the manager has said, in the order in which it was said, and since when it counts. */
export type LimitsSince = { limits: Limits; sinceMs: number }

export function limitsAt(said: readonly LimitsSince[], atMs: number): Limits {
  return said.findLast(({ sinceMs }) => sinceMs <= atMs)?.limits ?? usualLimits
}

/**
 * `ofPence`: what the order costs before the discount; a discount has to keep within both of its limits. `beforePence`: what went
 * back of the order before; a limit is one of the whole order, or it is got round piece by piece. What moves no money is always within.
 */
export function isWithin(limits: Limits, kind: ApprovalKind, pence: number, ofPence: number, beforePence = 0): boolean {
  const allPence = pence === 0 ? 0 : beforePence + pence
  switch (kind) {
    case 'discount':
      return pence <= limits.discountPence && pence <= percentOf(limits.discountPercent, ofPence)
    case 'void':
      return allPence <= limits.voidPence
    case 'refund':
      return allPence <= limits.refundPence
    case 'docket':
      return pence <= limits.docketPence
    default: {
      const unknown: never = kind
      return unknown
    }
  }
}
