/** So many rows fit beside the cabinet. */
const rowsOfRoom = 5
/** What a line of the allergy badge takes, of a row. */
const badgeLine = 0.55
/** Letters that stand on one. */
const lettersOfLine = 22

/** How many of these fit, by what their badges say (null: none). When not all do, one row's room is left to say how many more there are. */
export function rowsThatFit(badges: readonly (string | null)[]): number {
  const takes = badges.map((words) => 1 + (words === null ? 0 : badgeLine * Math.ceil(words.length / lettersOfLine)))
  const fitIn = (room: number) => {
    let taken = 0
    const first = takes.findIndex((one) => (taken += one) > room)
    return first === -1 ? takes.length : first
  }
  return fitIn(rowsOfRoom) === takes.length ? takes.length : Math.max(1, fitIn(rowsOfRoom - 1))
}
