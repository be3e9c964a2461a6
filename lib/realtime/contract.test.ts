// Protects the customer from the wall: a board shows numbers to everybody, so it is told nothing else, least of all what somebody must
// not eat.
import { expect, test } from 'vitest'
import type { OrderFacts } from '@/lib/domain/board'
import { type CabinetView, cabinetForAll, forAll } from './contract'

const placed: NonNullable<OrderFacts['placed']> = {
  order: 271,
  till: 2,
  ticket: '271',
  atMs: 5,
  eatIn: false,
  allergies: ['mustard'],
  parts: [['cod']],
  lines: [{ item: 'cod', name: 'Cod', quantity: 1, totalPence: 720, note: 'for Dave' }],
  totalPence: 720,
  payment: 'cash',
  promisedAtMs: 9,
}

test('a board hears the number and where it stands, and nothing that stands on the ticket', () => {
  const told = forAll({ id: 'a', placed, ready: { round: 1, atMs: 8 }, ticks: { round: 0, turns: { 0: 1 } } })
  expect(told).toEqual({
    id: 'a',
    placed: {
      order: 271,
      till: 2,
      ticket: '271',
      atMs: 5,
      eatIn: false,
      parts: [],
      lines: [],
      totalPence: 0,
      payment: null,
      promisedAtMs: 9,
    },
    ready: { round: 1, atMs: 8 },
  })
  expect(JSON.stringify(told)).not.toMatch(/mustard|Dave|allerg/)
})

test('what is added to a sale one day does not reach the wall by itself', () => {
  const tomorrow = { ...placed, customer: 'Dave' }
  expect(JSON.stringify(forAll({ id: 'a', placed: tomorrow }))).not.toContain('Dave')
})

test('what is known of an order without its sale goes out as it is', () => {
  expect(forAll({ id: 'a', handAtMs: 3 })).toEqual({ id: 'a', handAtMs: 3 })
})

/** Every fact that there is of an order. What is added one day must be added here, or this does not compile. */
const everything: Required<OrderFacts> = {
  id: 'a',
  placed,
  waiting: { atMs: 1, missing: ['cod'] },
  hotAtMs: 2,
  handAtMs: 3,
  ready: { round: 1, atMs: 8 },
  recalled: { round: 1, atMs: 9 },
  ticks: { round: 0, turns: { 0: 1 } },
  started: { round: 0, turns: { 0: { turn: 1, at: { id: 'k2', name: 'Kitchen 2' } } } },
  collectedAtMs: 10,
  cancelledAtMs: 11,
  acknowledgedAtMs: 12,
  printedAtMs: 13,
  givenBack: {
    x: { kind: 'refunded', atMs: 14, lines: [{ line: 0, quantity: 1 }], totalPence: 777, method: 'cash', reason: 'hair in the batter' },
  },
  corrected: { round: 1, atMs: 15, payment: { method: 'card' } },
  seenChanges: ['x'],
  seenLines: [0],
}

test('of all that can be known of an order a board hears where it stands, not what it lacks, what came back or who has a receipt', () => {
  const { placed: sale, ...stands } = forAll(everything)
  expect(stands).toEqual({
    id: 'a',
    waiting: { atMs: 1, missing: [] },
    hotAtMs: 2,
    handAtMs: 3,
    ready: { round: 1, atMs: 8 },
    recalled: { round: 1, atMs: 9 },
    collectedAtMs: 10,
    cancelledAtMs: 11,
    acknowledgedAtMs: 12,
  })
  expect(sale).toMatchObject({ ticket: '271', lines: [], totalPence: 0 })
  expect(JSON.stringify(forAll(everything))).not.toMatch(/cod|777|cash|card|batter|13|Kitchen/)
})

test('a board reckons the wait from what orders need, and is not told whose need it is', () => {
  const order = { status: 'waiting' as const, need: { cod: 2 }, got: [], sinceMs: 5, order: 271, ticket: '271' }
  const cabinet: CabinetView = {
    epoch: 0,
    version: 1,
    lots: [],
    fryer: {},
    par: {},
    totals: { cod: { cooked: 40, served: 38, wasted: 1, expired: 1, miscounted: 0 } },
    clockMs: 9,
    orders: { 'id-of-271': order },
  }
  const told = cabinetForAll(cabinet)
  expect(Object.values(told.orders)).toEqual([{ ...order, order: 0, ticket: '' }])
  expect(told.totals).toEqual({})
  expect(JSON.stringify(told)).not.toContain('271')
})
