import type { Order } from '../domain/order'
import { type Act, referenceTo, requestOf } from './about-order'
import type { Log, Placed } from './ports'

/** The whole order, because what is given back is what was taken. */
export type CancelledOrder = Order & { partition: number }

export async function cancelOrder({ log }: { log: Log }, order: CancelledOrder, reason: string, act: Act): Promise<Placed | undefined> {
  const { placedAt, lines, totalPence, vatPence, payment, menuVersion, partition } = order
  const value = { ...referenceTo(order), reason, placedAt, lines, totalPence, vatPence, payment, menuVersion, ...requestOf(act) }
  const [place] = await log.append([{ partition, event: { type: 'order.cancelled', id: act.id, value } }])
  return place
}
