// Guarantee: what can be lifted or undone is what the log says, whatever comes twice.
import { expect, test } from 'vitest'
import type { LogEvent } from '@/lib/topics/event'
import { Range } from './range'

const at = new Date(0).toISOString()
const iso = (ms: number) => new Date(ms).toISOString()
const place = (timestampMs: number) => ({ topic: 'fryer' as const, partition: 0, offset: timestampMs, timestampMs })
/** `atMs`: when the key was pressed. */
const dropped = (batch: string, ms: number, atMs = ms): LogEvent => ({
  ...place(ms),
  type: 'batch.dropped',
  id: batch,
  value: { shop: 0, batch, food: 'cod', portions: 6, pan: 1, at: iso(atMs) },
})
const lifted = (batch: string, ms: number, atMs = ms): LogEvent => ({
  ...place(ms),
  type: 'batch.lifted',
  id: `lift-${batch}`,
  value: { shop: 0, batch, food: 'cod', portions: 5, at: iso(atMs) },
})
const undone = (batch: string, what: 'dropped' | 'lifted', ms: number): LogEvent => ({
  ...place(ms),
  type: 'batch.undone',
  id: `undo-${batch}`,
  value: { shop: 0, batch, what, food: 'cod', portions: 5, frying: { portions: 6, pan: 1, at }, at },
})

function told(...events: LogEvent[]) {
  const range = new Range()
  for (const event of events) range.take(event)
  return range
}

test('a drop fries, a lift ends it, and neither counts again', () => {
  const range = told(dropped('a', 1), lifted('a', 2), dropped('a', 3), lifted('a', 4))
  expect(range.find('a')).toBe('lifted')
  expect(range.findLifted('a')).toMatchObject({ portions: 5, liftedAtMs: 2, frying: { pan: 1, portions: 6, droppedAtMs: 1 } })
})

test('an undone drop is gone, and no repeat brings it back', () => {
  const range = told(dropped('a', 1), undone('a', 'dropped', 2), dropped('a', 3))
  expect(range.find('a')).toBe('undone')
  expect(range.since(0)).toEqual({ dropped: [], lifted: [] })
})

test('an undone lift fries on under the name of the act, since its drop', () => {
  const range = told(dropped('a', 0), lifted('a', 2), undone('a', 'lifted', 3), lifted('a', 4), undone('a', 'lifted', 5))
  expect(range.find('a')).toBe('undone')
  expect(range.find('undo-a')).toEqual({ batch: 'undo-a', food: 'cod', portions: 6, pan: 1, droppedAtMs: 0, takenAtMs: 3 })
})

test('what a device kept without a link counts from when the key was pressed, and is in the log since it came', () => {
  const range = told(dropped('a', 90_000, 30_000), lifted('a', 420_000, 400_000))
  expect(range.findLifted('a')).toMatchObject({
    liftedAtMs: 400_000,
    takenAtMs: 420_000,
    frying: { droppedAtMs: 30_000, takenAtMs: 90_000 },
  })
  expect(range.since(410_000).lifted).toEqual([])
})
