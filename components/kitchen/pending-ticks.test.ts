// Protects: a tick shows at once and survives a reload before it is sent; what was refused, and what was of another round, does not show.
import { expect, test } from 'vitest'
import type { Ticket } from '@/lib/domain/kitchen-view'
import type { Kept } from '../live/queue'
import { pendingIn, tickPath, withPending } from './pending-ticks'

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
  path: tickPath(order),
  body: { id: order, lines, done, expects: { round: 0 } },
  label: '271',
  keptAtMs: 0,
  ...more,
})
const look = (tickets: readonly Ticket[], entries: Kept[]) =>
  withPending(
    tickets,
    entries.flatMap((entry) => pendingIn(entry) ?? []),
  )[0]?.lines.map((line) => line.ticked)

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
  expect(pendingIn(kept([0], true, { path: `/api/orders/${order}/ready` }))).toBeNull()
  expect(pendingIn(kept([0], true, { body: { id: order } }))).toBeNull()
})
