import { type OrderFacts, type OrderState, stateOf } from '@/lib/domain/board'

export type OrderAct = 'ready' | 'called' | 'recalled' | 'collected' | 'cancelled'

/** In which states a person may do what. Recalled orders are in hand again; collected is final. */
const allowed: Record<OrderAct, readonly OrderState[]> = {
  ready: ['hot', 'hand'],
  called: ['ready'],
  recalled: ['ready'],
  collected: ['ready'],
  cancelled: ['placed', 'waiting', 'hot', 'hand'],
}

/** Why it cannot be done now: the truth about the order. Null: it can. */
export function objection(act: OrderAct, facts: OrderFacts): string | null {
  const state = stateOf(facts)
  return allowed[act].includes(state) ? null : `Order ${facts.placed?.ticket ?? ''} ${truth(state, facts)}.`.replace('  ', ' ')
}

function truth(state: OrderState, { waiting }: OrderFacts): string {
  switch (state) {
    case 'unknown':
      return 'is not known yet'
    case 'placed':
      return 'has not been looked at by the kitchen yet'
    case 'waiting':
      return waiting && waiting.missing.length > 0 ? `still waits for ${[...new Set(waiting.missing)].join(', ')}` : 'still waits for food'
    case 'hot':
      return 'has its food and waits to be wrapped'
    case 'hand':
      return 'is being wrapped'
    case 'ready':
      return 'is ready'
    case 'collected':
      return 'has been collected'
    case 'cancelled':
      return 'has been cancelled'
    default:
      return unknownState(state)
  }
}

function unknownState(state: never): never {
  throw new Error(`There is no state ${JSON.stringify(state)}`)
}
