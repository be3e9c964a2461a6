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
  if (payment === null) return null
  if (payment.method !== 'split') {
    const { method, tenderedPence = totalPence } = payment
    if (method === 'card' || tenderedPence >= totalPence) return null
    return `${formatPence(tenderedPence)} in cash is less than ${formatPence(totalPence)}, which the order costs`
  }
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

/** Pence, by the way they came in or go out. */
export type ByMethod = Readonly<Record<PaymentMethod, number>>

/**
 * What the shop still has of an order, by how it was paid. What went back another way than it came in is missing from the other: in
 * the end each way of paying has what is really there.
 */
export function leftByMethod(
  payment: Payment,
  totalPence: number,
  given: readonly { method: PaymentMethod | null; totalPence: number }[],
): ByMethod {
  const parts = partsOf(payment, totalPence)
  const left = { cash: paidBy(parts, 'cash'), card: paidBy(parts, 'card') }
  for (const back of given) left[back.method ?? mostLeft(left)] -= back.totalPence
  const missing = { cash: Math.min(left.cash, 0), card: Math.min(left.card, 0) }
  return { cash: Math.max(left.cash + missing.card, 0), card: Math.max(left.card + missing.cash, 0) }
}

/** Where most of the money still is. */
const mostLeft = ({ cash, card }: ByMethod): PaymentMethod => (card > cash ? 'card' : 'cash')

/** Why so much cannot go to the card; null when it can. A shop may hand over cash for a card, but a card never gets more than it paid. */
export function toCardProblem({ card }: ByMethod, pence: number): string | null {
  if (pence <= card) return null
  return card > 0
    ? `At most ${formatPence(card)} can go to the card; give this in cash.`
    : 'No money of this order is on a card; give this in cash.'
}

/** How so much goes back unless somebody says otherwise: out of where most of the money is, where that can be. */
export const usualBack = (left: ByMethod, pence: number): PaymentMethod => (toCardProblem(left, pence) === null ? mostLeft(left) : 'cash')

/** What is left as one payment. */
export function paymentLeft(left: ByMethod): Payment {
  const parts = (['cash', 'card'] as const).flatMap((method) => (left[method] > 0 ? [{ method, pence: left[method] }] : []))
  return parts.length === 0 ? { method: mostLeft(left) } : paymentOfParts(parts)
}

/** What goes back how: "£10.00 in cash and £5.00 to the card". */
export function backWords({ cash, card }: ByMethod): string {
  const words = [cash > 0 && `${formatPence(cash)} in cash`, card > 0 && `${formatPence(card)} to the card`]
  return words.filter((word) => word !== false).join(' and ')
}
