// Protects the rebuilt year: every day has orders, the records of one order stay together, and nothing but times is changed.
import { expect, test } from 'vitest'
import type { LogRecord } from '@/lib/topics/event'
import { createCalendar } from './year-log'

const dayMs = 86_400_000
const at = Date.UTC(2026, 10, 26, 12)
const idOf = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

const record = (topic: LogRecord['topic'], offset: number, value: object): LogRecord => ({
  ...{ topic, partition: 0, offset, timestampMs: at + offset, key: Buffer.from('0/1') },
  headers: { ce_id: 'x', ce_time: new Date(at).toISOString() },
  value: Buffer.from(JSON.stringify(value)),
})
const placed = Array.from({ length: 730 }, (_, n) =>
  record('orders', n, { id: idOf(n), placedAt: new Date(at).toISOString(), totalPence: 1060 }),
)
const calendar = createCalendar(placed)

test('each of the 365 days has its share', () => {
  expect(calendar.ordersByDay()).toEqual(Array.from({ length: 365 }, () => 2))
})

test('the first order was a year ago, the last one yesterday, at the same hour', () => {
  const timestamps = [0, 729].map((n) => Number(calendar.move(placed[n] ?? record('orders', 0, {}), 730).timestamp) - (at + n))
  expect(timestamps).toEqual([-365 * dayMs, -1 * dayMs])
})

test('what an order says of its own time moves with Kafka’s, and nothing else changes', () => {
  const { value, headers, key } = calendar.move(placed[0] ?? record('orders', 0, {}), 730)
  const ago = new Date(at - 365 * dayMs).toISOString()
  expect(JSON.parse(String(value))).toEqual({ id: idOf(0), placedAt: ago, totalPence: 1060 })
  expect(headers).toEqual({ ce_id: 'x', ce_time: ago })
  expect(key).toEqual(Buffer.from('0/1'))
})

test('an order that came later than it was sold did so a year ago too', () => {
  const late = { id: idOf(0), placedAt: new Date(at).toISOString(), arrivedAt: new Date(at + 60_000).toISOString() }
  const moved = JSON.parse(String(calendar.move(record('orders', 0, late), 730).value))
  expect(Date.parse(moved.arrivedAt) - Date.parse(moved.placedAt)).toBe(60_000)
})

test('a follow-up goes with its order, wherever it stands in its own topic', () => {
  const followUp = record('collected', 0, { id: idOf(729) })
  expect(Number(calendar.move(followUp, 5000).timestamp)).toBe(at - dayMs)
  expect(calendar.move(followUp, 5000).value).toEqual(followUp.value)
})

test('a batch, which is about no order, moves as far as its place says', () => {
  const { timestamp, value } = calendar.move(record('fryer', 99, { batch: idOf(5000), at: new Date(at).toISOString() }), 100)
  const back = Math.round((at - Number(timestamp)) / dayMs)
  expect(back).toBe(365 - Math.floor((99 * 365) / 100))
  expect(JSON.parse(String(value)).at).toBe(new Date(at - back * dayMs).toISOString())
})
