import { formatPence } from '@/lib/domain/money'
import type { ParkedRow } from './parked-sales'

/** "Till 2, 3 lines · £14.20": what it is called on the screen. */
export function parkedWords({ parked }: ParkedRow, withTill = true): string {
  const { lines, totalPence, till } = parked
  const what = `${lines.length === 1 ? '1 line' : `${lines.length} lines`} · ${formatPence(totalPence)}`
  return withTill ? `till ${till}, ${what}` : what
}

const hourMs = 3_600_000

/** Minutes, then hours, then days: what was forgotten yesterday must not look like minutes. */
export function parkedAge({ parked }: ParkedRow, nowMs: number): string {
  const ageMs = Math.max(0, nowMs - parked.atMs)
  if (ageMs < hourMs) return `${Math.floor(ageMs / 60_000)} min`
  return ageMs < 24 * hourMs ? `${Math.floor(ageMs / hourMs)} h` : `${Math.floor(ageMs / (24 * hourMs))} d`
}
