import { v7 as uuidv7 } from 'uuid'
import type { OrderFacts } from '@/lib/domain/board'
import { type Served, served } from '@/lib/domain/served'
import type { OutboxView } from '../live/use-outbox'

type HandOver = 'collected' | 'recalled'
const pathOf = (act: HandOver, orderId: string): string => `/api/orders/${orderId}/${act}`

/** Those that nobody has handed over or sent back here, the last one first. */
export function readyOrders(orders: Iterable<OrderFacts>, outbox: Pick<OutboxView, 'kept' | 'acceptedPaths'>): Served[] {
  const pending = new Set(outbox.kept.filter((entry) => entry.refusal === undefined).map((entry) => entry.path))
  return served(orders).filter(({ id }) => {
    const collected = pathOf('collected', id)
    // Collected is for good; what was sent back once may be ready again.
    return !pending.has(collected) && !outbox.acceptedPaths.has(collected) && !pending.has(pathOf('recalled', id))
  })
}

/** The customer has it, or it goes back to the kitchen. Kept on this device until the log has it. */
export function actOn({ id: orderId, ticket, round }: Served, act: HandOver, outbox: Pick<OutboxView, 'keep'>): void {
  const id = uuidv7()
  const label = act === 'collected' ? `Handing over ${ticket}` : `Sending ${ticket} back`
  outbox.keep({ id, path: pathOf(act, orderId), body: { id, expects: { round } }, label, keptAtMs: Date.now() })
}
