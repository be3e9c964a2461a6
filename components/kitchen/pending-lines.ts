import type { z } from 'zod'
import type { LineStart, Ticket, TicketLine } from '@/lib/domain/kitchen-view'
import type { Display } from '@/lib/domain/started'
import { startLinesInput, tickLinesInput } from '@/lib/inputs/order'
import type { Kept } from '../live/queue'

/** Done to single lines of an order: wrapped, or started so that others keep off. */
export type LineAct = 'ticked' | 'started'
type Body = { lines: number[]; done: boolean; expects?: { round: number; by?: string[] } | undefined }
const inputs: Record<LineAct, z.ZodType<Body>> = { ticked: tickLinesInput, started: startLinesInput }

/**
 * Lines to which somebody did it here, or undid it, and that the log has not told back yet. `by`: the displays that had started them then.
 * `untold`: the shop cannot be told, for the time being.
 */
export type PendingLines = {
  order: string
  round: number
  lines: readonly number[]
  done: boolean
  by?: readonly string[]
  untold?: boolean
}
export type Pending = Readonly<Record<LineAct, readonly PendingLines[]>>

export const linesPath = (order: string, act: LineAct) => `/api/orders/${encodeURIComponent(order)}/${act}`

/** What is kept on this device of these acts, also by a page before a reload. Null: it is another act, or was refused. */
export function pendingIn(act: LineAct, { path, body, refusal }: Kept): PendingLines | null {
  const [, order, name] = /^\/api\/orders\/([^/]+)\/(\w+)$/.exec(path) ?? []
  const parsed = inputs[act].safeParse(body)
  if (order === undefined || name !== act || refusal !== undefined || !parsed.success) return null
  const { lines, done, expects } = parsed.data
  return { order: decodeURIComponent(order), lines, done, round: 0, ...expects }
}

/** The tickets with what was done here in them: a finger does not wait for the network. Of two acts on a line the later counts. */
export function withPending(tickets: readonly Ticket[], { ticked, started }: Pending, here: Display | null): readonly Ticket[] {
  if (ticked.length + started.length === 0) return tickets
  return tickets.map((ticket) => {
    const of = ({ order, round }: PendingLines) => order === ticket.id && round === ticket.round
    const [ticks, starts] = [ticked.filter(of), started.filter(of)]
    if (ticks.length + starts.length === 0) return ticket
    return { ...ticket, lines: ticket.lines.map((line) => withActs(line, { ticks, starts, here })) }
  })
}

type Own = { ticks: readonly PendingLines[]; starts: readonly PendingLines[]; here: Display | null }

function withActs(line: TicketLine, { ticks, starts, here }: Own): TicketLine {
  const ticked = ticks.findLast((act) => isAbout(line, act))?.done ?? line.ticked
  if (here === null || line.removed !== undefined) return { ...line, ticked }
  const begun = starts.filter((act) => isAbout(line, act)).reduce((now, act) => afterStart(now, line, act, here), line.starts)
  return begun === undefined ? { ...line, ticked } : { ...line, ticked, starts: begun }
}

/**
 * Each act was done to what the one before it had made. Has another display started it meanwhile, then that is so, and not what was pressed
 * here before.
 */
function afterStart(now: TicketLine['starts'], line: TicketLine, { done, by, untold }: PendingLines, here: Display): TicketLine['starts'] {
  if (by !== undefined && now?.some(({ at }) => at.id !== here.id && !by.includes(at.id))) return now
  if (!done) return []
  return line.lines.map((at): LineStart => (untold ? { line: at, at: here, untold } : { line: at, at: here }))
}

const isAbout = (line: TicketLine, { lines }: PendingLines): boolean => line.lines.every((at) => lines.includes(at))
