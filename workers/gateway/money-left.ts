import type { Payment } from '@/lib/domain/order'
import { type ByMethod, leftByMethod } from '@/lib/domain/payment'
import { paymentNow } from '@/lib/domain/payment-correction'
import type { FindSale, FoundOrder } from './find-order'

/** How an order was paid, as is known now; what the shop still has of that, by the way it was paid. */
export type Money = { payment: Payment; left: ByMethod }

/** Undefined where nobody recorded how it was paid, or nobody can tell any more. */
export async function moneyOf(found: FoundOrder, findSale: FindSale): Promise<Money | undefined> {
  const { placed, givenBack = {} } = found.facts
  if (!placed) return undefined
  const payment = paymentNow(found.facts, await soldBy(found, findSale))
  return payment ? { payment, left: leftByMethod(payment, placed.totalPence, Object.values(givenBack)) } : undefined
}

/** Only the sale itself has the parts; of all others the facts say enough, and the log is not asked. */
async function soldBy(found: FoundOrder, findSale: FindSale): Promise<Payment | null> {
  const method = found.facts.placed?.payment ?? null
  if (found.placed) return found.placed.payment
  if (method !== 'split') return method && { method }
  const sale = await findSale(found).catch(() => null)
  return sale?.payment ?? null
}
