// Protects whoever eats: the display shows what was probed last, says when that is too cold or too old, and believes no slip of a finger.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { permutations } from '../permutations.fixture'
import {
  cabinetSight,
  notProbed,
  oilSight,
  type Probed,
  probeEveryMs,
  readToday,
  tooColdWords,
  typedCelsius,
  withProbed,
  wrongCelsius,
} from './temperature'

const london = 'Europe/London'
const now = Date.parse('2026-11-20T18:42:00Z')
const minute = 60_000
const after = (probes: readonly Probed[]) => probes.reduce(withProbed, notProbed)

test('the newest of each place counts, by when it was read, in whatever order and however often they come', () => {
  const probes: Probed[] = [
    { celsius: 64, atMs: now - 3 * minute },
    { celsius: 58, atMs: now - minute },
    { celsius: 61, atMs: now - minute },
    { pan: 1, celsius: 178, atMs: now - 2 * minute },
    { pan: 4, celsius: 161, atMs: now - 5 * minute },
  ]
  const newest = {
    cabinet: { celsius: 58, atMs: now - minute },
    pans: { 1: { celsius: 178, atMs: now - 2 * minute }, 4: { celsius: 161, atMs: now - 5 * minute } },
  }
  for (const order of permutations(probes)) expect(after([...order, ...order.slice(0, 2)])).toEqual(newest)
})

test.each([
  ['hot and just read', 64, 0, { cold: false, due: false }],
  ['just hot enough', 63, 0, { cold: false, due: false }],
  ['a little too cold', 62.9, 0, { cold: true, due: false }],
  ['read an hour ago', 64, probeEveryMs, { cold: false, due: false }],
  ['read longer ago than that', 64, probeEveryMs + 1, { cold: false, due: true }],
  ['too cold when it was read, and nobody has looked since', 58, probeEveryMs + 1, { cold: true, due: true }],
])('the cabinet: %s', (_, celsius, agoMs, said) => {
  expect(cabinetSight(after([{ celsius, atMs: now - agoMs }]), now)).toEqual({ celsius, atMs: now - agoMs, ...said })
})

test('nothing is said of what nobody has probed since the shop opened', () => {
  expect(cabinetSight(notProbed, now)).toBeNull()
  const known = after([
    { celsius: 64, atMs: now },
    { pan: 1, celsius: 178, atMs: now - 24 * probeEveryMs },
  ])
  // A quarter to one in the morning is still this evening.
  expect(readToday(known, now + 6 * probeEveryMs, london)).toEqual({ cabinet: { celsius: 64, atMs: now }, pans: {} })
  expect(readToday(known, now + 12 * probeEveryMs, london)).toEqual(notProbed)
})

test.each([
  [174, 0, { celsius: 174, low: false }],
  [165, 0, { celsius: 165, low: false }],
  [161, 0, { celsius: 161, low: true }],
  [161, probeEveryMs, { celsius: 161, low: true }],
  [174, probeEveryMs + 1, null],
])('oil at %d °C, %d ms ago', (celsius, agoMs, said) => {
  const known = after([{ pan: 2, celsius, atMs: now - agoMs }])
  expect(oilSight(known, 2, now)).toEqual(said)
  expect(oilSight(known, 1, now)).toBeNull()
})

test.each([
  [undefined, 64, null],
  [undefined, 63.5, null],
  [undefined, 130, null],
  [undefined, 178, 'The cabinet has 0 to 130 °C.'],
  [undefined, -1, 'The cabinet has 0 to 130 °C.'],
  [1, 178, null],
  [1, 261, 'A pan has 0 to 260 °C.'],
  [1, 178.25, 'One digit after the point is enough.'],
])('pan %s, %d °C: %s', (pan, celsius, words) => {
  expect(wrongCelsius(pan, celsius)).toBe(words)
})

test('a digit too many is not left out, so that what nobody has read is not recorded', () => {
  const typed = (keys: string) => Number(keys.split('').reduce(typedCelsius, ''))
  for (const keys of ['1788', '1161', '4161', '2178']) expect(wrongCelsius(1, typed(keys))).not.toBeNull()
  for (const keys of ['664', '564', '164']) expect(wrongCelsius(undefined, typed(keys))).not.toBeNull()
  // The cabinet's own key, pressed twice.
  expect(typed('064')).toBe(64)
})

test('a cabinet that is too cold says what to do, hot oil and a hot cabinet nothing', () => {
  expect(tooColdWords(undefined, 62.9)).toBe('under 63, reheat or bin')
  expect(tooColdWords(undefined, 63)).toBeNull()
  expect(tooColdWords(1, 20)).toBeNull()
})

test('whatever is typed is a temperature or the beginning of one', () => {
  const typed = (...keys: string[]) => keys.reduce(typedCelsius, '')
  expect(typed('6', '3', '.', '5')).toBe('63.5')
  expect(typed('.', '6', '4', '.', '.', '5', '5')).toBe('64.5')
  expect(typed('0', '6', '4')).toBe('64')
  expect(typed('1', '7', '9', 'Backspace', '8')).toBe('178')
  const keys = fc.array(fc.constantFrom('0', '1', '6', '9', '.', 'Backspace'))
  fc.assert(fc.property(keys, (all) => all.reduce(typedCelsius, '') === '' || Number.isFinite(Number(all.reduce(typedCelsius, '')))))
})
