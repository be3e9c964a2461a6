// Protects the fat and the food-safety record: no digit of a temperature drops or lifts anything, and no digit that is meant for something
// else becomes a temperature, whatever is pressed, tapped, left lying or lost with the link in between.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Shelf } from '@/lib/domain/shelf'
import {
  askBy,
  type Begun,
  binningOf,
  type CookMode,
  endsAfterMs,
  noMode,
  type Place,
  probingAt,
  recordHeat,
  shownMode,
  tapHeat,
} from './cook-mode'
import { heard } from './heard'

const cabinet: Place = { digit: 0, pan: undefined, name: 'Cabinet' }
const places: Place[] = [cabinet, { digit: 1, pan: 1, name: 'Pan 1' }, { digit: 4, pan: 4, name: 'Pan 4' }]
const row: Shelf = {
  food: { id: 'cod', name: 'Cod', kind: 'held', fryMinutes: 6, holdMinutes: 20, batch: 6, par: 6, pan: 1 },
  ...{ held: 3, promised: 0, needed: 0, typed: 0, shortage: null, emptyAtMs: null, coming: [], par: 6, loaves: [], toPar: 3, oldest: null },
}
const rows = [row, row, row]

type Display = Begun & { atMs: number; lost: boolean; did: string[] }
const display: Display = { mode: noMode, atMs: 0, lost: false, did: [] }
/** After a key: what has become of the display, and what a pan, the bin or the record has had of it. */
function press(now: Display, key: string): Display {
  const does = heard(now.mode, key, { rows, places })
  const { atMs, lost, did, asked, mode } = now
  if (does === null) return now
  switch (does.does) {
    case 'nothing':
      return now
    case 'ask':
      return { atMs, lost, did, ...askBy({ mode, ...(asked && { asked }) }, does.by, atMs, lost) }
    case 'leave':
      return { atMs, lost, did, mode: noMode }
    case 'become':
      return { atMs, lost, did, mode: does.mode }
    case 'record': {
      const next = recordHeat(mode)
      return { atMs, lost, mode: next, did: next.kind === 'recorded' ? [...did, `${next.place.name} ${next.celsius}`] : did }
    }
    case 'pan':
      return { ...now, did: [...did, `pan ${does.digit}`] }
    default:
      return { ...now, did: [...did, does.does] }
  }
}
const pressed = (keys: string, from: Display = display) => keys.split(' ').reduce(press, from)
/** So much later, when what ends by itself has ended. */
const later = (now: Display, ms: number): Display => {
  const ends = endsAfterMs(now.mode)
  return { ...now, atMs: now.atMs + ms, mode: ends !== null && ends <= ms ? noMode : now.mode }
}

test.each([
  ['a probe is held in the oil for longer than a minute', () => pressed('1 7 8 Enter', later(pressed('/ 1'), 61_000)), ['Pan 1 178']],
  ['the place is chosen an hour after `/`', () => pressed('1 1 7 8 Enter', later(pressed('/'), 3_600_000)), ['Pan 1 178']],
  ['half of it is typed before the break', () => pressed('8 Enter', later(pressed('/ 1 1 7'), 600_000)), ['Pan 1 178']],
  ['`/` bounces', () => pressed('/ / 0 6 4 Enter'), ['Cabinet 64']],
  ['`/` is pressed twice out of habit', () => pressed('/ 0 6 4 Enter', later(pressed('/'), 400)), ['Cabinet 64']],
  [
    'what ends by itself has ended, and a pan is pressed',
    () => pressed('4', later(pressed('/ 0 6 4 Enter'), 1_500)),
    ['Cabinet 64', 'pan 4'],
  ],
  ['`/` leaves', () => pressed('/ 4', later(pressed('/ 1 1 6'), 900)), ['pan 4']],
  [
    '`/` leaves what stood there, and it is begun again at once',
    () => pressed('/ / 0 6 4 Enter', later(pressed('/ 1'), 900)),
    ['Cabinet 64'],
  ],
  ['Esc leaves, and it is begun again at once', () => pressed('/ Escape / 0 6 4 Enter'), ['Cabinet 64']],
  ['`*` leaves it', () => pressed('/ 0 6 * 3 Enter'), ['bin']],
  ['a wrong pan was tapped before a place is chosen', () => pressed('/ .'), ['undo']],
  ['`.` is a point in a temperature', () => pressed('/ 0 6 4 . 5 Enter'), ['Cabinet 64.5']],
  ['a comma is one too', () => pressed('/ 0 6 4 , 5 Enter'), ['Cabinet 64.5']],
  ['a digit stands for no place', () => pressed('/ 7'), []],
  ['a place is pressed twice, and the whole of it makes no temperature', () => pressed('/ 1 1 1 6 1 Enter'), []],
  ['Enter is pressed twice', () => pressed('/ 0 6 4 Enter Enter'), ['Cabinet 64']],
])('%s', (_, did, expected) => {
  expect(did().did).toEqual(expected)
})

const everything: CookMode[] = [
  noMode,
  { kind: 'dropping', pan: 2 },
  { kind: 'choosingRow' },
  binningOf(row),
  { kind: 'soldOut' },
  { kind: 'choosingPlace' },
  probingAt(cabinet),
  recordHeat({ kind: 'probing', place: cabinet, text: '64', wrong: null, tappedAtMs: null }),
]

test('a row, a pan that asks, or what is sold out, tapped while a temperature is typed, leaves it: no digit or Enter of it records', () => {
  for (const tapped of everything.filter(({ kind }) => kind !== 'probing' && kind !== 'choosingPlace' && kind !== 'recorded')) {
    const { did } = pressed('3 Enter', { ...display, mode: tapped })
    expect(did.some((one) => one.startsWith('Cabinet'))).toBe(false)
  }
  // And the probe, tapped while something else stands: its digits are degrees.
  for (const mode of everything.filter(({ kind }) => kind !== 'probing' && kind !== 'choosingPlace'))
    expect(pressed('/ 0 6 4 Enter', { ...display, mode }).did).toEqual(['Cabinet 64'])
})

test('without a link what is not shown hears nothing, now and when the link returns; what is typed of a temperature stays', () => {
  const probing = pressed('/ 1 1 6').mode
  expect(shownMode(probing, true)).toBe(probing)
  expect(shownMode({ kind: 'dropping', pan: 1 }, true)).toEqual({ kind: 'dropping', pan: 1 })
  for (const mode of everything.filter(({ kind }) => ['choosingRow', 'binning', 'soldOut'].includes(kind)))
    expect(shownMode(mode, true)).toBe(noMode)
  const offline = { ...display, lost: true }
  expect(pressed('* 3', offline).did).toEqual(['pan 3'])
  expect(pressed('/ 1 1 6 * 1 Enter', offline).did).toEqual(['Pan 1 161'])
})

test('the second half of a double tap on a place types nothing; a tap after it, and any key, does', () => {
  const mode = probingAt(places[1] ?? cabinet, 10_000)
  expect(tapHeat(mode, '4', 10_300)).toBe(mode)
  expect(tapHeat(mode, '4', 10_500)).toMatchObject({ text: '4' })
  // Hot oil begins with 1, on pan 1 too.
  expect(pressed('/ 1 1 7 8 Enter').did).toEqual(['Pan 1 178'])
})

test('whatever is pressed while somebody types or chooses, no pan hears it', () => {
  const keys = fc.array(fc.constantFrom('0', '1', '2', '4', '9', '.', ',', 'Backspace', 'a'))
  const from = fc.constantFrom('/', '/ 0', '/ 4 1')
  fc.assert(
    fc.property(from, keys, fc.nat(3_600_000), (begin, typed, ms) => {
      const { did } = typed.reduce(press, later(pressed(begin), ms))
      expect(did.filter((one) => one !== 'undo')).toEqual([])
    }),
  )
})
