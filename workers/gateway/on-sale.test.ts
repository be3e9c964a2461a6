// Protects the last portion: it is sold once, whoever asks at the same moment; what the broker did not take is for sale again; and
// what is counted does not depend on how the log is read.
import { expect, test } from 'vitest'
import type { Order } from '@/lib/domain/order'
import type { LogEvent } from '@/lib/topics/event'
import { OnSale } from './on-sale'

const at = (second: number) => new Date(Date.UTC(2026, 10, 20, 18, 0, second)).toISOString()
const nowMs = Date.parse(at(30))

const order = (id: string, second: number, portions = 1): Order => ({
  id,
  order: 101,
  till: 1,
  shop: 0,
  ticket: '101',
  parts: Array.from({ length: portions }, () => ['skate']),
  placedAt: at(second),
  eatIn: false,
  lines: [
    { item: 'skate', name: 'Skate', quantity: portions, unitPence: 1050, totalPence: 1050 * portions, vat: 'standard', vatPence: 175 },
  ],
  totalPence: 1050 * portions,
  vatPence: 175,
  payment: null,
  menuVersion: 1,
})
const place = { partition: 0, offset: 0, timestampMs: 0 }
const placed = (value: Order): LogEvent => ({ ...place, topic: 'orders', type: 'order.placed', id: value.id, value })
const cancelled = (value: Order): LogEvent => ({
  ...place,
  topic: 'orders',
  type: 'order.cancelled',
  id: `no ${value.id}`,
  value: { ...value, reason: 'cancelled' },
})
/** One of two is not wanted any more. */
const changed = (value: Order): LogEvent => ({
  ...place,
  topic: 'orders',
  type: 'order.changed',
  id: `less ${value.id}`,
  value: {
    ...value,
    parts: [['skate']],
    removed: [{ line: 0, item: 'skate', name: 'Skate', quantity: 1, totalPence: 1050, vat: 'standard', vatPence: 175, parts: [['skate']] }],
    method: null,
    reason: 'too many',
  },
})
const set = (left: number | null, second: number): LogEvent => ({
  ...place,
  topic: 'menu',
  type: 'availability.set',
  id: `set ${second}`,
  value: { shop: 0, kind: 'food', of: 'skate', left, at: at(second) },
})

function after(...events: LogEvent[]): OnSale {
  const onSale = new OnSale('Europe/London')
  for (const event of events) onSale.take(event)
  return onSale
}

test('of two who ask for the last one before either is in the log, the first gets it', () => {
  const onSale = after(set(1, 1))
  expect(onSale.reserve(order('a', 2), nowMs)).toEqual([])
  expect(onSale.reserve(order('b', 2), nowMs)).toEqual([{ key: 'food/skate', left: 0 }])
})

test('once it is in the log it is counted there, and not a second time as kept', () => {
  const onSale = after(set(2, 1))
  onSale.reserve(order('a', 2), nowMs)
  onSale.take(placed(order('a', 2)))
  expect(onSale.left(nowMs)).toEqual({ 'food/skate': 1 })
  expect(onSale.reserve(order('b', 3), nowMs)).toEqual([])
})

test('what the log did not take is for sale again', () => {
  const onSale = after(set(1, 1))
  onSale.reserve(order('a', 2), nowMs)
  onSale.release('a')
  expect(onSale.reserve(order('b', 3), nowMs)).toEqual([])
})

test('a count that comes while a sale is under way counts that sale too', () => {
  const onSale = after()
  onSale.reserve(order('a', 2), nowMs)
  onSale.take(set(1, 1))
  expect(onSale.reserve(order('b', 3), nowMs)).toEqual([{ key: 'food/skate', left: 0 }])
})

test('orders that were heard of before the count that they belong to are counted', () => {
  const events = [placed(order('a', 5)), placed(order('b', 6, 2)), cancelled(order('b', 6, 2)), placed(order('early', 0))]
  expect(after(...events, set(9, 1)).left(nowMs)).toEqual({ 'food/skate': 8 })
  expect(after(set(9, 1), ...events).left(nowMs)).toEqual({ 'food/skate': 8 })
})

test('also after so many that the list of them has begun again from its head', () => {
  const onSale = after(...Array.from({ length: 1_999 }, (_, n) => placed(order(`early ${n}`, 0))))
  // The first stands at the list's end, the second at its head.
  onSale.take(placed(order('b', 6, 2)))
  onSale.take(changed(order('b', 6, 2)))
  onSale.take(set(9, 1))
  expect(onSale.left(nowMs)).toEqual({ 'food/skate': 8 })
})

test('it says whether anything changed, so that tills are not told of every order', () => {
  const onSale = after()
  expect(onSale.take(placed(order('a', 1)))).toBe(false)
  expect(onSale.take(set(3, 2))).toBe(true)
  expect(onSale.take(placed(order('b', 3)))).toBe(true)
  expect(onSale.take(placed(order('b', 3)))).toBe(false)
})

test('at four in the morning the shop is whole again', () => {
  const onSale = after(set(0, 1))
  expect(onSale.reserve(order('a', 2), nowMs)).toHaveLength(1)
  expect(onSale.left(Date.UTC(2026, 10, 21, 3, 59))).toEqual({ 'food/skate': 0 })
  expect(onSale.left(Date.UTC(2026, 10, 21, 4, 0))).toEqual({})
  expect(onSale.reserve(order('a', 2), Date.UTC(2026, 10, 21, 4, 0))).toEqual([])
})

test('an order that was sold without a link before the count, and came after it, takes from what was counted', () => {
  const late = { ...order('late', 1), arrivedAt: at(20) }
  expect(after(set(2, 10), placed(late)).left(nowMs)).toEqual({ 'food/skate': 1 })
  expect(after(placed(late), set(2, 10)).left(nowMs)).toEqual({ 'food/skate': 1 })
  expect(after(set(2, 10), placed(late), cancelled(late)).left(nowMs)).toEqual({ 'food/skate': 2 })
})
