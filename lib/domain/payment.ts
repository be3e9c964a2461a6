import { formatPence } from './money'
import type { PaidHow, Payment, PaymentMethod, PaymentPart } from './order'

/** How an order was paid, for people. */
export const paidHow = { cash: 'Paid in cash', card: 'Paid by card', split: 'Paid in parts' } as const satisfies Record<PaidHow, string>

/** More people than ever pay for one order, each for himself. */
export const paymentLimits = { parts: 20 } as const

/** What was paid, part by part; a payment at once is one of the whole total. */
export function partsOf(payment: Payment, totalPence: number): PaymentPart[] {
  return payment.method === 'split' ? payment.parts : [{ ...payment, pence: totalPence }]
}

/** Why the shop cannot take it as payment of this total; null when it can. */
export function paymentProblem(payment: Payment | null, totalPence: number): string | null {
  if (payment?.method !== 'split') return null
  const paidPence = sumOf(payment.parts)
  if (paidPence === totalPence) return null
  return `the parts add up to ${formatPence(paidPence)}, and the order costs ${formatPence(totalPence)}`
}

export const sumOf = (parts: readonly Pick<PaymentPart, 'pence'>[]): number => parts.reduce((sum, { pence }) => sum + pence, 0)

/** What goes back over the counter for a part; nothing for a card. */
export function changePence({ method, pence, tenderedPence }: PaymentPart): number {
  return method === 'cash' ? (tenderedPence ?? pence) - pence : 0
}

export const paidBy = (parts: readonly PaymentPart[], method: PaymentMethod): number =>
  sumOf(parts.filter((part) => part.method === method))

/** What the parts that were taken are as one payment: the only one is a payment at once. */
export function paymentOfParts(parts: readonly PaymentPart[]): Payment {
  const [only] = parts
  if (only === undefined || parts.length > 1) return { method: 'split', parts: [...parts] }
  const { pence: _, ...whole } = only
  return whole
}
