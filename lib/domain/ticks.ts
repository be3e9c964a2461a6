/**
 * Lines of an order that somebody ticked off at the pass. Each line has a turn, which goes up by one whenever it is ticked
 * or unticked: odd is ticked, even is not. So the highest turn says how it is, whatever order ticks are read in and however
 * often. Ticks belong to a round: what is called back is looked at afresh, with nothing ticked.
 */
export type Ticks = {
  round: number
  /** Place of the line in the sale, from 0 → its turn. */
  turns: Readonly<Record<number, number>>
}

/** One line's turn, as a record carries it. */
export type LineTurn = { line: number; turn: number }

export function ticksOf(round: number, lines: readonly LineTurn[]): Ticks {
  return lines.reduce((ticks: Ticks, { line, turn }) => mergeTicks(ticks, { round, turns: { [line]: turn } }), { round, turns: {} })
}

/** Of two rounds the later counts, of two turns of a line the higher. */
export function mergeTicks(a: Ticks, b: Ticks): Ticks {
  if (a.round !== b.round) return a.round > b.round ? a : b
  const turns: Record<number, number> = { ...a.turns }
  for (const [line, turn] of Object.entries(b.turns)) turns[Number(line)] = Math.max(turn, turns[Number(line)] ?? 0)
  return { round: a.round, turns }
}

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
  return ticks?.round === round ? (ticks.turns[line] ?? 0) : 0
}
