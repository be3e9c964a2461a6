/** A piece of a printed value: names are coloured. */
export type Piece = { text: string; name: boolean }

/** What fits on one line of the column. */
const widest = 44
/** Further to the right nothing begins: names of some length would push their values out. */
const deepest = 14

/**
 * JSON as one reads it: what fits stays on one line, what does not gets a line for each of its entries. Null: it is not JSON.
 * Numbers are printed as they parse; the bytes themselves are shown beside it.
 */
export function jsonLines(text: string): Piece[] | null {
  try {
    return printed(JSON.parse(text), 0, 0)
  } catch {
    return null
  }
}

/** `column`: where it begins. What lies inside begins there too, until that leaves no room. */
function printed(value: unknown, column: number, left: number): Piece[] {
  const flat = flatPieces(value)
  if (column + lengthOf(flat) <= widest) return flat
  const from = column > deepest ? left : column
  if (Array.isArray(value)) {
    const entries = value.map((one) => printed(one, from + 1, from + 1))
    return enclosed('[', entries, ']', from + 1)
  }
  if (typeof value === 'object' && value !== null) return filled(Object.entries(value), from + 2)
  return flat
}

/** Entries beside each other while they fit: a record has many short ones, and the column is not high. */
function filled(entries: readonly [string, unknown][], from: number): Piece[] {
  const pieces: Piece[] = [plain('{ ')]
  let column = from
  for (const [nth, [name, one]] of entries.entries()) {
    const label = JSON.stringify(name)
    const flat = label.length + 2 + lengthOf(flatPieces(one))
    if (nth > 0) {
      const fits = column + 2 + flat < widest
      pieces.push(plain(fits ? ', ' : `,\n${' '.repeat(from)}`))
      column = fits ? column + 2 : from
    }
    const value = printed(one, column + label.length + 2, from)
    pieces.push({ text: label, name: true }, plain(': '), ...value)
    // What takes several lines ends somewhere: the next entry begins a line of its own.
    column = value.some(({ text }) => text.includes('\n')) ? widest : column + flat
  }
  return [...pieces, plain(' }')]
}

function enclosed(open: string, entries: Piece[][], close: string, column: number): Piece[] {
  const inside = entries.flatMap((entry, nth) => (nth === 0 ? entry : [plain(`,\n${' '.repeat(column)}`), ...entry]))
  return [plain(open), ...inside, plain(close)]
}

function flatPieces(value: unknown): Piece[] {
  if (Array.isArray(value)) return [plain('['), ...separated(value.map(flatPieces)), plain(']')]
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([name, one]) => [
      { text: JSON.stringify(name), name: true },
      plain(': '),
      ...flatPieces(one),
    ])
    return entries.length === 0 ? [plain('{}')] : [plain('{ '), ...separated(entries), plain(' }')]
  }
  return [plain(JSON.stringify(value))]
}

const separated = (entries: Piece[][]): Piece[] => entries.flatMap((entry, nth) => (nth === 0 ? entry : [plain(', '), ...entry]))
const plain = (text: string): Piece => ({ text, name: false })
const lengthOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, { text }) => sum + text.length, 0)
