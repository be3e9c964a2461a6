import { type HeadAct, headAct, type StartAct, type StationTicket, startAct } from '@/lib/domain/station'
import { createBounce } from '../live/bounce'

/** After a tap on a ticket it does nothing more for so long, whatever the next tap would do: what has come up under it is not read yet. */
const ticketRestMs = 800

/**
 * What is meant by presses of tickets and of their Start keys, one after the other: also what was just started is not served by a second
 * press of its digit, nor by a finger that taps twice and slips.
 */
export function createPresses() {
  const bounces = createBounce(ticketRestMs)
  // Called back, it is there anew, and a tap on it is meant.
  const rests = ({ id, round }: StationTicket, atMs: number) => bounces(`${id} ${round}`, atMs)
  return {
    head(ticket: StationTicket, atMs: number): HeadAct | { kind: 'rests' } {
      const does = headAct(ticket)
      if (does.kind === 'not-yet' || does.kind === 'kept-off') return does
      return rests(ticket, atMs) ? { kind: 'rests' } : does
    },
    start(ticket: StationTicket, atMs: number): StartAct | { kind: 'rests' | 'not-yet' } {
      const does = startAct(ticket)
      if (does === null) return { kind: headAct(ticket).kind === 'not-yet' ? 'not-yet' : 'rests' }
      return rests(ticket, atMs) ? { kind: 'rests' } : does
    },
  }
}
