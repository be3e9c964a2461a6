import type { Served, Ticket } from '@/lib/domain/kitchen-view'
import type { ActState, OrderActs } from './use-order-acts'

export type ShownTicket = { ticket: Ticket; served: ActState; leaving: boolean }

/**
 * The tickets in the order of their keys. After a serve every ticket keeps its place for a moment, the served one too,
 * and new ones come behind; what was served here and is in the log is gone before the log has come back round.
 */
export function shownTickets(open: readonly Ticket[], acts: Pick<OrderActs, 'frozen' | 'stateOf'>): ShownTicket[] {
  const current = new Map(open.map((ticket) => [ticket.id, ticket]))
  const known = new Map([...(acts.frozen ?? []).map((ticket): [string, Ticket] => [ticket.id, ticket]), ...current])
  return [...known.values()].flatMap((ticket) => {
    const served = acts.stateOf('ready', ticket.id, ticket.round + 1)
    const gone = served.kind === 'done' || !current.has(ticket.id)
    if (acts.frozen === null && gone) return []
    return [{ ticket, served, leaving: acts.frozen !== null && (gone || served.kind === 'pending') }]
  })
}

/** `atMs` null: only this screen knows of it yet. */
export type Back = { id: string; ticket: string; round: number; atMs: number | null }

/** What `.` brings back: the newest of what was served, here or elsewhere, and is not on its way back already. */
export function lastServed(open: readonly Ticket[], ready: readonly Served[], acts: Pick<OrderActs, 'stateOf'>): Back | null {
  const onItsWay = (kind: 'ready' | 'recalled', order: string, round: number) =>
    ['pending', 'done'].includes(acts.stateOf(kind, order, round).kind)
  const own = open
    .map((ticket): Back => ({ id: ticket.id, ticket: ticket.ticket, round: ticket.round + 1, atMs: null }))
    .filter((one) => onItsWay('ready', one.id, one.round))
  return [...own.toReversed(), ...ready].find((one) => !onItsWay('recalled', one.id, one.round)) ?? null
}
