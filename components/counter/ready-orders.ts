import { v7 as uuidv7 } from 'uuid'
import { type OrderFacts, stateOf } from '@/lib/domain/board'
import { type Served, served } from '@/lib/domain/served'
import type { OutboxView } from '../live/use-outbox'

type HandOver = 'collected' | 'recalled'
type Sent = Pick<OutboxView, 'kept' | 'acceptedPaths'>
const pathOf = (act: HandOver, orderId: string): string => `/api/orders/${orderId}/${act}`

const waitingPaths = ({ kept }: Sent) => new Set(kept.filter((entry) => entry.refusal === undefined).map((entry) => entry.path))

/** Those that nobody has handed over or sent back here, who has waited longest first, so that a new one comes behind the others. */
export function readyOrders(orders: Iterable<OrderFacts>, outbox: Sent): Served[] {
  const pending = waitingPaths(outbox)
  return served(orders)
    .filter(({ id }) => {
      const collected = pathOf('collected', id)
      // Collected is for good; what was sent back once may be ready again.
      return !pending.has(collected) && !outbox.acceptedPaths.has(collected) && !pending.has(pathOf('recalled', id))
    })
    .toReversed()
}

/** What has become of one that was ready a moment ago, here or elsewhere. */
export function becameOf(orderId: string, facts: OrderFacts | undefined, outbox: Sent): 'handed over' | 'back to the kitchen' {
  const collected = pathOf('collected', orderId)
  const isHandedOver = outbox.acceptedPaths.has(collected) || waitingPaths(outbox).has(collected)
  return isHandedOver || facts === undefined || stateOf(facts) === 'collected' ? 'handed over' : 'back to the kitchen'
}

/** Which order a typed number means: none that is ready, one, or several that a person must choose from. */
export function orderTyped(
  ready: readonly Served[],
  text: string,
): { kind: 'none' } | { kind: 'one'; order: Served } | { kind: 'several' } {
  const [order, another] = ready.filter(({ ticket }) => ticket === text.trim())
  if (order === undefined) return { kind: 'none' }
  return another === undefined ? { kind: 'one', order } : { kind: 'several' }
}

/** The customer has it, or it goes back to the kitchen. Kept on this device until the log has it. */
export function actOn({ id: orderId, ticket, round }: Served, act: HandOver, outbox: Pick<OutboxView, 'keep'>): void {
  const id = uuidv7()
  const label = act === 'collected' ? `Handing over ${ticket}` : `Sending ${ticket} back`
  outbox.keep({ id, path: pathOf(act, orderId), body: { id, expects: { round } }, label, keptAtMs: Date.now() })
}
