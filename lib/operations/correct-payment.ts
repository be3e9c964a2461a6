import type { Payment } from '../domain/order'
import type { OrderPaymentCorrected } from '../topics/orders'
import { type AboutOrder, type Act, type GivingBack, givingBackOf, referenceTo, requestOf } from './about-order'
import type { Log, Placed } from './ports'

export type Correction = Pick<OrderPaymentCorrected, 'totalPence' | 'round'> & { was: Payment; payment: Payment }

/** Writes down how an order was really paid. */
export async function correctPayment(
  { log }: { log: Log },
  { partition, ...order }: AboutOrder,
  { payment, was, totalPence, round, ...doers }: GivingBack & Correction,
  act: Act,
): Promise<Placed | undefined> {
  const value: OrderPaymentCorrected = {
    ...referenceTo({ ...order, partition }),
    ...{ payment, was, totalPence, round },
    ...givingBackOf(doers),
    ...requestOf(act),
  }
  const [place] = await log.append([{ partition, event: { type: 'order.payment-corrected', id: act.id, value } }])
  return place
}
