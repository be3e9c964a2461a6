/** What is asked for at a till and costs the shop money. */
export const approvalKinds = ['discount', 'void', 'refund'] as const
export type ApprovalKind = (typeof approvalKinds)[number]

/** Up to these a till gives away or back by itself, beyond them with a manager's PIN. */
export type Limits = { discountPercent: number; discountPence: number; voidPence: number; refundPence: number }

/** Until the manager has said otherwise. */
export const usualLimits: Limits = { discountPercent: 10, discountPence: 500, voidPence: 1500, refundPence: 1500 }

/** `ofPence`: what the order costs before the discount. A discount has to keep within both of its limits. */
export function isWithin(limits: Limits, kind: ApprovalKind, pence: number, ofPence: number): boolean {
  switch (kind) {
    case 'discount':
      return pence <= limits.discountPence && pence * 100 <= limits.discountPercent * ofPence
    case 'void':
      return pence <= limits.voidPence
    case 'refund':
      return pence <= limits.refundPence
    default: {
      const unknown: never = kind
      return unknown
    }
  }
}
