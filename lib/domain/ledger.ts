import type { VatCode } from './menu'
import type { Payment, PaymentMethod, PricedLine } from './order'
import { partsOf } from './payment'
import { moved } from './payment-correction'

/** The accounts that are posted to. Money that nobody recorded stands apart from cash and card. */
export const accounts = { cash: 1000, card: 1010, notRecorded: 1020, vat: 2200, sales: 4000 } as const
export type Account = (typeof accounts)[keyof typeof accounts]

/** One line of a double entry; one of the two amounts is 0. `vat` is the code that sales and VAT are kept apart by. */
export type Posting = { account: Account; vat: VatCode | null; debitPence: number; creditPence: number }

/** A sale's own figures, which a cancellation carries too, so that what is given back is what was taken. */
export type SaleFigures = { lines: readonly Pick<PricedLine, 'vat' | 'totalPence' | 'vatPence'>[]; payment: Payment | null }

/**
 * Entries of order.placed: money in, sales and VAT out, one pair a VAT code. Everything is added up from the lines, so
 * debits are credits whatever total a record claims. An order that costs nothing is a receipt all the same.
 */
export function salePostings({ lines, payment }: SaleFigures): Posting[] {
  const codes = new Map<VatCode, { grossPence: number; vatPence: number }>()
  for (const line of lines) {
    const sum = codes.get(line.vat) ?? { grossPence: 0, vatPence: 0 }
    codes.set(line.vat, { grossPence: sum.grossPence + line.totalPence, vatPence: sum.vatPence + line.vatPence })
  }
  let takenPence = 0
  const postings: Posting[] = []
  for (const [vat, { grossPence, vatPence }] of codes) {
    takenPence += grossPence
    postings.push({ account: accounts.sales, vat, debitPence: 0, creditPence: grossPence - vatPence })
    if (vatPence > 0) postings.push({ account: accounts.vat, vat, debitPence: 0, creditPence: vatPence })
  }
  return [...moneyPostings(payment, takenPence), ...postings]
}

/** Entries of order.cancelled: the sale the other way round. */
export function cancelPostings(sale: SaleFigures): Posting[] {
  return salePostings(sale).map(({ debitPence, creditPence, ...posting }) => ({
    ...posting,
    debitPence: creditPence,
    creditPence: debitPence,
  }))
}

/** Entries of order.changed and order.refunded: so much of the sale the other way round, out of where the money goes back from. */
export function backPostings({ lines, method }: Pick<SaleFigures, 'lines'> & { method: PaymentMethod | null }): Posting[] {
  return cancelPostings({ lines, payment: method && { method } })
}

/** Entries of order.payment-corrected: what was booked as cash and was a card, and the other way round. Nothing is sold by it. */
export function correctionPostings({ was, payment, totalPence }: { was: Payment; payment: Payment; totalPence: number }): Posting[] {
  const { toCard, toCash } = moved(was, payment, totalPence)
  return [...movePostings(accounts.cash, accounts.card, toCard), ...movePostings(accounts.card, accounts.cash, toCash)]
}

function movePostings(from: Account, to: Account, pence: number): Posting[] {
  if (pence === 0) return []
  return [
    { account: to, vat: null, debitPence: pence, creditPence: 0 },
    { account: from, vat: null, debitPence: 0, creditPence: pence },
  ]
}

/** One posting for each way in which something was paid. What parts leave open is not recorded, and what they claim beyond it is not booked. */
function moneyPostings(payment: Payment | null, takenPence: number): Posting[] {
  const posting = (account: Account, debitPence: number): Posting => ({ account, vat: null, debitPence, creditPence: 0 })
  if (payment === null) return [posting(accounts.notRecorded, takenPence)]
  if (payment.method !== 'split') return [posting(accounts[payment.method], takenPence)]
  const sums = { cash: 0, card: 0 }
  let leftPence = takenPence
  for (const { method, pence } of partsOf(payment, takenPence)) {
    const paidPence = Math.min(pence, leftPence)
    sums[method] += paidPence
    leftPence -= paidPence
  }
  const all = [posting(accounts.cash, sums.cash), posting(accounts.card, sums.card), posting(accounts.notRecorded, leftPence)]
  return all.filter(({ debitPence }) => debitPence > 0)
}
