import type { Order, PaymentMethod } from '../domain/order'
import { leftByMethod, toCardProblem, usualBack } from '../domain/payment'
import { type GivenBack, partsLeft, type Units, type UnitsBack } from '../domain/refund'
import type { OrderChanged, OrderRefunded } from '../topics/orders'
import { type Act, type GivingBack, givingBackOf, referenceTo, requestOf } from './about-order'
import type { Log, Placed } from './ports'

/** The sale, and where its record stands: what follows goes beside it. */
export type SoldOrder = Order & { partition: number }

/** What comes back of it, with the sale's own figures (domain/refund). */
export type MoneyBack = GivingBack & {
  back: { lines: UnitsBack[]; totalPence: number; vatPence: number }
  method: PaymentMethod | null
  reason: string
}

/** These lines are not to be made any more. `unmade`: what was changed before; `partsOf`: the parts of each line of the sale. */
export async function changeOrder(
  { log }: { log: Log },
  order: SoldOrder,
  { back, method, reason, ...doers }: MoneyBack,
  { unmade, partsOf }: { unmade: readonly Units[]; partsOf: readonly string[][][] },
  act: Act,
): Promise<Placed | undefined> {
  const { lines, totalPence, vatPence } = back
  const removed = lines.map((units) => ({ ...named(order, units), parts: (partsOf[units.line] ?? []).slice(0, units.quantity) }))
  const parts = partsLeft(order.lines, order.parts, [...unmade, ...lines])
  const value: OrderChanged = {
    ...referenceTo({ ...order, parts }),
    ...{ removed, totalPence, vatPence, method, reason, menuVersion: order.menuVersion },
    ...givingBackOf(doers),
    ...requestOf(act),
  }
  const [place] = await log.append([{ partition: order.partition, event: { type: 'order.changed', id: act.id, value } }])
  return place
}

/** Money back; the food is where it is. */
export async function refundOrder(
  { log }: { log: Log },
  order: SoldOrder,
  { back, method, reason, ...doers }: MoneyBack,
  act: Act,
): Promise<Placed | undefined> {
  const { totalPence, vatPence } = back
  const value: OrderRefunded = {
    ...referenceTo(order),
    ...{ lines: back.lines.map((units) => named(order, units)), totalPence, vatPence, method, reason },
    ...givingBackOf(doers),
    ...requestOf(act),
  }
  const [place] = await log.append([{ partition: order.partition, event: { type: 'order.refunded', id: act.id, value } }])
  return place
}

/** Out of where most of its money still is, unless somebody chose another way; null where nobody recorded how it was paid. */
export function methodBack(
  { payment, totalPence }: Pick<Order, 'payment' | 'totalPence'>,
  givenBack: readonly GivenBack[],
  { pence, asked }: { pence: number; asked: PaymentMethod | undefined },
): { ok: true; method: PaymentMethod | null } | { ok: false; why: string } {
  if (payment === null) return { ok: true, method: null }
  const left = leftByMethod(payment, totalPence, givenBack)
  const method = asked ?? usualBack(left, pence)
  const why = method === 'card' ? toCardProblem(left, pence) : null
  return why === null ? { ok: true, method } : { ok: false, why }
}

function named({ lines }: Order, units: UnitsBack) {
  const { item, name } = lines[units.line] ?? { item: '', name: '' }
  const { line, quantity, totalPence, vat, vatPence } = units
  return { line, item, name, quantity, totalPence, vat, vatPence }
}
