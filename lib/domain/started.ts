import { type LineTurn, mergeTurns, type Turns, turnAt, turnsOf } from './turns'

/** A kitchen display: a device, as it is enrolled. */
export type Display = { id: string; name: string }

type Start = { turn: number; at: Display }

/** Lines of an order that displays have started, so that others keep off them: odd turns are started `at`, even ones are nobody's. */
export type Started = Turns<Start>

export const startedOf = (round: number, lines: readonly LineTurn[], at: Display): Started =>
  turnsOf(round, lines, (turn) => ({ turn, at }), higher)

export const mergeStarted = (a: Started, b: Started): Started => mergeTurns(a, b, higher)

/** The gateway gives no turn of a line twice. Should another ever, all who read it must still say the same. */
function higher(a: Start, b: Start): Start {
  if (b.turn !== a.turn) return b.turn > a.turn ? b : a
  return nameOf(a.at) <= nameOf(b.at) ? a : b
}

const nameOf = ({ id, name }: Display) => `${id} ${name}`

/** Where this line was started; null: it is nobody's. */
export function starterOf(started: Started | undefined, round: number, line: number): Display | null {
  const start = turnAt(started, round, line)
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
    const turn = turnAt(started, round, line)?.turn ?? 0
    const starter = starterOf(started, round, line)
    if (!done) return { line, turn: starter === null ? turn : turn + 1 }
    if (starter === null) return { line, turn: turn + 1 }
    return { line, turn: starter.id === display.id ? turn : turn + 2 }
  })
}

/** "Kitchen 2 and Kitchen 3". */
export const namesOf = (displays: readonly Display[]): string => displays.map(({ name }) => name).join(' and ')

/** Each display once. */
export const distinct = (displays: readonly Display[]): Display[] => [...new Map(displays.map((one) => [one.id, one])).values()]
