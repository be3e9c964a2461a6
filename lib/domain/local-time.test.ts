/** Guarantee: a time on the wall becomes the moment when the clock showed it, also in the nights in which the clocks change. */
import { expect, test } from 'vitest'
import { atLocalTime, onTradingDay, tradingDay } from './local-time'

const london = 'Europe/London'
const hours = (h: number, m = 0, s = 0) => ((h * 60 + m) * 60 + s) * 1000
const iso = (ms: number) => new Date(ms).toISOString()

test.each([
  ['winter', '2026-11-25', hours(18, 42, 10), '2026-11-25T18:42:10.000Z'],
  ['summer, an hour ahead', '2026-07-01', hours(18, 42, 10), '2026-07-01T17:42:10.000Z'],
  ['the hour that is jumped over', '2026-03-29', hours(1, 30), '2026-03-29T01:30:00.000Z'],
  ['just after the jump', '2026-03-29', hours(2), '2026-03-29T01:00:00.000Z'],
  ['the hour that comes twice', '2026-10-25', hours(1, 30), '2026-10-25T00:30:00.000Z'],
  ['after it', '2026-10-25', hours(2), '2026-10-25T02:00:00.000Z'],
])('%s', (_, date, timeMs, expected) => {
  expect(iso(atLocalTime(date, timeMs, london))).toBe(expected)
})

test('a trading day goes from four to four, and has 23 or 25 hours when the clocks change', () => {
  expect(tradingDay('2026-11-25', london)).toEqual({ fromMs: Date.parse('2026-11-25T04:00:00Z'), toMs: Date.parse('2026-11-26T04:00:00Z') })
  const spring = tradingDay('2026-03-28', london)
  expect((spring.toMs - spring.fromMs) / hours(1)).toBe(23)
  const autumn = tradingDay('2026-10-24', london)
  expect((autumn.toMs - autumn.fromMs) / hours(1)).toBe(25)
})

test('small hours are at the end of the trading day', () => {
  const evening = Date.parse('2026-11-25T22:00:00Z')
  expect(iso(onTradingDay(evening, hours(18, 42), london))).toBe('2026-11-25T18:42:00.000Z')
  expect(iso(onTradingDay(evening, hours(1), london))).toBe('2026-11-26T01:00:00.000Z')
  expect(iso(onTradingDay(Date.parse('2026-11-26T01:30:00Z'), hours(18), london))).toBe('2026-11-25T18:00:00.000Z')
})
