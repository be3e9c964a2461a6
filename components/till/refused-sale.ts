import { formatPence } from '@/lib/domain/money'
import type { Payment, PaymentPart } from '@/lib/domain/order'
import { changePence, partsOf } from '@/lib/domain/payment'
import type { Refusal } from '@/lib/inputs/refusal'
import type { Kept } from '../live/queue'

/** What the shop has said no to of what is paid, and of which order; it stays said once somebody has read it. */
export type RefusedSale = { id: string; refusal: Refusal; isRead: boolean }

/**
 * Whether the order of the paid screen was refused. `before`: as was known. A refusal that somebody has read, here or in another tab,
 * is not kept any more, and the order is not sold for all that.
 */
export function refusedSale(id: string | undefined, kept: readonly Kept[], before: RefusedSale | null): RefusedSale | null {
  if (id === undefined) return null
  const refusal = kept.find((entry) => entry.id === id)?.refusal
  if (refusal) return before?.id === id && !before.isRead ? before : { id, refusal, isRead: false }
  if (before?.id !== id) return null
  return before.isRead ? before : { ...before, isRead: true }
}

export type GiveBack = {
  /** "Give £10.60 back now: in cash". */
  title: string
  /** What goes to whom, when several have paid. */
  parts: string[]
  /** Change that may still lie at the till: it is the customer's too. */
  change: string | null
}

/** The money of a sale that is none, by how it came in. */
export function giveBackOf(payment: Payment, totalPence: number): GiveBack {
  const parts = partsOf(payment, totalPence).filter(({ pence }) => pence > 0)
  const [only, ...more] = parts
  const last = parts.at(-1)
  const changeDue = last ? changePence(last) : 0
  const change = changeDue > 0 ? `And ${formatPence(changeDue)} change, if it was not handed over yet.` : null
  if (only === undefined) return { title: 'Nothing was paid: there is nothing to give back', parts: [], change }
  const sum = `Give ${formatPence(totalPence)} back now`
  if (more.length === 0) return { title: `${sum}: ${wayBack(only)}`, parts: [], change }
  return { title: sum, parts: parts.map((part) => `${formatPence(part.pence)} ${wayBack(part)}`), change }
}

function wayBack({ method, reference }: PaymentPart): string {
  if (method === 'cash') return 'in cash'
  return `to the card on the terminal${reference === undefined ? '' : ` (${reference})`}`
}
