// Protects a tick at the pass: every display shows the same, in whatever order ticks are read; two who tick one line tick it; what is called back starts afresh.
import { expect, test } from 'vitest'
import { permutations } from './permutations.fixture'
import { isTicked, mergeTicks, type Ticks, ticksOf, turnsTo } from './ticks'

const ticked = (ticks: Ticks, round = 0) => [0, 1, 2].filter((line) => isTicked(ticks, round, line))

test('a line is ticked, unticked and ticked again, and the last act stands', () => {
  let ticks = ticksOf(0, [])
  for (const done of [true, false, true]) ticks = mergeTicks(ticks, ticksOf(0, turnsTo(done, [1], ticks, 0)))
  expect(ticked(ticks)).toEqual([1])
})

test('two who tick one line at the same moment tick it: neither takes it off again', () => {
  const first = ticksOf(0, turnsTo(true, [0, 2], undefined, 0))
  expect(ticked(mergeTicks(first, ticksOf(0, turnsTo(true, [0], first, 0))))).toEqual([0, 2])
})

test('to untick what was never ticked says nothing', () => {
  expect(turnsTo(false, [0], undefined, 0)).toEqual([{ line: 0, turn: 0 }])
})

test('in any order and with any repeat it comes to the same', () => {
  const acts = [
    ticksOf(0, [{ line: 0, turn: 1 }]),
    ticksOf(0, [
      { line: 0, turn: 2 },
      { line: 1, turn: 1 },
    ]),
    ticksOf(1, [{ line: 2, turn: 1 }]),
    ticksOf(1, [{ line: 2, turn: 3 }]),
  ]
  const expected = acts.reduce(mergeTicks)
  expect(ticked(expected, 1)).toEqual([2])
  for (const order of permutations(acts)) {
    expect(order.reduce(mergeTicks)).toEqual(expected)
    expect([...order, ...order].reduce(mergeTicks)).toEqual(expected)
  }
})

test('called back, an order has nothing ticked, and ticks of the round before do not count', () => {
  const before = ticksOf(0, [{ line: 0, turn: 1 }])
  expect(ticked(before, 1)).toEqual([])
  expect(turnsTo(true, [0], before, 1)).toEqual([{ line: 0, turn: 1 }])
  const after = mergeTicks(ticksOf(1, [{ line: 1, turn: 1 }]), before)
  expect(ticked(after, 1)).toEqual([1])
})
