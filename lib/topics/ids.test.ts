// Protects identity: a repeat has the id of what it repeats, and nothing else has.
import { expect, test } from 'vitest'
import { derivedId, foreignOrderId, strangerId, uuid7 } from './ids'

const uuid = (version: number) => new RegExp(`^[0-9a-f]{8}-[0-9a-f]{4}-${version}[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
const minuteMs = 60_000
const noon = Date.parse('2026-11-20T12:00:00Z')
const order = { till: 2, number: 1, parts: [['cod', 'chips']], timestampMs: noon }

test('ids of tills sort by time and carry no randomness but what they are given', () => {
  const random = new Uint8Array(16).fill(7)
  const ids = [1, 1000, noon, noon + 1].map((ms) => uuid7(ms, random))
  expect(ids.toSorted()).toEqual(ids)
  for (const id of ids) expect(id).toMatch(uuid(7))
  expect(uuid7(noon, random)).toBe(ids[2])
  expect(uuid7(noon, new Uint8Array(16).fill(8))).not.toBe(ids[2])
})

test('ids that are in logs already never change', () => {
  expect(derivedId('0192f0c1-0000-7000-8000-000000000001', 'order.in-hand', 0)).toBe(pinned.verdict)
  expect(foreignOrderId(order)).toBe(pinned.foreign)
})

test('a verdict repeated is the same event; another order, type or round is another', () => {
  const verdicts = [
    derivedId('a', 'order.in-hand', 0),
    derivedId('b', 'order.in-hand', 0),
    derivedId('a', 'order.hot', 0),
    derivedId('a', 'order.in-hand', 1),
  ]
  expect(new Set(verdicts).size).toBe(4)
  expect(derivedId('a', 'order.in-hand', 0)).toBe(verdicts[0])
  for (const id of verdicts) expect(id).toMatch(uuid(5))
})

test('an order without id that is sent again within its ten minutes is one order', () => {
  expect(foreignOrderId({ ...order, timestampMs: noon + 10 * minuteMs - 1 })).toBe(foreignOrderId(order))
})

test('a program that starts again at 1 later makes another order', () => {
  expect(foreignOrderId({ ...order, timestampMs: noon + 10 * minuteMs })).not.toBe(foreignOrderId(order))
})

test('another till, number or food is another order', () => {
  const others = [
    { ...order, till: 3 },
    { ...order, number: 2 },
    { ...order, parts: [['cod'], ['chips']] },
    { ...order, parts: [['chips', 'cod']] },
    { ...order, till: 21, number: 1 },
    { ...order, till: 2, number: 11 },
  ]
  expect(new Set([order, ...others].map(foreignOrderId)).size).toBe(7)
})

test('texts of any kind have an id of their own', () => {
  expect(foreignOrderId({ ...order, parts: [['\ud83d']] })).toMatch(uuid(5))
  expect(strangerId('/a', 'b')).not.toBe(strangerId('/ab', ''))
})

const pinned = { verdict: '3773fd1e-3a4c-519b-960e-09aa08ac52b2', foreign: 'b2141467-e37c-5f1c-9633-0666a4b7f7d9' }
