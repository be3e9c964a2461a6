import { formatPence } from './money'

/** Money over the counter. All in pence; no floats. */

const notes = [2_000, 1_000, 500] as const
const coins = [200, 100, 50, 20, 10, 5, 2, 1] as const
export type NoteOrCoin = { pence: number; kind: 'note' | 'coin' }
const denominations: readonly NoteOrCoin[] = [
  ...notes.map((pence) => ({ pence, kind: 'note' as const })),
  ...coins.map((pence) => ({ pence, kind: 'coin' as const })),
]

/** £40, £2, 50p: what is printed on a note or coin. */
export function face(pence: number): string {
  if (pence < 100) return `${pence}p`
  return pence % 100 === 0 ? `£${pence / 100}` : formatPence(pence)
}

/** What a customer is likely to hold out instead of the exact sum: four amounts above it, lowest first. */
export function quickNotes(totalPence: number): number[] {
  const likely = [100, 500, 1_000, 2_000, 5_000, 10_000].map((step) => Math.ceil(totalPence / step) * step)
  const twenties = [1, 2, 3, 4].map((n) => (Math.floor(totalPence / 2_000) + n) * 2_000)
  const ascending = (a: number, b: number) => a - b
  const first = [...new Set(likely)]
    .filter((pence) => pence > totalPence)
    .sort(ascending)
    .slice(0, 4)
  const spare = twenties.filter((pence) => !first.includes(pence)).slice(0, 4 - first.length)
  return [...first, ...spare].sort(ascending)
}

/** The change in the fewest notes and coins, largest first. */
export function changeIn(changePence: number): NoteOrCoin[] {
  const given: NoteOrCoin[] = []
  let leftPence = changePence
  for (const one of denominations) {
    while (leftPence >= one.pence) {
      given.push(one)
      leftPence -= one.pence
    }
  }
  return given
}

/** Pence from what was typed ("40", "40.5", "£40.50"); null when it is not an amount of money. */
export function penceFrom(text: string): number | null {
  const match = /^£?(\d{1,5})(?:\.(\d{1,2}))?$/.exec(text.trim())
  if (match === null) return null
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}
