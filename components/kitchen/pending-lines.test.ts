// Protects: a tick or a start shows at once and survives a reload before it is sent; what was refused, what was of another round, and what another display has started meanwhile does not show.
import { expect, test } from 'vitest'
import type { Ticket } from '@/lib/domain/kitchen-view'
import type { Display } from '@/lib/domain/started'
import type { Kept } from '../live/queue'
import { linesPath, pendingIn, withPending } from './pending-lines'

const order = '0199a000-0000-7000-8000-000000000001'
const ticket = (ticked: boolean[], round = 0): Ticket => ({
  id: order,
  ticket: '271',
  placed: { order: 271, till: 2, ticket: '271', atMs: 0, eatIn: false, parts: [], lines: [], totalPence: 0, payment: null },
  unseen: [],
  state: 'serve',
  round,
  missing: null,
  lines: ticked.map((one, at) => ({
    key: String(at),
    quantity: 1,
    name: 'Chips',
    extras: [],
    group: 'chips',
    lines: [at],
    ticked: one,
    missing: null,
  })),
})
const kept = (lines: number[], done: boolean, more: Partial<Kept> = {}): Kept => ({
  id: order,
  path: linesPath(order, 'ticked'),
  body: { id: order, lines, done, expects: { round: 0 } },
  label: '271',
  keptAtMs: 0,
  ...more,
})
const look = (tickets: readonly Ticket[], entries: Kept[]) =>
  withPending(tickets, { ticked: entries.flatMap((entry) => pendingIn('ticked', entry) ?? []), started: [] }, null)[0]?.lines.map(
    (line) => line.ticked,
  )

test('what waits on the device shows, the later act on a line last', () => {
  expect(look([ticket([false, true])], [kept([0], true), kept([1], false)])).toEqual([true, false])
  expect(look([ticket([false])], [kept([0], true), kept([0], false)])).toEqual([false])
})

test('several lines that were handed on at once are all ticked', () => {
  expect(look([ticket([false, false, false])], [kept([0, 2], true)])).toEqual([true, false, true])
})

test('a tick of another round, another order or a refused one does not show', () => {
  expect(look([ticket([false], 1)], [kept([0], true)])).toEqual([false])
  expect(look([{ ...ticket([false]), id: 'another' }], [kept([0], true)])).toEqual([false])
  expect(look([ticket([false])], [kept([0], true, { refusal: { id: 'state', message: 'Order 271 is ready.' } })])).toEqual([false])
})

test('another act is no tick', () => {
  expect(pendingIn('ticked', kept([0], true, { path: `/api/orders/${order}/ready` }))).toBeNull()
  expect(pendingIn('ticked', kept([0], true, { body: { id: order } }))).toBeNull()
})

const here: Display = { id: '0199a000-0000-7000-8000-00000000000a', name: 'Kitchen 1' }
const there: Display = { id: '0199a000-0000-7000-8000-00000000000b', name: 'Kitchen 2' }
const begun = (done: boolean, by: Display[] = [], more: Partial<Kept> = {}): Kept => ({
  ...kept([0], done),
  path: linesPath(order, 'started'),
  body: { id: order, lines: [0], done, expects: { round: 0, by: by.map(({ id }) => id) } },
  ...more,
})
const whose = (at: Display[], entries: Kept[]) => {
  const [one] = [ticket([false])]
  const known = { ...one!, lines: one!.lines.map((line) => ({ ...line, starts: at.map((display) => ({ line: 0, at: display })) })) }
  const started = entries.flatMap((entry) => pendingIn('started', entry) ?? [])
  return withPending([known], { ticked: [], started }, here)[0]?.lines[0]?.starts?.map(({ at: display }) => display.name)
}

test('what is started here shows at once, also what is taken over or put down', () => {
  expect(whose([], [begun(true)])).toEqual(['Kitchen 1'])
  expect(whose([there], [begun(true, [there])])).toEqual(['Kitchen 1'])
  expect(whose([here], [begun(false, [here])])).toEqual([])
})

test('of several acts each was done to what the one before had made', () => {
  const [taken, down] = [begun(true, [there]), begun(false, [here])]
  expect(whose([there], [taken, down])).toEqual([])
  expect(whose([there], [taken, down, begun(true)])).toEqual(['Kitchen 1'])
  // Told back, the first or both.
  expect(whose([here], [taken, down])).toEqual([])
  expect(whose([], [taken, down])).toEqual([])
})

test('what the shop cannot be told shows as such, until it is', () => {
  const [one] = [ticket([false])]
  const [start] = [begun(true)].flatMap((entry) => pendingIn('started', entry) ?? [])
  const startsWith = (untold: boolean) => withPending([one!], { ticked: [], started: [{ ...start!, untold }] }, here)[0]?.lines[0]?.starts
  expect([true, false].map(startsWith)).toEqual([[{ line: 0, at: here, untold: true }], [{ line: 0, at: here }]])
})

test('what another display has started meanwhile is that one’s, whatever waits here', () => {
  expect(whose([there], [begun(true)])).toEqual(['Kitchen 2'])
  expect(whose([there], [begun(false, [here])])).toEqual(['Kitchen 2'])
  expect(whose([], [begun(true, [], { refusal: { id: 'state', message: 'Kitchen 2 has started order 271.' } })])).toEqual([])
})
