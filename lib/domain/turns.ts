/**
 * Something that is done to lines of an order and undone again, on several displays at once. Each line has a turn, which goes up whenever
 * it is done or undone, so the highest says how it is, whatever order is read in and however often. Turns belong to a round: what is called
 * back is looked at afresh.
 */
export type Turns<T> = {
  round: number
  /** Place of the line in the sale, from 0 → its turn. */
  turns: Readonly<Record<number, T>>
}

/** One line's turn, as a record carries it. */
export type LineTurn = { line: number; turn: number }

/** Of two turns of one line the one that counts, whichever is named first. */
type Higher<T> = (a: T, b: T) => T

export function turnsOf<T>(round: number, lines: readonly LineTurn[], of: (turn: number) => T, higher: Higher<T>): Turns<T> {
  const none: Turns<T> = { round, turns: {} }
  return lines.reduce((all, { line, turn }) => mergeTurns(all, { round, turns: { [line]: of(turn) } }, higher), none)
}

/** Of two rounds the later counts, of two turns of a line the higher. */
export function mergeTurns<T>(a: Turns<T>, b: Turns<T>, higher: Higher<T>): Turns<T> {
  if (a.round !== b.round) return a.round > b.round ? a : b
  const turns: Record<number, T> = { ...a.turns }
  for (const [place, turn] of Object.entries(b.turns)) {
    const line = Number(place)
    const known = turns[line]
    turns[line] = known === undefined ? turn : higher(known, turn)
  }
  return { round: a.round, turns }
}

export function turnAt<T>(turns: Turns<T> | undefined, round: number, line: number): T | undefined {
  return turns?.round === round ? turns.turns[line] : undefined
}
