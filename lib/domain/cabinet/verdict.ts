import { unheardOf } from '../unheard-of'
import type { CabinetOrder, CabinetState } from './state'

/** What is to be published about an order, by what its status says. `round` tells a repeat from the next recall. */
export type Verdict = { type: 'order.waiting' | 'order.hot' | 'order.in-hand'; id: string; round: number; order: CabinetOrder }

/**
 * The verdicts that records of one topic-partition from `first` on have led to, as the stored state tells. It does not
 * matter who stored it or when: a worker that died after storing leaves nothing behind that the next one cannot say.
 */
export function verdictsOf(state: CabinetState, from: ReadonlyMap<string, number>): Verdict[] {
  const verdicts: Verdict[] = []
  for (const [id, order] of Object.entries(state.orders)) {
    const first = from.get(order.cause.tp)
    if (first === undefined || order.cause.offset < first) continue
    const type = typeOf(order)
    if (type) verdicts.push({ type, id, round: type === 'order.in-hand' ? order.round : 0, order })
  }
  return verdicts
}

function typeOf(order: CabinetOrder): Verdict['type'] | null {
  switch (order.status) {
    case 'waiting':
      return 'order.waiting'
    case 'hot':
      return 'order.hot'
    case 'hand':
      return 'order.in-hand'
    case 'ready':
      return null
    default:
      return unheardOf(order.status)
  }
}
