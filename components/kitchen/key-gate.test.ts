// Protects the pass from a scanner: the digits of whatever is scanned serve nobody's order; and from the gate itself, which must let
// fingers through.
import { expect, test } from 'vitest'
import { createKeyGate } from './key-gate'

const type = (keys: readonly string[], apartMs: number, gate = createKeyGate(), fromMs = 1_000) =>
  keys.map((key, n) => gate(key, fromMs + n * apartMs))
const scanned = (text: string) => [...text.split(''), 'Enter']
const address = scanned('http://localhost:3000/o/abcdefghijklmnopqrstuvwx27')

test.each([2, 15, 50])('an address at %i ms a key: from the third key on nothing is meant, and no two before it stand alone', (apartMs) => {
  const gates = type(address, apartMs)
  expect(gates.slice(0, 4)).toEqual(['wait', 'wait', 'again', 'burst'])
  expect(gates.slice(4).every((gate) => gate === 'burst')).toBe(true)
})

test('the number on a box is a burst too, with its Enter', () => {
  expect(
    type(scanned('5000112637'), 10)
      .slice(4)
      .every((gate) => gate === 'burst'),
  ).toBe(true)
})

test('a code that begins and ends with a star starts nothing', () => {
  expect(type(scanned('*271*'), 10).slice(2)).toEqual(['burst', 'burst', 'burst', 'burst'])
})

test('fingers go through, also those of two hands at once', () => {
  expect(type(['0', '3', '1', '2', '.'], 90)).toEqual(['wait', 'wait', 'wait', 'wait', 'wait'])
  expect(type(['0', '.'], 5)).toEqual(['wait', 'wait'])
  expect(type(['*', '3'], 5)).toEqual(['wait', 'wait'])
})

test('a key that bounces or is hammered counts once', () => {
  expect(type(['1', '1', '1', '1'], 14)).toEqual(['wait', 'again', 'again', 'again'])
})

test('after a burst it takes a rest until a key counts again', () => {
  const gate = createKeyGate()
  type(address, 10, gate)
  expect(type(['1'], 0, gate, 1_000 + address.length * 10 + 60)).toEqual(['burst'])
  expect(type(['1'], 0, gate, 3_000)).toEqual(['wait'])
})

test('what no scanner types is let through as it comes', () => {
  expect(type(['ArrowDown', 'Escape', 'Shift'], 5)).toEqual(['other', 'other', 'other'])
})
