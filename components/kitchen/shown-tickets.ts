import { type OrderFacts, stateOf } from '@/lib/domain/board'
import type { Served } from '@/lib/domain/served'
import { headAct, type StationTicket, seenOf } from '@/lib/domain/station'
import type { Stood } from '../live/standing'
import type { ActState, OrderActs } from './use-order-acts'

/** `leaving`: dealt with here. `elsewhere`: it has gone without anybody's doing here, and this is where; else null. */
export type ShownTicket = { ticket: StationTicket; served: ActState; leaving: boolean; elsewhere: string | null }

/** Something can still be done with it here. */
export const isToDo = ({ leaving, elsewhere }: ShownTicket): boolean => !leaving && elsewhere === null

/** What became of the act that a tap on this ticket does. */
function doneWith(ticket: StationTicket, { stateOf: actOf }: Pick<OrderActs, 'stateOf'>): ActState {
  if (ticket.state === 'cancelled') return actOf('acknowledged', ticket.id, seenOf(headAct(ticket)))
  return actOf('ready', ticket.id, ticket.round + 1)
}

/** Without what was served here and is in the log: it is gone before the log has come back round. */
export function stillOpen(open: readonly StationTicket[], acts: Pick<OrderActs, 'stateOf'>): StationTicket[] {
  return open.filter((ticket) => doneWith(ticket, acts).kind !== 'done')
}

type Known = {
  acts: Pick<OrderActs, 'stateOf'>
  /** Nothing moves now: also what was served here and is on its way keeps its place empty. */
  still: boolean
  /** Orders of which lines were just ticked here. */
  tickedHere: ReadonlySet<string>
  orders: ReadonlyMap<string, OrderFacts>
}

/** The tickets in the order of their keys (live/standing.ts), with what to say of those that have gone. */
export function shownTickets(stood: readonly Stood<StationTicket>[], { acts, still, tickedHere, orders }: Known): ShownTicket[] {
  return stood.map(({ one: ticket, gone }) => {
    const served = doneWith(ticket, acts)
    const here = served.kind === 'done' || served.kind === 'pending' || tickedHere.has(ticket.id)
    const leaving = here && (gone || (still && served.kind === 'pending'))
    return { ticket, served, leaving, elsewhere: gone && !here ? elsewhereWords(ticket, orders.get(ticket.id)) : null }
  })
}

function elsewhereWords(ticket: StationTicket, facts: OrderFacts | undefined): string {
  const state = facts === undefined ? 'collected' : stateOf(facts)
  if (state === 'ready' || state === 'collected') return 'Served elsewhere'
  if (ticket.state === 'cancelled') return 'Seen elsewhere'
  return state === 'cancelled' ? 'Cancelled' : 'Wrapped elsewhere'
}

/** `atMs` null: only this screen knows of it yet. */
export type Back = Omit<Served, 'atMs'> & { atMs: number | null }

/** What can be brought back: what was served, here or elsewhere, the newest first, and is not on its way back already. */
export function toBringBack(open: readonly StationTicket[], ready: readonly Served[], acts: Pick<OrderActs, 'stateOf'>): Back[] {
  const onItsWay = (kind: 'ready' | 'recalled', order: string, round: number) =>
    ['pending', 'done'].includes(acts.stateOf(kind, order, round).kind)
  const own = open.filter(({ id, state, round }) => state !== 'cancelled' && onItsWay('ready', id, round + 1)).map(servedHere)
  return [...own.toReversed(), ...ready].filter((one) => !onItsWay('recalled', one.id, one.round))
}

function servedHere({ id, ticket, round, lines, elsewhere, placed }: StationTicket): Back {
  const made = [...lines, ...elsewhere].filter(({ removed }) => removed === undefined)
  const what = made.map(({ quantity, name }) => `${quantity} ${name}`)
  return { id, ticket, round: round + 1, atMs: null, what, ...(placed.allergies && { allergies: placed.allergies }) }
}
