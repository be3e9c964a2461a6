import { v7 as uuidv7 } from 'uuid'
import { type OrderFacts, stateOf } from '@/lib/domain/board'
import type { OutboxView } from '../live/use-outbox'

/** An order that can be fetched. */
export type ReadyOrder = { id: string; ticket: string; readyAtMs: number; round: number }

type HandOver = 'collected' | 'recalled'
const pathOf = (act: HandOver, orderId: string): string => `/api/orders/${orderId}/${act}`

/** Those that nobody has handed over or sent back here, the last one first. */
export function readyOrders(orders: Iterable<OrderFacts>, outbox: Pick<OutboxView, 'kept' | 'acceptedPaths'>): ReadyOrder[] {
  const pending = new Set(outbox.kept.filter((entry) => entry.refusal === undefined).map((entry) => entry.path))
  const ready: ReadyOrder[] = []
  for (const facts of orders) {
    if (stateOf(facts) !== 'ready' || facts.placed === undefined || facts.ready === undefined) continue
    const collected = pathOf('collected', facts.id)
    // Collected is for good; what was sent back once may be ready again.
    if (pending.has(collected) || outbox.acceptedPaths.has(collected) || pending.has(pathOf('recalled', facts.id))) continue
    ready.push({ id: facts.id, ticket: facts.placed.ticket, readyAtMs: facts.ready.atMs, round: facts.ready.round })
  }
  return ready.toSorted((a, b) => b.readyAtMs - a.readyAtMs)
}

/** The customer has it, or it goes back to the kitchen. Kept on this device until the log has it. */
export function actOn({ id: orderId, ticket, round }: ReadyOrder, act: HandOver, outbox: Pick<OutboxView, 'keep'>): void {
  const id = uuidv7()
  const label = act === 'collected' ? `Handing over ${ticket}` : `Sending ${ticket} back`
  outbox.keep({ id, path: pathOf(act, orderId), body: { id, expects: { round } }, label, keptAtMs: Date.now() })
}
