// Protects the statistician's row: whatever order the topics are read in, and however often, an order comes to the same row.
import { describe, expect, test } from 'vitest'
import { type FactRow, factRowOf, mergeFactRows, portionsByFood } from './facts'
import { permutations } from './permutations.fixture'
import type { ShopEvent } from './shop-event'

const zone = 'Europe/London'
const at = Date.parse('2026-11-21T00:30:00.000Z')
const value = {
  id: 'a',
  shop: 0,
  order: 271,
  till: 2,
  ticket: '271',
  parts: [
    ['cod', 'chips'],
    ['chips', 'chips'],
  ],
}
const placedValue = {
  ...value,
  placedAt: '2026-11-21T00:30:00.000Z',
  eatIn: true,
  lines: [],
  totalPence: 1520,
  payment: null,
  promisedAt: '2026-11-21T00:36:00.000Z',
}

const placed: ShopEvent = { type: 'order.placed', timestampMs: at + 5, value: placedValue }
const events: ShopEvent[] = [
  placed,
  { type: 'order.waiting', timestampMs: at + 100, value: { ...value, missing: ['cod'] } },
  { type: 'order.hot', timestampMs: at + 200, value },
  { type: 'order.in-hand', timestampMs: at + 300, value },
  { type: 'order.ready', timestampMs: at + 400, value: { ...value, round: 1 } },
  { type: 'order.collected', timestampMs: at + 500, value },
]
const whole: FactRow = {
  orderId: 'a',
  shop: 0,
  till: 2,
  order: 271,
  ticket: '271',
  tradingDate: '2026-11-20',
  placedAtMs: at,
  totalPence: 1520,
  eatIn: true,
  promisedAtMs: at + 360_000,
  portions: { cod: 1, chips: 3 },
  sentToCookAtMs: at + 100,
  hotAtMs: at + 200,
  inHandAtMs: at + 300,
  readyAtMs: at + 400,
  collectedAtMs: at + 500,
}
const merged = (list: readonly ShopEvent[]) => list.map((event) => factRowOf(event, zone)!).reduce(mergeFactRows)

describe('the row of an order', () => {
  test('is whole when all of its events have been read', () => {
    expect(merged(events)).toEqual(whole)
  })

  test('is the same in every order of reading, with every event read twice', () => {
    for (const order of permutations(events)) expect(merged([...order, ...order])).toEqual(whole)
  })

  test('knows when the shop got it, where that was after it was sold', () => {
    const late: ShopEvent = { ...placed, value: { ...placedValue, arrivedAt: '2026-11-21T09:00:00.000Z' } }
    const told = { tradingDate: '2026-11-20', placedAtMs: at, arrivedAtMs: Date.parse('2026-11-21T09:00:00.000Z') }
    expect(merged([late, events[3]!])).toMatchObject(told)
    expect(merged([events[3]!, late, late])).toMatchObject(told)
  })

  test('has only what has been told', () => {
    expect(merged([events[3]!])).toEqual({ orderId: 'a', shop: 0, till: 2, order: 271, ticket: '271', inHandAtMs: at + 300 })
  })

  test('keeps the first time it was ready, and a recall takes nothing back', () => {
    const again: ShopEvent[] = [
      ...events,
      { type: 'order.recalled', timestampMs: at + 450, value: { ...value, round: 1 } },
      { type: 'order.ready', timestampMs: at + 470, value: { ...value, round: 2 } },
    ]
    expect(merged(again)).toEqual(whole)
    expect(merged(again.toReversed())).toEqual(whole)
  })

  test('knows when it was cancelled', () => {
    const cancelled: ShopEvent = {
      type: 'order.cancelled',
      timestampMs: at + 50,
      value: { ...value, lines: [], totalPence: 1520, payment: null },
    }
    expect(merged([placed, cancelled])).toMatchObject({ cancelledAtMs: at + 50, totalPence: 1520 })
  })

  test('knows when it was first printed, whichever paper is read first', () => {
    const papers = [60, 90].map((afterMs): ShopEvent => ({ type: 'receipt.printed', timestampMs: at + afterMs, value }))
    for (const order of permutations([placed, ...papers])) expect(merged(order)).toMatchObject({ printedAtMs: at + 60 })
  })

  test('of an order that was sent again minutes later the first counts, whichever is read first', () => {
    const later: ShopEvent = { ...placed, value: { ...placedValue, placedAt: '2026-11-21T04:05:00.000Z', totalPence: 1600 } }
    expect(merged([placed, later])).toMatchObject({ totalPence: 1520, tradingDate: '2026-11-20', placedAtMs: at })
    expect(merged([later, placed])).toEqual(merged([placed, later]))
  })

  test('two tellings that contradict each other come to one row, whichever is read first', () => {
    const other: ShopEvent = { ...placed, value: { ...placedValue, order: 272, ticket: '272', totalPence: 9 } }
    expect(merged([placed, other])).toEqual(merged([other, placed]))
  })

  test.each<ShopEvent>([
    { type: 'order.ticked', timestampMs: 1, value: { ...value, round: 0, lines: [{ line: 0, turn: 1 }] } },
    { type: 'order.started', timestampMs: 1, value: { ...value, round: 0, lines: [], display: { id: 'k1', name: 'Kitchen 1' } } },
    { type: 'order.acknowledged', timestampMs: 1, value },
  ])('$type fills no part of it: no wait is reckoned from what the kitchen ticks', (event) => {
    expect(factRowOf(event, zone)).toBeNull()
  })

  test.each<ShopEvent>([
    { type: 'batch.lifted', timestampMs: 1, value: { food: 'cod', portions: 6 } },
    { type: 'menu.published', timestampMs: 1 },
    { type: 'cabinet.changed', timestampMs: 1 },
  ])('$type is not about an order', (event) => {
    expect(factRowOf(event, zone)).toBeNull()
  })
})

test('portions are counted by food, whatever the food is called', () => {
  expect(portionsByFood([['cod', 'chips'], ['chips']])).toEqual({ cod: 1, chips: 2 })
  expect(Object.entries(portionsByFood([['__proto__', 'constructor']]))).toEqual([
    ['__proto__', 1],
    ['constructor', 1],
  ])
})
