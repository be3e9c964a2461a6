import { typedCelsius, wrongCelsius } from '@/lib/domain/range/temperature'
import type { Shelf } from '@/lib/domain/shelf'
import { bounceMs } from '../live/bounce'
import { longBounceMs } from '../live/use-bounce'

/** Without a pan: the cabinet. `digit`: its key. */
export type Place = { digit: number; pan: number | undefined; name: string }

/**
 * What the cook has begun, and with it what the digits mean. It is one state, so that it is one thing: whatever is begun, by a key or by a
 * tap, leaves what was begun before, and no digit is heard by something that stands behind another, or on no display at all.
 */
export type CookMode =
  /** The digits are the pans' own. */
  | { kind: 'pans' }
  /** A pan asks what is dropped in it. */
  | { kind: 'dropping'; pan: number }
  /** The next digit is a row of the shelf. */
  | { kind: 'choosingRow' }
  | { kind: 'binning'; food: string; name: string; count: number; typed: boolean }
  /** What is sold out lies over the cabinet; the digits are the pans' own. */
  | { kind: 'soldOut' }
  /** The next digit says where the probe is. */
  | { kind: 'choosingPlace' }
  /** `tappedAtMs`: when the place was tapped; null: its digit was pressed. */
  | { kind: 'probing'; place: Place; text: string; wrong: string | null; tappedAtMs: number | null }
  /** What was read is kept. The digits are the pans' own again. */
  | { kind: 'recorded'; place: Place; celsius: number }

export const noMode: CookMode = { kind: 'pans' }

/** `asked`: the key that was pressed last, if nothing has happened since. */
export type Begun = { mode: CookMode; asked?: { by: '*' | '/'; atMs: number } }

/**
 * The mode after `*` or `/`, which begin something and, pressed again, leave it. Pressed twice out of habit, or bouncing, they do not leave it:
 * what is typed next would press pans. `lost`: there is no shelf to bin from.
 */
export function askBy({ mode, asked }: Begun, by: '*' | '/', atMs: number, lost: boolean): Begun {
  if (by === '*' && lost) return { mode }
  const now = { by, atMs }
  const isOpen = by === '*' ? isOf(mode, 'choosingRow', 'binning') : isOf(mode, 'choosingPlace', 'probing')
  if (isOpen && asked?.by === by && atMs - asked.atMs < longBounceMs) return { mode, asked: now }
  if (isOpen) return { mode: noMode, asked: now }
  return { mode: { kind: by === '*' ? 'choosingRow' : 'choosingPlace' }, asked: now }
}

const isOf = ({ kind }: CookMode, ...kinds: readonly CookMode['kind'][]) => kinds.includes(kind)

/** What is left of it without a link, when neither the shelf nor what is sold out can be shown: what nobody sees hears no keys. */
export const shownMode = (mode: CookMode, lost: boolean): CookMode =>
  lost && isOf(mode, 'choosingRow', 'binning', 'soldOut') ? noMode : mode

/** So long the question "drop what?" stands. */
const chooseMs = 10_000
/** So long it is said what was recorded, where nothing can be tapped: a double tap must not press what stands there else. */
const saysMs = 1_500

/**
 * After how long it ends by itself; null: never. What somebody types, or is about to type, does not: a hand that comes back to the pad after
 * a minute would press a pan with the first digit of a temperature.
 */
export function endsAfterMs({ kind }: CookMode): number | null {
  return kind === 'dropping' ? chooseMs : kind === 'recorded' ? saysMs : null
}

const most = 60

/** As many as have to go. */
export function binningOf({ food, loaves }: Shelf): CookMode {
  const old = loaves.filter((loaf) => loaf.state === 'bin').length
  return { kind: 'binning', food: food.id, name: food.name, count: Math.max(1, old), typed: false }
}

export function countMore(mode: CookMode, by: 1 | -1): CookMode {
  return mode.kind === 'binning' ? { ...mode, count: Math.min(most, Math.max(1, mode.count + by)) } : mode
}

export function typeCount(mode: CookMode, digit: number): CookMode {
  if (mode.kind !== 'binning') return mode
  const count = mode.typed ? mode.count * 10 + digit : digit
  return count >= 1 && count <= most ? { ...mode, count, typed: true } : mode
}

export const probingAt = (place: Place, tappedAtMs: number | null = null): CookMode => ({
  kind: 'probing',
  ...{ place, text: '', wrong: null, tappedAtMs },
})

export function typeHeat(mode: CookMode, key: string): CookMode {
  return mode.kind === 'probing' ? { ...mode, text: typedCelsius(mode.text, key), wrong: null } : mode
}

/** A tap on the pad. It lies where the places were: the second half of a double tap on one of them types nothing. */
export function tapHeat(mode: CookMode, key: string, atMs: number): CookMode {
  if (mode.kind !== 'probing') return mode
  const bounces = mode.tappedAtMs !== null && atMs - mode.tappedAtMs < bounceMs
  return bounces ? mode : typeHeat(mode, key)
}

/** What is typed, taken as read: what follows is kept if it is `recorded`, and said to be wrong otherwise. */
export function recordHeat(mode: CookMode): CookMode {
  if (mode.kind !== 'probing') return mode
  const { place, text } = mode
  const celsius = Number(text)
  const wrong = text === '' ? 'Type what the probe shows first.' : wrongCelsius(place.pan, celsius)
  return wrong === null ? { kind: 'recorded', place, celsius } : { ...mode, wrong }
}
