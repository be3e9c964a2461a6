import { isSeenCancelled, type OrderFacts, type OrderState, roundOf, stateOf, unseenChanges } from '@/lib/domain/board'
import { othersAt } from '@/lib/domain/kept-off'
import { namesOf } from '@/lib/domain/started'

export type OrderAct =
  | 'ready'
  | 'called'
  | 'recalled'
  | 'collected'
  | 'cancelled'
  | 'changed'
  | 'refunded'
  | 'corrected'
  | 'started'
  | 'ticked'
  | 'acknowledged'

/** What the one who acts took for true, which lines are meant, and on which device it was done. */
export type Asked = {
  expects?: { round: number; by?: readonly string[] } | undefined
  lines?: readonly number[] | undefined
  seen?: readonly string[] | undefined
  done?: boolean | undefined
  display?: string | undefined
}

/** In which states a person may do what. Recalled orders are in hand again; collected is final. */
const allowed: Record<OrderAct, readonly OrderState[]> = {
  ready: ['hot', 'hand'],
  called: ['ready'],
  recalled: ['ready'],
  collected: ['ready'],
  cancelled: ['placed', 'waiting', 'hot', 'hand'],
  changed: ['placed', 'waiting', 'hot', 'hand'],
  refunded: ['placed', 'waiting', 'hot', 'hand', 'ready', 'collected'],
  corrected: ['placed', 'waiting', 'hot', 'hand', 'ready', 'collected'],
  started: ['hot', 'hand'],
  ticked: ['waiting', 'hot', 'hand'],
  acknowledged: ['cancelled'],
}

/** Why it cannot be done now: the truth about the order. Null: it can. */
export function objection(act: OrderAct, facts: OrderFacts, asked: Asked = {}): string | null {
  const state = stateOf(facts)
  if (act === 'acknowledged' && asked.seen !== undefined && state !== 'cancelled') return unseenObjection(facts, asked.seen)
  const words = allowed[act].includes(state) ? otherwise(act, state, facts, asked) : truth(state, facts)
  return words === null ? keptOff(act, facts, asked) : `Order ${facts.placed?.ticket ?? ''} ${words}.`.replace('  ', ' ')
}

/** What one display showed, another may have seen already; and what was served meanwhile nobody has to see any more. */
function unseenObjection(facts: OrderFacts, seen: readonly string[]): string | null {
  const unseen = unseenChanges(facts)
  return seen.every((id) => unseen.includes(id)) ? null : `Order ${facts.placed?.ticket ?? ''} was changed, and somebody has seen it.`
}

/**
 * What one display has started others neither wrap nor serve: also not by a tap that was kept, or came late. It is taken over by whoever
 * starts it and has seen whose it was.
 */
function keptOff(act: OrderAct, facts: OrderFacts, { display, lines, done, expects }: Asked): string | null {
  if (display === undefined || (act !== 'ready' && act !== 'ticked' && act !== 'started')) return null
  const others = othersAt(facts, display, lines)
  const known = act === 'started' && done === true ? (expects?.by ?? []) : []
  const unknown = others.filter(({ id }) => !known.includes(id))
  if (unknown.length === 0) return null
  return `${namesOf(unknown)} ${unknown.length === 1 ? 'has' : 'have'} started order ${facts.placed?.ticket ?? ''}.`
}

/** The state would allow it, but it is not what was seen when it was tapped. */
function otherwise(act: OrderAct, state: OrderState, facts: OrderFacts, { expects, lines }: Asked): string | null {
  if (act === 'acknowledged' && isSeenCancelled(facts, lines)) return 'has been cancelled, and somebody has seen it'
  if (act === 'ready' && unseenChanges(facts).length > 0) return 'was changed, and nobody has seen it yet: look at it again'
  if (expects !== undefined && expects.round !== roundOf(facts))
    return state === 'ready' ? 'was called back and is ready again' : 'was served and called back meanwhile: look at it again'
  const unknown = lines?.find((line) => line >= (facts.placed?.lines.length ?? 0))
  return unknown === undefined ? null : `has no line ${unknown + 1}`
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
