import type { ReturnPaymentInput } from '../inputs/order'
import { partitionOf } from '../topics/partition'
import { type Act, requestOf } from './about-order'
import type { PlaceOrderPorts } from './place-order'
import type { Placed } from './ports'

/** Money that a till had taken for a part of a sale, and gave back before the sale was paid in full. */
export async function returnPayment(
  { log, clock, partitions, shop }: Omit<PlaceOrderPorts, 'menus'>,
  { id, by, ...part }: ReturnPaymentInput & { by: string | undefined },
  act: Act,
): Promise<Placed | undefined> {
  const at = new Date(clock.nowMs()).toISOString()
  const value = { ...part, shop, at, ...(by !== undefined && { by }), ...requestOf(act) }
  const [place] = await log.append([
    { partition: partitionOf(shop, part.till, partitions), event: { type: 'payment.returned', id, value } },
  ])
  return place
}
