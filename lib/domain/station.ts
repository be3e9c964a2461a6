import { type AgeLimits, usualLimits } from './age'
import type { Ticket, TicketLine } from './kitchen-view'
import { type MenuGroup, menuGroups } from './menu'
import { type Display, distinct } from './started'

/** What one kitchen display shows: these groups of the menu, this share of the queue; and when it calls an order late. */
export type Station = {
  groups: readonly MenuGroup[]
  /** Of so many displays that share one queue this is the nth, from 1. */
  share: { nth: number; of: number }
  limits: AgeLimits
}

export const wholeShop: Station = { groups: menuGroups, share: { nth: 1, of: 1 }, limits: usualLimits }

/** Its `unseen` are the changes that this station has to see. */
export type StationTicket = Ticket & {
  /** Lines of the order that other stations wrap. */
  elsewhere: readonly TicketLine[]
  /** Another station has a change to see, and the order is not to be served before. */
  unseenElsewhere: boolean
  /** Where that has been started which is to be wrapped here. Null: nowhere. */
  started: StartedAt | null
}

/** `untold`: here, and only this device knows of it yet, so that nobody is kept off. */
type StartedAt = { here: boolean; at: readonly Display[]; untold?: true }

export const isWhole = ({ groups, share }: Station): boolean => share.of === 1 && menuGroups.every((group) => groups.includes(group))

/**
 * The tickets that this station works on, each with its own lines. What it has wrapped leaves it while others still wrap the rest;
 * when the last line is ticked the order is back at each of them, to be served: whoever is first serves it.
 * `display`: the id of this one; null: a replay, which is none.
 */
export function atStation(tickets: readonly Ticket[], station: Station, display: string | null = null): StationTicket[] {
  return tickets.flatMap((ticket) => {
    if (!isInShare(ticket, station)) return []
    const elsewhere = ticket.lines.filter((line) => !isOwn(line, station))
    const own = ticket.lines.filter((line) => isOwn(line, station))
    const unseen = ticket.unseen.filter((change) => concerns(change, own, elsewhere))
    // What has been seen here, or was seen by whoever it concerned, is not shown for a change of another station.
    const lines = unseen.length > 0 ? own : own.filter((line) => !line.removed)
    if (lines.length === 0) return []
    const unseenElsewhere = unseen.length < ticket.unseen.length
    const seenTo = { ...ticket, lines, elsewhere, unseen, unseenElsewhere, started: startedAt(lines, display) }
    // What is changed stays where it is until somebody has seen it.
    const handedOn = ticket.state !== 'cancelled' && unseen.length === 0 && isWrapped(lines) && !isDoneElsewhere(seenTo)
    return handedOn ? [] : [seenTo]
  })
}

const isToWrap = (line: TicketLine) => !line.ticked && line.removed === undefined

/** What is wrapped keeps nobody off. Where another display has started some of it, it is that one's, whatever was started here. */
function startedAt(lines: readonly TicketLine[], display: string | null): StationTicket['started'] {
  const begun = lines.filter(isToWrap).flatMap(({ starts = [] }) => starts)
  const all = distinct(begun.map(({ at }) => at))
  const others = all.filter(({ id }) => id !== display)
  if (others.length > 0) return { here: false, at: others }
  if (all.length === 0) return null
  return begun.some(({ untold }) => untold) ? { here: true, at: all, untold: true } : { here: true, at: all }
}

/** Whoever wraps a line must see that it is not wanted, and nobody else. A change that no line shows is for everybody: it must not be stuck. */
function concerns(change: string, own: readonly TicketLine[], elsewhere: readonly TicketLine[]): boolean {
  const isIn = (lines: readonly TicketLine[]) => lines.some(({ removed }) => removed?.includes(change) === true)
  return isIn(own) || !isIn(elsewhere)
}

/** By its number, so that every display decides alike without asking, and no order has two places or none. */
function isInShare({ placed }: Ticket, { share }: Station): boolean {
  return placed.order % share.of === share.nth - 1
}

/** What has left the menu has no group: every station shows it, so that somebody wraps it. */
const isOwn = ({ group }: TicketLine, { groups }: Station) => group === null || groups.includes(group)

const isWrapped = (lines: readonly TicketLine[]) => lines.every((line) => line.ticked || line.removed !== undefined)

const isDoneElsewhere = ({ elsewhere, unseenElsewhere }: Pick<StationTicket, 'elsewhere' | 'unseenElsewhere'>) =>
  isWrapped(elsewhere) && !unseenElsewhere

/**
 * What a tap on the ticket does. `hand-on`: these lines are wrapped here; the rest is wrapped, or seen not to be wanted, elsewhere: at
 * another station, or by another display that has started it. `acknowledge` with `lines`: that they are cancelled; other stations have
 * yet to see it of theirs. `kept-off`: all that is left to wrap here another display has started.
 */
export type HeadAct =
  | { kind: 'serve' }
  | { kind: 'hand-on'; lines: number[] }
  | { kind: 'acknowledge'; seen?: readonly string[]; lines?: readonly number[] }
  | { kind: 'not-yet' }
  | { kind: 'kept-off' }

export function headAct(ticket: StationTicket): HeadAct {
  const { state, lines, unseen, elsewhere } = ticket
  if (state === 'cancelled') return elsewhere.length === 0 ? { kind: 'acknowledge' } : { kind: 'acknowledge', lines: placesOf(lines) }
  if (unseen.length > 0) return { kind: 'acknowledge', seen: unseen }
  if (state !== 'serve') return { kind: 'not-yet' }
  const left = lines.filter(isToWrap).filter((line) => !isAnothers(ticket, line.lines))
  if (isStartedElsewhere(ticket) && left.length === 0) return { kind: 'kept-off' }
  if (isDoneElsewhere(ticket) && !isStartedElsewhere(ticket)) return { kind: 'serve' }
  return { kind: 'hand-on', lines: left.flatMap((line) => line.lines) }
}

export const isStartedElsewhere = ({ started }: Pick<StationTicket, 'started'>): boolean => started !== null && !started.here

/** These lines of the sale are to be left to another display. */
export function isAnothers(ticket: StationTicket, places: readonly number[]): boolean {
  if (!isStartedElsewhere(ticket)) return false
  const others = new Set(ticket.started?.at.map(({ id }) => id))
  return ticket.lines.filter(isToWrap).some(({ starts = [] }) => starts.some(({ line, at }) => places.includes(line) && others.has(at.id)))
}

/** Lines that are started here, taken over from these displays (`by`), or put down again. */
export type StartAct = { lines: number[]; done: boolean; by: string[] }

/** What `*` does to the ticket. Null: nothing of it is to be wrapped. */
export function startAct({ state, lines, started }: StationTicket): StartAct | null {
  const places = placesOf(lines.filter(isToWrap))
  if (state !== 'serve' || places.length === 0) return null
  return { lines: places, done: started?.here !== true, by: started?.at.map(({ id }) => id) ?? [] }
}

const placesOf = (lines: readonly TicketLine[]): number[] => lines.flatMap((line) => line.lines).toSorted((a, b) => a - b)

/** Each change is seen for itself, and so are the lines of each station that are cancelled: what is shown later asks again. */
export function seenOf(does: HeadAct): string {
  return does.kind === 'acknowledge' ? (does.seen ?? does.lines ?? ['all']).join() : ''
}
