// Protects what can be brought back: the last served first, any of the last fifty in a quarter of an hour, and nothing that has left the shop.
import { expect, test } from 'vitest'
import type { OrderFacts } from './board'
import { canComeBack, served } from './served'

const minute = 60_000
const now = 1_000 * minute
const line = (name: string, quantity = 1) => ({ item: name, name, quantity, totalPence: 0 })

const ready = (id: string, atMs: number, more: Partial<OrderFacts> = {}): OrderFacts => ({
  id,
  placed: {
    order: 271,
    till: 2,
    ticket: `T${id}`,
    atMs: now - 20 * minute,
    eatIn: false,
    parts: [],
    lines: [line('Cod & chips', 2), line('Mushy peas')],
    totalPence: 0,
    payment: null,
  },
  ready: { round: 2, atMs },
  recalled: { round: 1, atMs: 0 },
  ...more,
})

test('the last served comes first, in the round in which it is ready; what was collected or is back in the kitchen is not there', () => {
  const orders = [
    ready('a', 1),
    ready('b', 3),
    ready('c', 2),
    ready('d', 4, { collectedAtMs: 5 }),
    ready('e', 6, { recalled: { round: 2, atMs: 7 } }),
  ]
  expect(served(orders).map(({ id, round }) => [id, round])).toEqual([
    ['b', 2],
    ['c', 2],
    ['a', 2],
  ])
})

test('each says what is in it, to know it again by', () => {
  expect(served([ready('a', 1)])).toMatchObject([{ ticket: 'Ta', what: ['2 Cod & chips', '1 Mushy peas'] }])
})

test('what was taken off before it was made is not in it; what was only paid back is', () => {
  const back = { atMs: 1, totalPence: 0, method: null, reason: '' }
  const givenBack = {
    x: {
      ...back,
      kind: 'changed' as const,
      lines: [
        { line: 1, quantity: 1 },
        { line: 0, quantity: 1 },
      ],
    },
    y: { ...back, kind: 'refunded' as const, lines: [{ line: 0, quantity: 1 }] },
  }
  expect(served([ready('a', 1, { givenBack })])[0]?.what).toEqual(['1 Cod & chips'])
})

test('a quarter of an hour, to the millisecond', () => {
  const list = served([ready('old', now - 15 * minute), ready('young', now - 15 * minute + 1)])
  expect(canComeBack(list, now).map(({ id }) => id)).toEqual(['young'])
})

test('fifty, the last ones', () => {
  const list = served(Array.from({ length: 60 }, (_, n) => ready(String(n), now - n * 1000)))
  expect(canComeBack(list, now).map(({ id }) => id)).toEqual(Array.from({ length: 50 }, (_, n) => String(n)))
})

test('whoever hands it over is told what its customer must avoid', () => {
  const flagged = ready('a', 1)
  expect(served([{ ...flagged, placed: flagged.placed && { ...flagged.placed, allergies: ['milk'] } }])[0]?.allergies).toEqual(['milk'])
  expect(served([flagged])[0]).not.toHaveProperty('allergies')
})
