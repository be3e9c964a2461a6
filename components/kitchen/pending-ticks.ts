import type { Ticket, TicketLine } from '@/lib/domain/kitchen-view'
import { tickLinesInput } from '@/lib/inputs/order'
import type { Kept } from '../live/queue'

/** Lines that somebody ticked here, or took the tick off, and that the log has not told back yet. */
export type PendingTick = { order: string; round: number; lines: readonly number[]; done: boolean }

export const tickPath = (order: string) => `/api/orders/${encodeURIComponent(order)}/ticked`

/** The tick that is kept on this device, also by a page before a reload. Null: it is another act, or was refused. */
export function pendingIn({ path, body, refusal }: Kept): PendingTick | null {
  const order = /^\/api\/orders\/([^/]+)\/ticked$/.exec(path)?.[1]
  const parsed = tickLinesInput.safeParse(body)
  if (order === undefined || refusal !== undefined || !parsed.success) return null
  const { lines, done, expects } = parsed.data
  return { order: decodeURIComponent(order), round: expects?.round ?? 0, lines, done }
}

/** The tickets with what was ticked here in them: a finger does not wait for the network. Of two acts on a line the later counts. */
export function withPending(tickets: readonly Ticket[], pending: readonly PendingTick[]): readonly Ticket[] {
  if (pending.length === 0) return tickets
  return tickets.map((ticket) => {
    const own = pending.filter(({ order, round }) => order === ticket.id && round === ticket.round)
    if (own.length === 0) return ticket
    return { ...ticket, lines: ticket.lines.map((line) => ({ ...line, ticked: tickedAfter(line, own) })) }
  })
}

function tickedAfter(line: TicketLine, pending: readonly PendingTick[]): boolean {
  const about = pending.findLast(({ lines }) => line.lines.every((at) => lines.includes(at)))
  return about?.done ?? line.ticked
}
