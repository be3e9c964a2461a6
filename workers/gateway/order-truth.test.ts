// Protects orders from acts that do not fit their state, and says why in words that people understand.
import { expect, test } from 'vitest'
import type { OrderFacts } from '@/lib/domain/board'
import { type OrderAct, objection } from './order-truth'

const line = { item: 'cod', name: 'Cod', quantity: 1, totalPence: 500 }
const placed: NonNullable<OrderFacts['placed']> = {
  order: 271,
  till: 2,
  ticket: '271',
  atMs: 0,
  eatIn: false,
  parts: [['cod']],
  lines: [],
  totalPence: 0,
  payment: null,
}
const known = { id: 'x', placed }
const waiting: OrderFacts = { ...known, waiting: { atMs: 1, missing: ['plaice', 'plaice', 'cod'] } }
const hand: OrderFacts = { ...known, handAtMs: 2 }
const ready: OrderFacts = { ...hand, ready: { round: 1, atMs: 3 } }
const recalled: OrderFacts = { ...ready, recalled: { round: 1, atMs: 4 } }

test.each<[string, OrderFacts, OrderAct[]]>([
  ['placed', known, ['cancelled']],
  ['waiting', waiting, ['cancelled', 'ticked']],
  ['hot', { ...waiting, hotAtMs: 2 }, ['ready', 'cancelled', 'started', 'ticked']],
  ['in hand', hand, ['ready', 'cancelled', 'started', 'ticked']],
  ['ready', ready, ['recalled', 'collected']],
  ['recalled', recalled, ['ready', 'cancelled', 'started', 'ticked']],
  ['ready again', { ...recalled, ready: { round: 2, atMs: 5 } }, ['recalled', 'collected']],
  ['collected', { ...ready, collectedAtMs: 6 }, []],
  ['cancelled', { ...waiting, cancelledAtMs: 6 }, ['acknowledged']],
  ['cancelled, and the kitchen knows', { ...waiting, cancelledAtMs: 6, acknowledgedAtMs: 7 }, []],
  ['not known', { id: 'x' }, []],
])('an order that is %s', (_, facts, may) => {
  const acts: OrderAct[] = ['ready', 'recalled', 'collected', 'cancelled', 'started', 'ticked', 'acknowledged']
  expect(acts.filter((act) => objection(act, facts) === null)).toEqual(may)
})

test('the refusal is the truth about the order', () => {
  expect(objection('ready', waiting)).toBe('Order 271 still waits for plaice, cod.')
  expect(objection('ready', ready)).toBe('Order 271 is ready.')
  expect(objection('cancelled', ready)).toBe('Order 271 is ready.')
})

test.each<[string, OrderAct, OrderFacts, number, string | null]>([
  ['a serve of what was shown', 'ready', hand, 0, null],
  ['a serve that was kept on a tablet while another display served it', 'ready', ready, 0, 'Order 271 is ready.'],
  ['the same after somebody has called it back', 'ready', recalled, 0, 'Order 271 was served and called back meanwhile: look at it again.'],
  ['a tick of the round before', 'ticked', recalled, 0, 'Order 271 was served and called back meanwhile: look at it again.'],
  ['a recall of what is shown', 'recalled', ready, 1, null],
  [
    'a recall of the round before',
    'recalled',
    { ...recalled, ready: { round: 2, atMs: 5 } },
    1,
    'Order 271 was called back and is ready again.',
  ],
  [
    'a hand-over of the round before',
    'collected',
    { ...recalled, ready: { round: 2, atMs: 5 } },
    1,
    'Order 271 was called back and is ready again.',
  ],
])('%s', (_, act, facts, round, truth) => {
  expect(objection(act, facts, { expects: { round } })).toBe(truth)
})

test('who expects nothing is told only of the state', () => {
  expect(objection('ready', recalled)).toBeNull()
})

test('a station says of its lines that it has seen them cancelled, whatever others have said of theirs', () => {
  const facts = { ...hand, placed: { ...placed, lines: [line, line] }, cancelledAtMs: 6, seenLines: [0] }
  expect(objection('acknowledged', facts, { lines: [1] })).toBeNull()
  expect(objection('acknowledged', facts)).toBeNull()
  expect(objection('acknowledged', facts, { lines: [0] })).toBe('Order 271 has been cancelled, and somebody has seen it.')
  expect(objection('acknowledged', facts, { lines: [2] })).toBe('Order 271 has no line 3.')
})

test('a line that the sale has not cannot be ticked', () => {
  const twoLines: OrderFacts = { ...hand, placed: { ...placed, lines: [line, line] } }
  expect(objection('ticked', twoLines, { lines: [0, 1] })).toBeNull()
  expect(objection('ticked', twoLines, { lines: [1, 2] })).toBe('Order 271 has no line 3.')
})

const started = (line: number, turn = 1): OrderFacts['started'] => ({
  round: 0,
  turns: { [line]: { turn, at: { id: 'k2', name: 'Kitchen 2' } } },
})
const begun: OrderFacts = { ...hand, placed: { ...placed, lines: [line, line] }, started: started(0) }
const words = 'Kitchen 2 has started order 271.'

test.each<[string, OrderAct, OrderFacts, Parameters<typeof objection>[2], string | null]>([
  ['served by another', 'ready', begun, { display: 'k1' }, words],
  ['served where it was started', 'ready', begun, { display: 'k2' }, null],
  ['served by no display', 'ready', begun, {}, null],
  ['ticked by another', 'ticked', begun, { display: 'k1', lines: [0] }, words],
  ['ticked by another in a line that is nobody’s', 'ticked', begun, { display: 'k1', lines: [1] }, null],
  [
    'started by another who has not seen it',
    'started',
    begun,
    { display: 'k1', lines: [0], done: true, expects: { round: 0, by: [] } },
    words,
  ],
  ['started by another who does not say whose it was', 'started', begun, { display: 'k1', lines: [0], done: true }, words],
  ['taken over', 'started', begun, { display: 'k1', lines: [0], done: true, expects: { round: 0, by: ['k2'] } }, null],
  ['put down by another', 'started', begun, { display: 'k1', lines: [0], done: false, expects: { round: 0, by: ['k2'] } }, words],
  ['served by another once it is wrapped', 'ready', { ...begun, ticks: { round: 0, turns: { 0: 1 } } }, { display: 'k1' }, null],
  ['served by another once it is put down', 'ready', { ...begun, started: started(0, 2) }, { display: 'k1' }, null],
  [
    'served by another when the line is not wanted any more, and all have seen it',
    'ready',
    {
      ...begun,
      givenBack: { x: { kind: 'changed', atMs: 3, lines: [{ line: 0, quantity: 1 }], totalPence: 5, method: null, reason: 'no' } },
      seenChanges: ['x'],
    },
    { display: 'k1' },
    null,
  ],
  ['served by another after it was called back', 'ready', { ...recalled, started: started(0) }, { display: 'k1' }, null],
  ['seen by another to be cancelled', 'acknowledged', { ...begun, cancelledAtMs: 6 }, { display: 'k1' }, null],
  ['cancelled by the till', 'cancelled', begun, { display: 't2' }, null],
])('what Kitchen 2 has started is %s', (_, act, facts, asked, truth) => {
  expect(objection(act, facts, asked)).toBe(truth)
})
