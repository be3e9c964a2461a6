import type { Payment } from '@/lib/domain/order'
import { type ByMethod, leftByMethod } from '@/lib/domain/payment'
import type { FindSale, FoundOrder } from './find-order'

/** What the shop still has of an order's money, by how it was paid; undefined where nobody recorded that, or nobody can tell any more. */
export async function moneyLeft(found: FoundOrder, findSale: FindSale): Promise<ByMethod | undefined> {
  const { placed, givenBack = {} } = found.facts
  if (!placed) return undefined
  const payment = await paymentOf(found, findSale)
  return payment ? leftByMethod(payment, placed.totalPence, Object.values(givenBack)) : undefined
}

/** Only the sale itself has the parts; of all others the facts say enough, and the log is not asked. */
async function paymentOf(found: FoundOrder, findSale: FindSale): Promise<Payment | null> {
  const method = found.facts.placed?.payment ?? null
  if (method !== 'split') return method && { method }
  const sale = await findSale(found).catch(() => null)
  return sale?.payment ?? null
}
