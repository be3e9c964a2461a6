import type { LineTurn } from './ticks'

/** A kitchen display: a device, as it is enrolled. */
export type Display = { id: string; name: string }

/**
 * Lines of an order that a display has started, so that others keep off them. Each line has a turn, which goes up whenever it is
 * started, taken over or put down: odd is started at `at`, even is nobody's. So the highest turn says whose it is, whatever order is
 * read in and however often. It belongs to a round: what is called back is nobody's.
 */
export type Started = {
  round: number
  /** Place of the line in the sale, from 0 → its turn, and the display that made it. */
  turns: Readonly<Record<number, Start>>
}

type Start = { turn: number; at: Display }

export function startedOf(round: number, lines: readonly LineTurn[], at: Display): Started {
  return lines.reduce((started: Started, { line, turn }) => mergeStarted(started, { round, turns: { [line]: { turn, at } } }), {
    round,
    turns: {},
  })
}

/** Of two rounds the later counts, of two turns of a line the higher. */
export function mergeStarted(a: Started, b: Started): Started {
  if (a.round !== b.round) return a.round > b.round ? a : b
  const turns: Record<number, Start> = { ...a.turns }
  for (const [line, start] of Object.entries(b.turns)) turns[Number(line)] = higher(turns[Number(line)], start)
  return { round: a.round, turns }
}

/** The gateway gives no turn of a line twice. Should another ever, all who read it must still say the same. */
function higher(a: Start | undefined, b: Start): Start {
  if (a === undefined || b.turn > a.turn) return b
  return a.turn > b.turn || nameOf(a.at) <= nameOf(b.at) ? a : b
}

const nameOf = ({ id, name }: Display) => `${id} ${name}`

/** Where this line was started; null: it is nobody's. */
export function starterOf(started: Started | undefined, round: number, line: number): Display | null {
  const start = startOf(started, round, line)
  return start !== undefined && start.turn % 2 === 1 ? start.at : null
}

/**
 * The turns that start these lines at a display, or put them down again. What is so already keeps its turn; what another display has
 * started is taken over.
 */
export function turnsToStart(
  done: boolean,
  lines: readonly number[],
  display: Display,
  { started, round }: { started: Started | undefined; round: number },
): LineTurn[] {
  return lines.map((line) => {
    const turn = startOf(started, round, line)?.turn ?? 0
    const starter = starterOf(started, round, line)
    if (!done) return { line, turn: starter === null ? turn : turn + 1 }
    if (starter === null) return { line, turn: turn + 1 }
    return { line, turn: starter.id === display.id ? turn : turn + 2 }
  })
}

function startOf(started: Started | undefined, round: number, line: number): Start | undefined {
  return started?.round === round ? started.turns[line] : undefined
}

/** "Kitchen 2 and Kitchen 3". */
export const namesOf = (displays: readonly Display[]): string => displays.map(({ name }) => name).join(' and ')

/** Each display once. */
export const distinct = (displays: readonly Display[]): Display[] => [...new Map(displays.map((one) => [one.id, one])).values()]
