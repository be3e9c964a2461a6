import type { PlaceOrderInput } from '../inputs/order'
import { derivedId } from '../topics/ids'
import { partitionOf } from '../topics/partition'
import { type Act, requestOf } from './about-order'
import { type PlaceOrderPorts, paymentOf, withoutAbsent } from './place-order'
import type { Placed } from './ports'

/** Why, in a word and in the words that the till shows, and what the sale comes to where that is known. */
export type SaleRefusal = { why: string; words: string; totalPence?: number | undefined }

/** Another id than the sale's own, which is the order's if it is sold after all; the same each time that the same sale is refused. */
export const refusalId = (sale: string): string => derivedId(sale, 'sale.refused', 0)

/** A sale for which a till has taken money and which becomes no order. */
export async function refuseSale(
  { log, clock, partitions, shop }: Omit<PlaceOrderPorts, 'menus'>,
  asked: PlaceOrderInput & { by: string | undefined },
  { why, words, totalPence }: SaleRefusal,
  act: Act,
): Promise<Placed | undefined> {
  const { id, till, order, lines, parts, eatIn, soldAt, by } = asked
  const value = {
    ...{ id, shop, till, payment: paymentOf(asked), why, words, at: new Date(clock.nowMs()).toISOString() },
    ...(order !== undefined && { order }),
    ...(lines !== undefined && { lines: lines.map(withoutAbsent) }),
    ...(parts !== undefined && { food: parts }),
    ...(eatIn !== undefined && { eatIn }),
    ...(totalPence !== undefined && { totalPence }),
    ...(soldAt !== undefined && { soldAt }),
    ...(by !== undefined && { by }),
    ...requestOf(act),
  }
  const [place] = await log.append([{ partition: partitionOf(shop, till, partitions), event: { type: 'sale.refused', id: act.id, value } }])
  return place
}
