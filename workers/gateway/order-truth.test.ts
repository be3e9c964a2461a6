// Protects orders from acts that do not fit their state, and says why in words that people understand.
import { expect, test } from 'vitest'
import type { OrderFacts } from '@/lib/domain/board'
import { type OrderAct, objection } from './order-truth'

const placed: OrderFacts['placed'] = {
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
  ['waiting', waiting, ['cancelled']],
  ['hot', { ...waiting, hotAtMs: 2 }, ['ready', 'cancelled']],
  ['in hand', hand, ['ready', 'cancelled']],
  ['ready', ready, ['recalled', 'collected']],
  ['recalled', recalled, ['ready', 'cancelled']],
  ['ready again', { ...recalled, ready: { round: 2, atMs: 5 } }, ['recalled', 'collected']],
  ['collected', { ...ready, collectedAtMs: 6 }, []],
  ['cancelled', { ...waiting, cancelledAtMs: 6 }, []],
  ['not known', { id: 'x' }, []],
])('an order that is %s', (_, facts, may) => {
  const acts: OrderAct[] = ['ready', 'recalled', 'collected', 'cancelled']
  expect(acts.filter((act) => objection(act, facts) === null)).toEqual(may)
})

test('the refusal is the truth about the order', () => {
  expect(objection('ready', waiting)).toBe('Order 271 still waits for plaice, cod.')
  expect(objection('ready', ready)).toBe('Order 271 is ready.')
  expect(objection('cancelled', ready)).toBe('Order 271 is ready.')
})
