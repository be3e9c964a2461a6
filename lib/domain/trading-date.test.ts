// Protects the day that a sale is counted on: four in the morning to four in the morning by the shop's own wall clock.
import { expect, test } from 'vitest'
import { localHour, tradingDate } from './trading-date'

test.each([
  ['a Friday evening', '2026-11-20T18:42:00Z', 'Europe/London', '2026-11-20', 18],
  ['after midnight still the evening before', '2026-11-21T00:30:00Z', 'Europe/London', '2026-11-20', 0],
  ['one minute before four', '2026-11-21T03:59:59.999Z', 'Europe/London', '2026-11-20', 3],
  ['four', '2026-11-21T04:00:00Z', 'Europe/London', '2026-11-21', 4],
  ['summer time: half past three on the wall', '2026-07-04T02:30:00Z', 'Europe/London', '2026-07-03', 3],
  ['summer time: four on the wall', '2026-07-04T03:00:00Z', 'Europe/London', '2026-07-04', 4],
  ['the night the clocks go forward, before four', '2026-03-29T02:59:59Z', 'Europe/London', '2026-03-28', 3],
  ['the night the clocks go forward, four', '2026-03-29T03:00:00Z', 'Europe/London', '2026-03-29', 4],
  ['the night the clocks go back, the second half past one', '2026-10-25T01:30:00Z', 'Europe/London', '2026-10-24', 1],
  ['the night the clocks go back, four', '2026-10-25T04:00:00Z', 'Europe/London', '2026-10-25', 4],
  ['New Year', '2027-01-01T01:00:00Z', 'Europe/London', '2026-12-31', 1],
  ['a leap day', '2028-03-01T02:00:00Z', 'Europe/London', '2028-02-29', 2],
  ['another zone', '2026-11-21T04:00:00Z', 'America/New_York', '2026-11-20', 23],
  ['a zone of half hours', '2026-11-20T22:29:00Z', 'Asia/Kolkata', '2026-11-20', 3],
  ['a zone of half hours, four', '2026-11-20T22:30:00Z', 'Asia/Kolkata', '2026-11-21', 4],
])('%s', (_, at, zone, date, hour) => {
  expect(tradingDate(Date.parse(at), zone)).toBe(date)
  expect(localHour(Date.parse(at), zone)).toBe(hour)
})

test('zones asked for in turn do not get into each other', () => {
  const atMs = Date.parse('2026-11-21T04:00:00Z')
  const asked = ['Europe/London', 'America/New_York', 'Europe/London'].map((zone) => tradingDate(atMs, zone))
  expect(asked).toEqual(['2026-11-21', '2026-11-20', '2026-11-21'])
})
