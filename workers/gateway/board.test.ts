// Protects what is known of each order: one telling of an event counts once, follow-ups may come first, what is closed stays
// findable for a while, and memory is bounded.
import { expect, test } from 'vitest'
import { stateOf } from '@/lib/domain/board'
import type { LogEvent } from '@/lib/topics/event'
import { Board } from './board'

const at = (offset: number, timestampMs = 1000 + offset) => ({ partition: 1, offset, timestampMs })
const about = (n: number) => ({ id: idOf(n), shop: 0, order: n, till: 2, ticket: String(n), parts: [['cod']] })
const idOf = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

const placed = (n: number): LogEvent => ({
  type: 'order.placed',
  id: idOf(n),
  topic: 'orders',
  ...at(n),
  value: {
    ...about(n),
    placedAt: new Date(1000).toISOString(),
    eatIn: false,
    totalPence: 500,
    vatPence: 83,
    payment: null,
    menuVersion: 1,
    lines: [{ item: 'cod', name: 'Cod', quantity: 1, unitPence: 500, totalPence: 500, vat: 'standard', vatPence: 83 }],
  },
})
const ready = (n: number, round = 1): LogEvent => ({
  type: 'order.ready',
  id: `r${n}/${round}`,
  topic: 'ready',
  ...at(n),
  value: { ...about(n), ready: true, round },
})
const collected = (n: number, atMs = 2000): LogEvent => ({
  type: 'order.collected',
  id: `c${n}`,
  topic: 'collected',
  ...at(n, atMs),
  value: { ...about(n), ready: true, by: 'hand' },
})
const sale = { placedAt: new Date(1000).toISOString(), totalPence: 500, vatPence: 83, payment: null, menuVersion: 1, lines: [] }
const cancelled = (n: number, atMs: number): LogEvent => ({
  type: 'order.cancelled',
  id: `x${n}`,
  topic: 'orders',
  ...at(10_000 + n, atMs),
  value: { ...about(n), ...sale, reason: 'left' },
})
const acknowledged = (n: number): LogEvent => ({
  type: 'order.acknowledged',
  id: `k${n}`,
  topic: 'orders',
  ...at(20_000 + n),
  value: about(n),
})

test('an event counts once, whether it was published here or read from the log first', () => {
  const board = new Board()
  expect(board.take(placed(1))).toMatchObject({ id: idOf(1), placed: { order: 1 } })
  expect(board.take({ ...placed(1), timestampMs: 999_999 })).toBeNull()
  expect(board.find(idOf(1))?.places).toHaveLength(1)
})

test('a repeat at another place in the log is shown with its place and changes nothing', () => {
  const board = new Board()
  board.take(placed(1))
  const before = board.find(idOf(1))?.facts
  board.take({ ...placed(1), offset: 77 })
  expect(board.find(idOf(1))?.facts).toEqual(before)
  expect(board.find(idOf(1))?.places.map(({ offset }) => offset)).toEqual([1, 77])
})

test('what follows may be read before the sale', () => {
  const board = new Board()
  for (const event of [collected(1), ready(1), placed(1)]) board.take(event)
  const known = board.find(idOf(1))
  expect(known && stateOf(known.facts)).toBe('collected')
  expect(known?.placed?.totalPence).toBe(500)
})

test('a snapshot has every open order and what was closed lately', () => {
  const board = new Board()
  const now = 1_000_000_000
  for (const n of [1, 2, 3]) board.take(placed(n))
  board.take(collected(1, now - 20 * 60_000))
  board.take(collected(2, now - 60_000))
  expect(board.recent(now).map(({ id }) => id)).toEqual([idOf(3), idOf(2)])
  expect(board.countByState()).toMatchObject({ placed: 1, collected: 2 })
})

test('of closed orders the last 2,000 are kept, of a snapshot the last fifty', () => {
  const board = new Board()
  for (let n = 1; n <= 2100; n++) {
    board.take(placed(n))
    board.take(collected(n, 5_000_000))
  }
  expect(board.find(idOf(100))).toBeUndefined()
  expect(board.find(idOf(101))).toBeDefined()
  expect(board.recent(5_000_000)).toHaveLength(50)
})

test('a cancelled order stays for the kitchen until somebody has seen it, however many are closed meanwhile', () => {
  const board = new Board()
  const now = 1_000_000_000
  board.take(placed(1))
  board.take(cancelled(1, now - 60 * 60_000))
  for (let n = 2; n <= 200; n++) for (const event of [placed(n), collected(n, now)]) board.take(event)
  expect(board.recent(now).map(({ id }) => id)).toContain(idOf(1))
  board.take(acknowledged(1))
  expect(board.recent(now).map(({ id }) => id)).not.toContain(idOf(1))
  expect(board.find(idOf(1))?.facts.acknowledgedAtMs).toBeDefined()
})

test('of cancelled orders that nobody looks at fifty are kept, and none beyond half a day', () => {
  const board = new Board()
  const now = 1_000_000_000
  for (let n = 1; n <= 60; n++) for (const event of [placed(n), cancelled(n, now - 60 * 60_000)]) board.take(event)
  expect(board.recent(now)).toHaveLength(50)
  expect(board.recent(now + 12 * 3_600_000)).toEqual([])
  expect(board.find(idOf(1))).toBeDefined()
})

test('events that are not about orders are left alone', () => {
  const board = new Board()
  expect(
    board.take({
      type: 'batch.dropped',
      id: 'd',
      topic: 'fryer',
      ...at(1),
      value: { shop: 0, batch: idOf(1), food: 'cod', portions: 6, pan: 1, at: '' },
    }),
  ).toBeNull()
  expect(board.recent(0)).toEqual([])
})
