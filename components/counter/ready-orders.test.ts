// Protects the next customer's food: what is ready keeps its order, a new one comes behind, one that is handed over says so, and a number
// that two orders have is not guessed.
import { expect, test } from 'vitest'
import type { OrderFacts } from '@/lib/domain/board'
import { becameOf, orderTyped, readyOrders } from './ready-orders'

const facts = (id: string, readyAtMs: number, more: Partial<OrderFacts> = {}): OrderFacts => ({
  id,
  placed: { order: 271, till: 2, ticket: '271', atMs: 0, eatIn: false, parts: [], lines: [], totalPence: 0, payment: null },
  ready: { round: 1, atMs: readyAtMs },
  ...more,
})
const nothing = { kept: [], acceptedPaths: new Set<string>() }
const accepted = (path: string) => ({ ...nothing, acceptedPaths: new Set([path]) })
const ids = (...all: OrderFacts[]) => readyOrders(all, nothing).map(({ id }) => id)

test('who has waited longest is first, and whoever becomes ready comes behind', () => {
  expect(ids(facts('b', 20), facts('a', 10))).toEqual(['a', 'b'])
  expect(ids(facts('b', 20), facts('a', 10), facts('c', 30))).toEqual(['a', 'b', 'c'])
})

test('what was handed over here is not ready any more, before the log has come back round', () => {
  expect(readyOrders([facts('a', 10)], accepted('/api/orders/a/collected'))).toEqual([])
  expect(becameOf('a', facts('a', 10), accepted('/api/orders/a/collected'))).toBe('handed over')
})

test('what has left the list says where it went, whoever did it', () => {
  expect(becameOf('a', facts('a', 10, { collectedAtMs: 20 }), nothing)).toBe('handed over')
  expect(becameOf('a', facts('a', 10, { recalled: { round: 1, atMs: 20 } }), nothing)).toBe('back to the kitchen')
})

test('a number that two orders have is not guessed', () => {
  const ready = readyOrders([facts('a', 10), facts('b', 20)], nothing)
  expect(orderTyped(ready, '271').kind).toBe('several')
  expect(orderTyped(ready.slice(1), ' 271 ')).toMatchObject({ kind: 'one', order: { id: 'b' } })
  expect(orderTyped(ready, '27').kind).toBe('none')
})
