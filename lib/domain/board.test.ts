// Protects what screens show: there is no order across topics, so any order of arrival and any repeat give the same facts.
import { describe, expect, test } from 'vitest'
import {
  awaitsAcknowledgement,
  factsOf,
  lastChangeMs,
  mergeFacts,
  type OrderFacts,
  type OrderState,
  roundOf,
  stateOf,
  unseenChanges,
} from './board'
import { permutations } from './permutations.fixture'
import type { ShopEvent } from './shop-event'

const value = { id: 'a', shop: 0, order: 271, till: 2, ticket: '271', parts: [['cod', 'chips']] }
const line = {
  item: 'cod-and-chips',
  name: 'Cod & chips',
  quantity: 1,
  unitPence: 1060,
  totalPence: 1060,
  vat: 'standard' as const,
  vatPence: 177,
}
const placedValue = {
  ...value,
  placedAt: '2026-11-20T18:42:00.000Z',
  eatIn: false,
  lines: [line],
  totalPence: 1060,
  payment: { method: 'cash' as const },
  allergies: ['mustard' as const],
  promisedAt: '2026-11-20T18:48:00.000Z',
}
const placedAtMs = Date.parse(placedValue.placedAt)
const at = (seconds: number) => placedAtMs + seconds * 1000

const placed = { type: 'order.placed', timestampMs: at(0), value: placedValue } satisfies ShopEvent
const waiting: ShopEvent = { type: 'order.waiting', timestampMs: at(1), value: { ...value, missing: ['cod'] } }
const hot: ShopEvent = { type: 'order.hot', timestampMs: at(60), value }
const inHand: ShopEvent = { type: 'order.in-hand', timestampMs: at(61), value }
const ready = (round: number, seconds: number): ShopEvent => ({ type: 'order.ready', timestampMs: at(seconds), value: { ...value, round } })
const recalled = (round: number, seconds: number): ShopEvent => ({
  type: 'order.recalled',
  timestampMs: at(seconds),
  value: { ...value, round },
})
const collected: ShopEvent = { type: 'order.collected', timestampMs: at(200), value }
const cancelled: ShopEvent = {
  type: 'order.cancelled',
  timestampMs: at(90),
  value: { ...value, lines: [line], totalPence: 1060, payment: null },
}

const factsOfAll = (events: readonly ShopEvent[]): OrderFacts => events.map((event) => factsOf(event)!).reduce(mergeFacts)

describe('any order, any repeat', () => {
  test.each<[string, ShopEvent[], OrderState]>([
    ['placed', [placed], 'placed'],
    ['waiting', [placed, waiting], 'waiting'],
    ['hot', [placed, waiting, hot], 'hot'],
    ['in hand', [placed, waiting, hot, inHand], 'hand'],
    ['in hand at once', [placed, inHand], 'hand'],
    ['ready', [placed, waiting, hot, inHand, ready(1, 100)], 'ready'],
    ['ready and nothing else heard of', [ready(1, 100)], 'ready'],
    ['recalled', [placed, inHand, ready(1, 100), recalled(1, 110)], 'hand'],
    ['recalled, and nobody has heard that it was ready', [placed, recalled(1, 110)], 'hand'],
    ['ready again', [placed, inHand, ready(1, 100), recalled(1, 110), ready(2, 120)], 'ready'],
    ['recalled twice', [placed, ready(1, 100), recalled(1, 110), ready(2, 120), recalled(2, 130)], 'hand'],
    ['a repeat of the first ready long after the recall', [placed, ready(1, 100), recalled(1, 110), ready(1, 500)], 'hand'],
    ['collected', [placed, inHand, ready(1, 100), collected], 'collected'],
    ['collected before it is known to be ready', [placed, collected], 'collected'],
    ['collected after a recall', [placed, ready(1, 100), recalled(1, 110), collected], 'collected'],
    ['cancelled', [placed, waiting, cancelled], 'cancelled'],
    ['cancelled against ready', [placed, inHand, ready(1, 100), cancelled], 'cancelled'],
    ['cancelled against collected', [placed, ready(1, 100), cancelled, collected], 'collected'],
    ['everything', [placed, waiting, hot, inHand, ready(1, 100), recalled(1, 110), cancelled], 'cancelled'],
  ])('%s', (_, events, state) => {
    const expected = factsOfAll(events)
    expect(stateOf(expected)).toBe(state)
    for (const order of permutations(events)) {
      expect(factsOfAll(order)).toEqual(expected)
      expect(factsOfAll([...order, ...order])).toEqual(expected)
      expect(factsOfAll([order[0]!, ...order])).toEqual(expected)
    }
  })

  test('facts that were merged apart come to the same when they are merged with each other', () => {
    const events = [placed, waiting, ready(1, 100), recalled(1, 110), ready(2, 120), cancelled]
    const expected = factsOfAll(events)
    for (let apart = 1; apart < events.length; apart++) {
      expect(mergeFacts(factsOfAll(events.slice(0, apart)), factsOfAll(events.slice(apart)))).toEqual(expected)
      expect(mergeFacts(factsOfAll(events.slice(apart)), factsOfAll(events.slice(0, apart)))).toEqual(expected)
    }
  })
})

test('ticks and what the kitchen has seen are facts like the others: in any order, with any repeat', () => {
  const tick = (round: number, turn: number): ShopEvent => ({
    type: 'order.ticked',
    timestampMs: at(70),
    value: { ...value, round, lines: [{ line: 0, turn }] },
  })
  const acknowledged: ShopEvent = { type: 'order.acknowledged', timestampMs: at(95), value }
  const events = [placed, tick(0, 1), tick(0, 2), tick(1, 1), cancelled, acknowledged]
  const expected = factsOfAll(events)
  expect(expected).toMatchObject({ ticks: { round: 1, turns: { 0: 1 } }, acknowledgedAtMs: at(95) })
  for (const order of permutations(events)) expect(factsOfAll([...order, ...order])).toEqual(expected)
})

test('what a display has started is a fact like the others, and of its round', () => {
  const start = (round: number, turn: number, id: string): ShopEvent => ({
    type: 'order.started',
    timestampMs: at(70),
    value: { ...value, round, lines: [{ line: 0, turn }], display: { id, name: id } },
  })
  const events = [placed, start(0, 1, 'k1'), start(0, 3, 'k2'), start(1, 1, 'k1'), recalled(1, 110)]
  const expected = factsOfAll(events)
  expect(expected.started).toEqual({ round: 1, turns: { 0: { turn: 1, at: { id: 'k1', name: 'k1' } } } })
  for (const order of permutations(events)) expect(factsOfAll([...order, ...order])).toEqual(expected)
})

test('a cancelled order waits until each station has seen it of its lines, in any order, or somebody has for all of it', () => {
  const seen = (...lines: number[]): ShopEvent => ({ type: 'order.acknowledged', timestampMs: at(95), value: { ...value, lines } })
  const two: ShopEvent = { ...placed, value: { ...placedValue, lines: [line, line] } }
  const waits = (...events: ShopEvent[]) => awaitsAcknowledgement(factsOfAll([two, cancelled, ...events]), at(100))
  expect([waits(), waits(seen(0)), waits(seen(1)), waits(seen(0), seen(1)), waits(seen(0, 1))]).toEqual([true, true, true, false, false])
  expect(waits({ type: 'order.acknowledged', timestampMs: at(95), value })).toBe(false)
  const events = [two, cancelled, seen(1), seen(0)]
  for (const order of permutations(events)) expect(factsOfAll([...order, ...order])).toEqual(factsOfAll(events))
})

const back = { line: 0, item: 'cod-and-chips', quantity: 1, totalPence: 1060, vat: 'standard' as const, vatPence: 177 }
const money = { totalPence: 1060, method: 'cash' as const, reason: 'too many' }
const changed = (id: string, seconds: number): ShopEvent => ({
  type: 'order.changed',
  id,
  timestampMs: at(seconds),
  value: { ...value, ...money, removed: [{ ...back, parts: [['cod', 'chips']] }] },
})
const refunded = (id: string, seconds: number): ShopEvent => ({
  type: 'order.refunded',
  id,
  timestampMs: at(seconds),
  value: { ...value, ...money, lines: [back] },
})
const seenChange = (...seen: string[]): ShopEvent => ({ type: 'order.acknowledged', timestampMs: at(99), value: { ...value, seen } })

test('what came back is a set by event: in any order, with any repeat, each counts once', () => {
  const events = [placed, changed('x', 70), changed('y', 71), refunded('z', 300), seenChange('x')]
  const expected = factsOfAll(events)
  expect(Object.keys(expected.givenBack ?? {})).toEqual(['x', 'y', 'z'])
  for (const order of permutations(events)) {
    expect(factsOfAll([...order, ...order])).toEqual(expected)
    expect(JSON.stringify(factsOfAll(order).givenBack)).toBe(JSON.stringify(expected.givenBack))
  }
})

const putRight = (round: number, method: 'cash' | 'card', seconds: number): ShopEvent => ({
  type: 'order.payment-corrected',
  timestampMs: at(seconds),
  value: { ...value, was: { method: method === 'card' ? 'cash' : 'card' }, payment: { method }, totalPence: 1060, round },
})

test('of corrections of how it was paid the last one stands: in any order, with any repeat, whatever the clocks say', () => {
  const events = [placed, putRight(1, 'card', 80), putRight(1, 'card', 85), putRight(2, 'cash', 79), refunded('z', 300)]
  const expected = factsOfAll(events)
  expect(expected.corrected).toEqual({ round: 2, atMs: at(79), payment: { method: 'cash' } })
  for (const order of permutations(events)) expect(factsOfAll([...order, ...order])).toEqual(expected)
})

test('each change asks to be seen for itself while the order is in the kitchen, whatever was seen before', () => {
  expect(unseenChanges(factsOfAll([placed, changed('x', 70)]))).toEqual(['x'])
  expect(unseenChanges(factsOfAll([placed, changed('x', 70), seenChange('x')]))).toEqual([])
  expect(unseenChanges(factsOfAll([placed, changed('x', 70), seenChange('x'), changed('y', 60)]))).toEqual(['y'])
  expect(unseenChanges(factsOfAll([placed, changed('x', 70), ready(1, 100)]))).toEqual([])
  expect(unseenChanges(factsOfAll([placed, refunded('z', 70)]))).toEqual([])
  expect(awaitsAcknowledgement(factsOfAll([placed, changed('x', 70), seenChange('x'), cancelled]), at(100))).toBe(true)
})

test('a cancelled order waits to be seen by the kitchen: not once it is, not what was collected after all, and not for days', () => {
  const gone = factsOfAll([placed, cancelled])
  expect(awaitsAcknowledgement(gone, at(100))).toBe(true)
  expect(awaitsAcknowledgement(gone, at(100) + 12 * 3_600_000)).toBe(false)
  expect(awaitsAcknowledgement(factsOfAll([placed]), at(100))).toBe(false)
  expect(awaitsAcknowledgement(factsOfAll([placed, cancelled, collected]), at(100))).toBe(false)
  expect(awaitsAcknowledgement({ ...gone, acknowledgedAtMs: at(95) }, at(100))).toBe(false)
})

test.each<[string, ShopEvent[], number]>([
  ['in the kitchen for the first time', [placed, inHand], 0],
  ['ready', [placed, inHand, ready(1, 100)], 1],
  ['called back', [placed, inHand, ready(1, 100), recalled(1, 110)], 1],
  ['ready again', [placed, ready(1, 100), recalled(1, 110), ready(2, 120)], 2],
])('the round of an order that is %s', (_, events, round) => {
  expect(roundOf(factsOfAll(events))).toBe(round)
})

describe('what is told twice', () => {
  test('a repeat that was published later does not make the order look younger', () => {
    const again: ShopEvent = { ...waiting, timestampMs: at(30) }
    expect(factsOfAll([again, waiting]).waiting?.atMs).toBe(at(1))
    expect(factsOfAll([ready(1, 130), ready(1, 100)]).ready).toEqual({ round: 1, atMs: at(100) })
    const told = [hot, inHand, collected, cancelled]
    const repeats = told.map((event): ShopEvent => ({ ...event, timestampMs: event.timestampMs + 5000 }))
    expect(factsOfAll([...told, ...repeats])).toEqual(factsOfAll(told))
    expect(factsOfAll([...repeats, ...told])).toEqual(factsOfAll(told))
  })

  test('of an order that was sent again the first stands, whichever is heard first', () => {
    const later: ShopEvent = { ...placed, value: { ...placedValue, placedAt: '2026-11-20T18:45:00.000Z', totalPence: 1100 } }
    expect(factsOfAll([placed, later]).placed?.totalPence).toBe(1060)
    expect(factsOfAll([later, placed])).toEqual(factsOfAll([placed, later]))
  })

  test('two tellings of one moment that differ come to one, whichever is heard first', () => {
    const other: ShopEvent = { ...placed, value: { ...placedValue, totalPence: 5 } }
    expect(factsOfAll([placed, other])).toEqual(factsOfAll([other, placed]))
  })
})

test('an order placed shows what was ordered, and how it was paid', () => {
  const withNote: ShopEvent = { ...placed, value: { ...placedValue, lines: [{ ...line, options: { paper: 'Open' }, note: 'no fork' }] } }
  expect(factsOf(withNote)?.placed).toEqual({
    order: 271,
    till: 2,
    ticket: '271',
    atMs: placedAtMs,
    eatIn: false,
    allergies: ['mustard'],
    parts: [['cod', 'chips']],
    lines: [{ item: 'cod-and-chips', name: 'Cod & chips', quantity: 1, totalPence: 1060, options: { paper: 'Open' }, note: 'no fork' }],
    totalPence: 1060,
    payment: 'cash',
    promisedAtMs: at(360),
  })
})

test('the last change is the latest of all facts', () => {
  expect(lastChangeMs({ id: 'a' })).toBe(0)
  expect(lastChangeMs(factsOfAll([placed]))).toBe(at(0))
  expect(lastChangeMs(factsOfAll([ready(1, 100), placed, recalled(1, 110), waiting]))).toBe(at(110))
  expect(lastChangeMs(factsOfAll([cancelled, collected, placed]))).toBe(at(200))
})

test('nothing is known of an order that nobody has told of', () => {
  expect(stateOf({ id: 'a' })).toBe('unknown')
})

test.each<ShopEvent>([
  { type: 'batch.dropped', timestampMs: 1, value: { food: 'cod', portions: 6 } },
  { type: 'portions.wasted', timestampMs: 1, value: { food: 'cod', portions: 1 } },
  { type: 'cabinet.epoch', timestampMs: 1 },
])('$type is not about an order', (event) => {
  expect(factsOf(event)).toBeNull()
})

test('what the customer must avoid is a fact of the sale; that nobody asked is told apart from that there is nothing', () => {
  const avoided = (allergies?: 'mustard'[]) => factsOf({ ...placed, value: { ...placedValue, allergies } })?.placed?.allergies
  expect([avoided(['mustard']), avoided([]), avoided()]).toEqual([['mustard'], [], undefined])
})
