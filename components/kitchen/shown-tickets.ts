import type { Served } from '@/lib/domain/served'
import type { StationTicket } from '@/lib/domain/station'
import type { ActState, OrderActs } from './use-order-acts'

export type ShownTicket = { ticket: StationTicket; served: ActState; leaving: boolean }

/**
 * The tickets in the order of their keys. After a serve every ticket keeps its place for a moment, the served one too,
 * and new ones come behind; what was served here and is in the log is gone before the log has come back round.
 */
export function shownTickets(open: readonly StationTicket[], acts: Pick<OrderActs, 'frozen' | 'stateOf'>): ShownTicket[] {
  const current = new Map(open.map((ticket) => [ticket.id, ticket]))
  const known = new Map([...(acts.frozen ?? []).map((ticket): [string, StationTicket] => [ticket.id, ticket]), ...current])
  return [...known.values()].flatMap((ticket) => {
    const served =
      ticket.state === 'cancelled' ? acts.stateOf('acknowledged', ticket.id, 0) : acts.stateOf('ready', ticket.id, ticket.round + 1)
    const gone = served.kind === 'done' || !current.has(ticket.id)
    if (acts.frozen === null && gone) return []
    return [{ ticket, served, leaving: acts.frozen !== null && (gone || served.kind === 'pending') }]
  })
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
