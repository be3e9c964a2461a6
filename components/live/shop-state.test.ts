/** Guarantee: a screen shows every change exactly once, or knows that it missed one and asks; and it never claims to be more current than it is. */
import { describe, expect, it } from 'vitest'
import { type Frame, noPrinter, type Snapshot } from '@/lib/realtime/contract'
import { fromSnapshot, type ShopState, withFrame } from './shop-state'

const snapshot: Snapshot = {
  seq: 7,
  serverNowMs: 1_000_000,
  behindMs: 40,
  shopName: 'Test',
  menuVersion: 1,
  menuConfirmed: false,
  orders: [{ id: 'a', handAtMs: 5 }],
  sales: [],
  printer: noPrinter,
  cabinet: null,
  lastNumbers: { 2: 205 },
  left: {},
  screensOpen: {},
}
const now = { wallMs: 900_000, steadyMs: 5_000 }
const later = { wallMs: 901_000, steadyMs: 6_000 }
const start = fromSnapshot(snapshot, now)
const frame = (more: Partial<Frame>): Frame => ({ seq: 8, serverNowMs: 1_001_000, behindMs: 0, ...more })

function after(state: ShopState, next: Frame, at = later): ShopState {
  const result = withFrame(state, next, at)
  if (result === 'gap') throw new Error('a gap where there was none')
  return result
}

it('takes a shop in which nothing has been cooked for one with an empty cabinet', () => {
  expect(start.cabinet).toMatchObject({ lots: [], fryer: {}, orders: {}, totals: {} })
})

describe('frames', () => {
  it('merges facts into what is known', () => {
    const next = after(
      start,
      frame({
        orders: [
          { id: 'a', ready: { round: 1, atMs: 9 } },
          { id: 'b', hotAtMs: 8 },
        ],
      }),
    )
    expect([...next.orders.values()]).toEqual([
      { id: 'a', handAtMs: 5, ready: { round: 1, atMs: 9 } },
      { id: 'b', hotAtMs: 8 },
    ])
    expect(next.seq).toBe(8)
  })

  it('takes a heartbeat as a sign of life and nothing else', () => {
    const next = after(start, frame({ seq: 7 }))
    expect(next).toMatchObject({ seq: 7, orders: start.orders, heardAt: later, behindMs: 0 })
  })

  it.each([
    { name: 'a change that is not the next one', seq: 9, orders: [] },
    { name: 'a heartbeat that knows of more', seq: 8 },
    { name: 'a heartbeat that knows of less: another gateway', seq: 3 },
  ])('finds a gap in $name', (missed) => {
    expect(withFrame(start, frame(missed), now)).toBe('gap')
  })

  it('leaves out a change that the snapshot held already', () => {
    expect(after(start, frame({ seq: 7, orders: [{ id: 'z', hotAtMs: 1 }] }))).toEqual(start)
  })

  it('takes over a new menu version and a new cabinet', () => {
    const cabinet = { epoch: 1, version: 2, lots: [], fryer: {}, par: {}, totals: {}, clockMs: 0, orders: {} }
    expect(after(start, frame({ menuVersion: 2, cabinet }))).toMatchObject({ menuVersion: 2, cabinet })
  })

  it('forgets what was finished a quarter of an hour ago', () => {
    const collected = after(start, frame({ orders: [{ id: 'a', collectedAtMs: 1_001_000 }] }))
    expect(collected.orders.has('a')).toBe(true)
    const later = after(collected, frame({ seq: 9, serverNowMs: 1_001_001 + 15 * 60_000, orders: [{ id: 'b', hotAtMs: 8 }] }))
    expect([...later.orders.keys()]).toEqual(['b'])
  })
})

it('does not keep what is only paid back or printed again of an order from days ago, but a tick or a start that is read before its sale', () => {
  const back = { kind: 'refunded' as const, atMs: 1_001_000, lines: [], totalPence: 100, method: null, reason: 'cold' }
  const orders = [
    { id: 'b', givenBack: { x: back } },
    { id: 'c', printedAtMs: 1_001_000 },
    { id: 'd', ticks: { round: 0, turns: { 0: 1 } } },
    { id: 'e', started: { round: 0, turns: { 0: { turn: 1, at: { id: 'k2', name: 'Kitchen 2' } } } } },
  ]
  expect([...after(start, frame({ orders })).orders.keys()]).toEqual(['a', 'd', 'e'])
})

it('keeps a cancelled order until the kitchen has seen it', () => {
  const cancelled = after(start, frame({ orders: [{ id: 'a', cancelledAtMs: 1_001_000 }] }))
  const later = after(cancelled, frame({ seq: 9, serverNowMs: 1_001_001 + 60 * 60_000, orders: [{ id: 'b', hotAtMs: 8 }] }))
  expect([...later.orders.keys()]).toEqual(['a', 'b'])
  const seen = after(later, frame({ seq: 10, serverNowMs: 1_001_001 + 60 * 60_000, orders: [{ id: 'a', acknowledgedAtMs: 1_002_000 }] }))
  expect([...seen.orders.keys()]).toEqual(['b'])
})
