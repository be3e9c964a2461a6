// Protects what a display has started: every display says the same whose it is, in whatever order starts are read; two who press at once do not share it; what is called back is nobody's.
import { expect, test } from 'vitest'
import { permutations } from './permutations.fixture'
import { type Display, mergeStarted, type Started, startedOf, starterOf, turnsToStart } from './started'

const first: Display = { id: 'k1', name: 'Kitchen 1' }
const second: Display = { id: 'k2', name: 'Kitchen 2' }
const whose = (started: Started | undefined, round = 0) => [0, 1, 2].map((line) => starterOf(started, round, line)?.id ?? null)
const press = (before: Started | undefined, display: Display, done: boolean, lines = [0, 1], round = 0): Started => {
  const pressed = startedOf(round, turnsToStart(done, lines, display, { started: before, round }), display)
  return before === undefined ? pressed : mergeStarted(before, pressed)
}

test('started, put down and started elsewhere: the last act stands', () => {
  const started = press(undefined, first, true)
  expect(whose(started)).toEqual(['k1', 'k1', null])
  const down = press(started, first, false)
  expect(whose(down)).toEqual([null, null, null])
  expect(whose(press(down, second, true, [1]))).toEqual([null, 'k2', null])
})

test('another display takes it over, and the first takes it back', () => {
  const over = press(press(undefined, first, true), second, true)
  expect(whose(over)).toEqual(['k2', 'k2', null])
  expect(whose(press(over, first, true))).toEqual(['k1', 'k1', null])
})

test('who asks for what is so already changes nothing', () => {
  const started = press(undefined, first, true)
  expect(press(started, first, true)).toEqual(started)
  expect(turnsToStart(false, [2], first, { started, round: 0 })).toEqual([{ line: 2, turn: 0 }])
})

test('in any order and with any repeat it comes to the same, also where one turn was given twice', () => {
  const acts = [
    startedOf(0, [{ line: 0, turn: 1 }], first),
    startedOf(0, [{ line: 0, turn: 1 }], second),
    startedOf(0, [{ line: 0, turn: 3 }], second),
    startedOf(0, [{ line: 1, turn: 1 }], second),
    startedOf(0, [{ line: 1, turn: 1 }], first),
    startedOf(1, [{ line: 2, turn: 1 }], first),
  ]
  for (const some of [acts, acts.slice(0, 5)]) {
    const expected = some.reduce(mergeStarted)
    for (const order of permutations(some)) {
      expect(order.reduce(mergeStarted)).toEqual(expected)
      expect([...order, ...order].reduce(mergeStarted)).toEqual(expected)
    }
  }
  expect(whose(acts.reduce(mergeStarted), 1)).toEqual([null, null, 'k1'])
  expect(whose(acts.slice(0, 5).reduce(mergeStarted))).toEqual(['k2', 'k1', null])
})

test('called back, an order is nobody’s, and starts of the round before do not count', () => {
  const before = press(undefined, first, true)
  expect(whose(before, 1)).toEqual([null, null, null])
  const after = press(before, second, true, [1], 1)
  expect(whose(mergeStarted(after, before), 1)).toEqual([null, 'k2', null])
})
