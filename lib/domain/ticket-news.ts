import type { Age } from './age'
import { isStartedElsewhere, type StationTicket } from './station'

/** What a display showed of each order the last time it looked. */
export type Look = ReadonlyMap<
  string,
  {
    age: Age
    cancelled: boolean
    unseen: readonly string[]
    /** The round in which it was started here; null: it was not. */
    startedIn: number | null
  }
>

/** Tickets that somebody must hear of. `allergy`: those of the new ones whose customer must avoid something. `taken`: another display has started what was started here. */
export type TicketNews = Record<'fresh' | 'allergy' | 'cancelled' | 'changed' | 'late' | 'taken', StationTicket[]>

export function lookAt(tickets: readonly StationTicket[], ages: ReadonlyMap<string, Age>): Look {
  return new Map(
    tickets.map(({ id, state, unseen, round, started }) => {
      const startedIn = started?.here === true ? round : null
      return [id, { age: ages.get(id) ?? 'fresh', cancelled: state === 'cancelled', unseen, startedIn }]
    }),
  )
}

/** `before` null: the display has just opened, and what is on it already is no news. What is brought back was somebody's own act. */
export function newsSince(before: Look | null, tickets: readonly StationTicket[], ages: ReadonlyMap<string, Age>): TicketNews {
  const open = before === null ? [] : tickets.filter(({ state }) => state !== 'cancelled')
  const gone = before === null ? [] : tickets.filter(({ state }) => state === 'cancelled')
  const fresh = open.filter(({ id, round }) => round === 0 && before?.get(id) === undefined)
  return {
    fresh,
    allergy: fresh.filter(({ placed }) => (placed.allergies ?? []).length > 0),
    cancelled: gone.filter(({ id }) => before?.get(id)?.cancelled !== true),
    changed: open.filter(({ id, unseen }) => unseen.some((change) => before?.get(id)?.unseen.includes(change) !== true)),
    late: open.filter(({ id }) => ages.get(id) === 'late' && ![undefined, 'late'].includes(before?.get(id)?.age)),
    taken: open.filter((ticket) => isStartedElsewhere(ticket) && before?.get(ticket.id)?.startedIn === ticket.round),
  }
}
