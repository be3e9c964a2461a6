import type { Order } from '../domain/order'
import { leftByMethod, paymentLeft } from '../domain/payment'
import { type GivenBack, restOf, unitsOf } from '../domain/refund'
import { type Act, type GivingBack, givingBackOf, referenceTo, requestOf } from './about-order'
import type { Log, Placed } from './ports'

/** The whole order, because what is given back is what was taken; less what was given back before. */
export type CancelledOrder = Order & { partition: number; givenBack?: readonly GivenBack[] }

export async function cancelOrder(
  { log }: { log: Log },
  order: CancelledOrder,
  { reason, ...doers }: GivingBack & { reason: string },
  act: Act,
): Promise<Placed | undefined> {
  const { placedAt, arrivedAt, payment, menuVersion, partition, givenBack = [] } = order
  const rest = givenBack.length === 0 ? { ...order, payment } : restOfOrder(order, givenBack)
  const { lines, totalPence, vatPence } = rest
  const figures = { lines, totalPence, vatPence, payment: rest.payment }
  const placing = { placedAt, ...(arrivedAt !== undefined && { arrivedAt }) }
  const about = { ...referenceTo({ ...order, parts: rest.parts }), reason, ...placing, ...figures, menuVersion }
  const value = { ...about, ...givingBackOf(doers), ...requestOf(act) }
  const [place] = await log.append([{ partition, event: { type: 'order.cancelled', id: act.id, value } }])
  return place
}

/** Its money goes back the way in which the shop still has it. */
function restOfOrder(order: Order, givenBack: readonly GivenBack[]) {
  const { payment, totalPence } = order
  return {
    ...restOf(order, unitsOf(givenBack, 'changed'), unitsOf(givenBack, 'refunded')),
    payment: payment && paymentLeft(leftByMethod(payment, totalPence, givenBack)),
  }
}
