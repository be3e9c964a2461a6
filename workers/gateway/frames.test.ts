// Protects what screens see: numbers without gaps, nothing left out, not more frames than they can draw, and always the
// last state of the cabinet.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeFacts, type OrderFacts } from '@/lib/domain/board'
import type { CabinetView, Frame } from '@/lib/realtime/contract'
import { CABINET_MS, FRAME_MS, Frames } from './frames'

const cabinet = (version: number): CabinetView => ({
  epoch: 1,
  version,
  lots: [],
  fryer: {},
  par: {},
  totals: {},
  clockMs: version,
  orders: {},
})
const hand = (id: string, handAtMs: number): OrderFacts => ({ id, handAtMs })
const T = 1_000_000

test('the first change goes at once, the next ones together 25 ms later', () => {
  const frames = new Frames()
  expect(frames.dueMs()).toBeNull()
  frames.add({ orders: [hand('a', 1)] })
  expect(frames.dueMs()).toBeLessThanOrEqual(T)
  expect(frames.take(T, 0)).toEqual({ seq: 1, serverNowMs: T, behindMs: 0, orders: [hand('a', 1)] })
  frames.add({ orders: [hand('b', 2)] })
  frames.add({ orders: [hand('c', 3), { id: 'b', hotAtMs: 1 }] })
  expect(frames.dueMs()).toBe(T + FRAME_MS)
  expect(frames.take(T + FRAME_MS, 7)).toEqual({
    seq: 2,
    serverNowMs: T + FRAME_MS,
    behindMs: 7,
    orders: [{ id: 'b', hotAtMs: 1, handAtMs: 2 }, hand('c', 3)],
  })
  expect(frames.dueMs()).toBeNull()
})

test('a heartbeat keeps the number, so that a lost frame before it still shows as a gap', () => {
  const frames = new Frames()
  frames.add({ menuVersion: 4 })
  expect(frames.take(T, 0)).toMatchObject({ seq: 1, menuVersion: 4 })
  expect(frames.take(T + 1000, 12)).toEqual({ seq: 1, serverNowMs: T + 1000, behindMs: 12 })
  frames.add({ orders: [hand('a', 1)] })
  expect(frames.take(T + 2000, 0)).toMatchObject({ seq: 2 })
})

test('the cabinet goes four times a second at most; orders do not wait for it, and its last state is sent', () => {
  const frames = new Frames()
  frames.add({ cabinet: () => cabinet(1) })
  expect(frames.take(T, 0).cabinet?.version).toBe(1)
  frames.add({ cabinet: () => cabinet(2), orders: [hand('a', 1)] })
  const second = frames.take(T + FRAME_MS, 0)
  expect(second).toMatchObject({ seq: 2, orders: [hand('a', 1)] })
  expect(second.cabinet).toBeUndefined()
  frames.add({ cabinet: () => cabinet(3) })
  expect(frames.dueMs()).toBe(T + CABINET_MS)
  expect(frames.take(T + CABINET_MS, 0)).toMatchObject({ seq: 3, cabinet: { version: 3 } })
  expect(frames.dueMs()).toBeNull()
})

const change = fc.record({ atMs: fc.nat(2000), id: fc.constantFrom('a', 'b', 'c'), handAtMs: fc.nat(100), version: fc.option(fc.nat(100)) })

test('whatever comes and whenever: frames number on by one, keep their distance, and add up to all that came', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
      const frames = new Frames()
      const sent: Frame[] = []
      const runUntil = (endMs: number) => {
        for (let due = frames.dueMs(); due !== null && Math.max(due, nowMs) <= endMs; due = frames.dueMs()) {
          nowMs = Math.max(due, nowMs)
          sent.push(frames.take(nowMs, 0))
        }
        nowMs = endMs
      }
      let nowMs = 0
      for (const { atMs, id, handAtMs, version } of changes.toSorted((a, b) => a.atMs - b.atMs)) {
        runUntil(atMs)
        frames.add({ orders: [hand(id, handAtMs)], ...(version === null ? {} : { cabinet: () => cabinet(version) }) })
      }
      runUntil(10_000)
      expect(sent.map(({ seq }) => seq)).toEqual(sent.map((_, i) => i + 1))
      for (const [i, frame] of sent.entries())
        expect(frame.serverNowMs - (sent[i - 1]?.serverNowMs ?? -FRAME_MS)).toBeGreaterThanOrEqual(FRAME_MS)
      const cabinets = sent.filter((frame) => frame.cabinet)
      for (const [i, frame] of cabinets.entries())
        expect(frame.serverNowMs - (cabinets[i - 1]?.serverNowMs ?? -CABINET_MS)).toBeGreaterThanOrEqual(CABINET_MS)
      const lastVersion = changes.toSorted((a, b) => a.atMs - b.atMs).findLast(({ version }) => version !== null)?.version ?? undefined
      expect(cabinets.at(-1)?.cabinet?.version).toBe(lastVersion)
      expect(merged(sent.flatMap(({ orders = [] }) => orders))).toEqual(merged(changes.map(({ id, handAtMs }) => hand(id, handAtMs))))
    }),
    { numRuns: 300 },
  )
})

test('a cabinet of which nothing is known yet makes no frame, and is not due again until there is news of it', () => {
  const frames = new Frames()
  frames.add({ cabinet: () => null })
  expect(frames.take(1000, 0)).toEqual({ seq: 0, serverNowMs: 1000, behindMs: 0 })
  expect(frames.dueMs()).toBeNull()
  frames.add({ cabinet: () => cabinet(1) })
  expect(frames.take(1001, 0).cabinet?.version).toBe(1)
})

function merged(all: OrderFacts[]): Record<string, OrderFacts> {
  const byId: Record<string, OrderFacts> = {}
  for (const facts of all) byId[facts.id] = mergeFacts(byId[facts.id] ?? { id: facts.id }, facts)
  return byId
}
