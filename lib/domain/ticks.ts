import { type LineTurn, mergeTurns, type Turns, turnAt, turnsOf } from './turns'

/** Lines of an order that somebody ticked off at the pass: odd turns are ticked, even ones are not. */
export type Ticks = Turns<number>

export const ticksOf = (round: number, lines: readonly LineTurn[]): Ticks => turnsOf(round, lines, (turn) => turn, Math.max)

export const mergeTicks = (a: Ticks, b: Ticks): Ticks => mergeTurns(a, b, Math.max)

export function isTicked(ticks: Ticks | undefined, round: number, line: number): boolean {
  return turnOf(ticks, round, line) % 2 === 1
}

/** The turns that make these lines ticked, or not. What is so already keeps its turn: two people who tick one line do not untick it. */
export function turnsTo(done: boolean, lines: readonly number[], ticks: Ticks | undefined, round: number): LineTurn[] {
  return lines.map((line) => {
    const turn = turnOf(ticks, round, line)
    return { line, turn: isTicked(ticks, round, line) === done ? turn : turn + 1 }
  })
}

function turnOf(ticks: Ticks | undefined, round: number, line: number): number {
  return turnAt(ticks, round, line) ?? 0
}
