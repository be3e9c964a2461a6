// Protects that a page which takes in every change sees what the gateway sees, that nothing is sent while nothing changes, and that
// a page which missed one notices.
import { expect, test } from 'vitest'
import type { LogCell, LogPicture, LogReader, LogTape } from '@/lib/realtime/log'
import { withChange } from '@/lib/realtime/log-change'
import { changeBetween } from './change-between'

const cell = (offset: number): LogCell => ({ offset, label: String(100 + offset), words: '', orderRef: null, atMs: offset })
const tape = (partition: number, end: number, first = 0): LogTape => ({
  partition,
  who: null,
  first,
  end,
  cells: Array.from({ length: Math.min(16, end - first) }, (_, i) => cell(end - Math.min(16, end - first) + i)),
})
const reader = (id: string, at: number): LogReader => ({
  id,
  group: id,
  worker: id,
  name: id,
  letter: 'P',
  colour: 'p',
  state: 'Stable',
  members: [],
  positions: [{ topic: 'orders', partition: 0, at, committed: true, lag: 0 }],
  lag: 0,
})

const base: LogPicture = {
  space: 'demo2',
  seq: 7,
  serverNowMs: 1000,
  replayAtMs: null,
  topics: [{ name: 'orders', words: '', keyWords: '', writtenBy: '', partitions: [tape(0, 20), tape(1, 5)] }],
  readers: [reader('a', 1), reader('b', 2)],
  readersFrom: 'now',
  happened: [],
  rates: { all: { perMinute: 0, perSecond: 0 }, topics: {} },
  counts: { topics: 1, partitions: 2, records: 25 },
  openLetters: 0,
  broker: { answers: true, sinceMs: 0 },
}
const orders = (...partitions: LogTape[]): LogPicture['topics'] => [
  { ...base.topics[0], name: 'orders', words: '', keyWords: '', writtenBy: '', partitions },
]
const happening = (id: number) => ({ id, atMs: 1, reader: 'a', kind: 'joined' as const, words: 'preparer 2 joined' })

test.each<[string, Partial<LogPicture>]>([
  ['some records more', { topics: orders(tape(0, 23), tape(1, 5)), counts: { topics: 1, partitions: 2, records: 28 } }],
  ['more than the page has place for', { topics: orders(tape(0, 500), tape(1, 21)) }],
  ['the front of a log is gone', { topics: orders(tape(0, 20, 15), tape(1, 5)) }],
  ['a topic made anew', { topics: orders(tape(0, 2), tape(1, 0)) }],
  ['a partition more', { topics: orders(tape(0, 20), tape(1, 5), tape(2, 1)) }],
  ['a topic less', { topics: [] }],
  ['a reader moved', { readers: [reader('a', 1), reader('b', 9)] }],
  ['a reader came and another went', { readers: [reader('b', 2), reader('c', 3)] }],
  ['something happened', { happened: [happening(3), happening(4)] }],
  ['a letter', { openLetters: 1 }],
  ['the broker is away', { broker: { answers: false, sinceMs: 5 } }],
  ['throughput', { rates: { all: { perMinute: 3, perSecond: 0.6 }, topics: { orders: { perMinute: 3, perSecond: 0.6 } } } }],
])('%s', (_, what) => {
  const next: LogPicture = { ...base, ...what, serverNowMs: 1250 }
  const change = changeBetween(base, next)
  if (!change) throw new Error('nothing is told')
  expect(withChange(base, change)).toEqual({ ...next, seq: 8 })
})

test('new records only are told, not those that the page has', () => {
  const change = changeBetween(base, { ...base, topics: orders(tape(0, 22), tape(1, 5)) })
  expect(change?.tapes?.map(({ partition, cells }) => [partition, cells.map(({ offset }) => offset)])).toEqual([[0, [20, 21]]])
})

test('nothing is told while nothing changes but the time', () => {
  expect(changeBetween(base, { ...base, serverNowMs: 2000 })).toBeNull()
})

test('a page that missed a change must ask again; one that is told twice need not', () => {
  const change = { space: 'demo2', seq: 9, serverNowMs: 1250, openLetters: 1 }
  expect(withChange(base, change)).toBeNull()
  expect(withChange(base, { ...change, seq: 7 })).toBe(base)
  expect(withChange(base, { ...change, seq: 8, space: 'shop' })).toBeNull()
})
