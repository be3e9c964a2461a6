// Guarantee: food is as old as the key that was pressed says, however late its record came; no clock of a device makes it fresher.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { doneAtMs, keptAtMostMs, readAtMs } from './done-at'

const recordMs = 100 * 3_600_000
const minute = 60_000
const said = (atMs: number) => ({ timestampMs: recordMs, value: { at: new Date(atMs).toISOString() } })

test.each([
  { name: 'pressed five minutes before it was sent', event: said(recordMs - 5 * minute), atMs: recordMs - 5 * minute },
  { name: 'a clock that is ahead', event: said(recordMs + minute), atMs: recordMs },
  { name: 'a clock that is a day behind', event: said(recordMs - 24 * 60 * minute), atMs: recordMs - keptAtMostMs },
  { name: 'an old record, which says nothing', event: { timestampMs: recordMs, value: {} }, atMs: recordMs },
  { name: 'a time that is none', event: { timestampMs: recordMs, value: { at: 'yesterday' } }, atMs: recordMs },
])('$name', ({ event, atMs }) => {
  expect(doneAtMs(event)).toBe(atMs)
})

test('never later than the record, never earlier than said or than is believed, and earlier the earlier it was pressed', () => {
  const time = fc.integer({ min: recordMs - 3 * keptAtMostMs, max: recordMs + 3 * keptAtMostMs })
  fc.assert(
    fc.property(time, time, (one, other) => {
      const [early, late] = [Math.min(one, other), Math.max(one, other)]
      const doneMs = doneAtMs(said(early))
      expect(doneMs).toBeLessThanOrEqual(recordMs)
      expect(doneMs).toBeGreaterThanOrEqual(recordMs - keptAtMostMs)
      expect(doneMs === early || early > recordMs || early < recordMs - keptAtMostMs).toBe(true)
      expect(doneMs).toBeLessThanOrEqual(doneAtMs(said(late)))
    }),
  )
})

test('a reading is as old as it says, however long a device has kept it, and never younger than its record', () => {
  expect(readAtMs(said(recordMs - 3 * keptAtMostMs))).toBe(recordMs - 3 * keptAtMostMs)
  expect(readAtMs(said(recordMs + minute))).toBe(recordMs)
  expect(readAtMs({ timestampMs: recordMs, value: {} })).toBe(recordMs)
})
