import { formatPence } from './money'
import type { Payment, PaymentMethod } from './order'
import { type ByMethod, paidBy, partsOf, paymentOfParts, paymentProblem } from './payment'

/** How an order was really paid. `round`: the first correction of the order is 1; of several the highest stands. */
export type CorrectedPayment = { round: number; atMs: number; payment: Payment }
type Corrected = { corrected?: CorrectedPayment }

export const otherMethod = (method: PaymentMethod): PaymentMethod => (method === 'cash' ? 'card' : 'cash')

/** How an order was paid as far as is known now, which need not be as it was sold. */
export const paymentNow = ({ corrected }: Corrected, sold: Payment | null): Payment | null => corrected?.payment ?? sold

/** The sale as it was paid. What comes back of it, and what is printed, follows from this. */
export function asPaid<Sale extends { payment: Payment | null }>(facts: Corrected, sale: Sale): Sale {
  return { ...sale, payment: paymentNow(facts, sale.payment) }
}

/**
 * The payment with these parts paid the other way. All others stay as they were; what was held out in cash is not known of a part
 * that nobody had recorded as cash.
 */
export function turned(payment: Payment, totalPence: number, turns: readonly number[]): Payment {
  return paymentOfParts(
    partsOf(payment, totalPence).map((part, at) => (turns.includes(at) ? { method: otherMethod(part.method), pence: part.pence } : part)),
  )
}

/** Which parts the two pay in different ways; null where they are not the same parts. */
export function turnsBetween(was: Payment, payment: Payment, totalPence: number): number[] | null {
  const [before, after] = [partsOf(was, totalPence), partsOf(payment, totalPence)]
  if (before.length !== after.length || before.some(({ pence }, at) => after[at]?.pence !== pence)) return null
  return before.flatMap(({ method }, at) => (after[at]?.method === method ? [] : [at]))
}

export const isPaidAlike = (one: Payment, other: Payment, totalPence: number): boolean => turnsBetween(one, other, totalPence)?.length === 0

/** What a correction takes to be on cards that was in cash, and in cash that was on cards. */
export function moved(was: Payment, payment: Payment, totalPence: number): { toCard: number; toCash: number } {
  const turns = turnsBetween(was, payment, totalPence) ?? []
  const parts = partsOf(was, totalPence).filter((_, at) => turns.includes(at))
  return { toCard: paidBy(parts, 'cash'), toCash: paidBy(parts, 'card') }
}

export function movedPence(was: Payment, payment: Payment, totalPence: number): number {
  const { toCard, toCash } = moved(was, payment, totalPence)
  return toCard + toCash
}

/** Why it cannot have been paid so; null when it can. A terminal knows which cards it took. */
export function correctionProblem(was: Payment, payment: Payment, totalPence: number): string | null {
  const problem = paymentProblem(payment, totalPence)
  if (problem !== null) return `${problem}.`.replace(/^./, (letter) => letter.toUpperCase())
  const turns = turnsBetween(was, payment, totalPence)
  if (turns === null) return 'Only how a part was paid can be changed, not how much of it.'
  const parts = partsOf(was, totalPence)
  if (turns.some((at) => parts[at]?.reference !== undefined)) return tookThisCard
  return null
}

export const tookThisCard = 'The terminal took this card. Give it back, then take the cash.'

/** "paid by card"; of parts: "paid £10.00 in cash and £5.00 by card". */
export function paidWords(payment: Payment): string {
  if (payment.method !== 'split') return payment.method === 'cash' ? 'paid in cash' : 'paid by card'
  const sums: ByMethod = { cash: paidBy(payment.parts, 'cash'), card: paidBy(payment.parts, 'card') }
  const words = [sums.cash > 0 && `${formatPence(sums.cash)} in cash`, sums.card > 0 && `${formatPence(sums.card)} by card`]
  return `paid ${words.filter((word) => word !== false).join(' and ')}`
}
