import type { Shelf } from '@/lib/domain/shelf'
import { binningOf, type CookMode, countMore, type Place, probingAt, typeCount, typeHeat } from './cook-mode'

/** What a key does: `become` another mode, or what is named. `bin`: for the usual reason. Null: the key is nobody's. */
export type Heard =
  | { does: 'ask'; by: '*' | '/' }
  | { does: 'leave' | 'undo' | 'bin' | 'record' | 'nothing' }
  | { does: 'pan'; digit: number }
  | { does: 'become'; mode: CookMode }
  | null

type There = { rows: readonly Shelf[]; places: readonly Place[] }

/** What a key of the pad means in this mode. */
export function heard(mode: CookMode, key: string, { rows, places }: There): Heard {
  if (key === '*' || key === '/') return { does: 'ask', by: key }
  if (key === 'Escape') return { does: 'leave' }
  const digit = /^\d$/.test(key) ? Number(key) : null
  if (mode.kind === 'probing') return heardByProbe(mode, key)
  if (key === '.') return { does: 'undo' }
  switch (mode.kind) {
    case 'choosingPlace': {
      const place = places.find((one) => one.digit === digit)
      return place ? become(probingAt(place)) : noPan(digit)
    }
    case 'choosingRow': {
      const row = digit === null ? undefined : rows[digit - 1]
      return row ? become(binningOf(row)) : noPan(digit)
    }
    case 'binning':
      if (digit !== null) return become(typeCount(mode, digit))
      if (key === '+' || key === '-') return become(countMore(mode, key === '+' ? 1 : -1))
      return key === 'Enter' ? { does: 'bin' } : null
    case 'pans':
    case 'dropping':
    case 'soldOut':
    case 'recorded':
      return digit === null ? null : { does: 'pan', digit }
    default: {
      const unknown: never = mode
      return unknown
    }
  }
}

function heardByProbe(mode: CookMode, key: string): Heard {
  if (key === 'Enter') return { does: 'record' }
  const typed = key === ',' ? '.' : key
  return /^[\d.]$/.test(typed) || typed === 'Backspace' ? become(typeHeat(mode, typed)) : null
}

const become = (mode: CookMode): Heard => ({ does: 'become', mode })
/** A digit that stands for nothing here is no pan's either. */
const noPan = (digit: number | null): Heard => (digit === null ? null : { does: 'nothing' })
