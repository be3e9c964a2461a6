// Protects the customer who is told "yes": what is sold out or counted down is counted alike in whatever order the log is read, an
// order takes its share once, a cancelled one gives it back, and yesterday's sold out does not close today's shop.
import { expect, test } from 'vitest'
import { exampleMenu } from '@/prisma/menu'
import {
  type Availability,
  type AvailabilityEvent,
  evolve,
  leftOf,
  leftOn,
  lessTaken,
  nothingCounted,
  shortages,
  shortageWords,
  unitsOf,
  unitsOfLines,
} from './availability'
import { permutations } from './permutations.fixture'

const date = '2026-11-20'
const set = (left: number | null, atMs = 100, more: Partial<Extract<AvailabilityEvent, { type: 'set' }>> = {}): AvailabilityEvent => ({
  type: 'set',
  id: `set-${atMs}`,
  kind: 'food',
  of: 'skate',
  left,
  atMs,
  date,
  ...more,
})
type Order = Extract<AvailabilityEvent, { type: 'sold' | 'unsold' }>
const sold = (order: string, portions: number, arrivedAtMs = 200): Order => ({
  type: 'sold',
  order,
  arrivedAtMs,
  units: unitsOf(
    [{ item: 'skate', quantity: portions }],
    Array.from({ length: portions }, () => ['skate']),
  ),
})
const unsold = (order: string, portions: number, arrivedAtMs = 200): Order => ({
  ...sold(order, portions, arrivedAtMs),
  type: 'unsold',
})
const changed = (order: string, id: string, portions: number): AvailabilityEvent => ({
  type: 'changed',
  ...{ order, id, units: sold(order, portions).units },
})
const after = (events: readonly AvailabilityEvent[], from: Availability = nothingCounted) => events.reduce(evolve, from)
const leftAfter = (...events: AvailabilityEvent[]) => leftOn(after(events), date)['food/skate']

test.each<[string, number | undefined, AvailabilityEvent[]]>([
  ['nothing said: no limit', undefined, [sold('a', 1)]],
  ['sold out', 0, [set(0)]],
  ['counted down by what is sold since', 2, [set(5), sold('a', 2), sold('b', 1)]],
  ['not by what was sold before', 5, [set(5), sold('a', 2, 99)]],
  ['one order is counted once', 3, [set(5), sold('a', 2), sold('a', 2)]],
  ['a cancelled order gives back', 5, [set(5), sold('a', 2), unsold('a', 2)]],
  ['once', 5, [set(5), sold('a', 2), unsold('a', 2), unsold('a', 2)]],
  ['and not what it never took', 5, [set(5), unsold('a', 2, 99)]],
  ['what is taken off an order comes back', 4, [set(5), sold('a', 3), changed('a', 'x', 2)]],
  ['once', 4, [set(5), sold('a', 3), changed('a', 'x', 2), changed('a', 'x', 2)]],
  ['and the rest with the order, not twice', 5, [set(5), sold('a', 3), changed('a', 'x', 2), unsold('a', 3), changed('a', 'x', 2)]],
  ['of an order from before nothing does', 5, [set(5), sold('a', 3, 99), changed('a', 'x', 2)]],
  ['never less than none, whatever is sold beside the tills', 0, [set(1), sold('a', 3)]],
  ['and what was sold beyond it comes back as what it is', 1, [set(2), sold('a', 3), sold('b', 1), unsold('a', 3)]],
  ['back on', undefined, [set(0), set(null, 300)]],
  ['set anew: only what is sold since', 4, [set(5), sold('a', 2), set(4, 300), sold('b', 1, 250)]],
])('%s', (_, left, events) => expect(leftAfter(...events)).toBe(left))

test('read in any order after the counts, with repeats, the same is left', () => {
  const counts = [set(9), set(7, 150), set(2, 400, { kind: 'item' })]
  const orders = [sold('a', 1), sold('b', 2), unsold('b', 2), sold('c', 1, 120), sold('d', 1, 450)]
  const known = after([...counts, ...orders])
  for (const order of permutations(orders)) {
    for (const begin of permutations(counts))
      expect(leftOn(after([...begin, ...order, ...order, ...begin]), date)).toEqual(leftOn(known, date))
  }
  expect(leftOn(known, date)).toEqual({ 'food/skate': 5, 'item/skate': 1 })
})

test('what was said on an earlier trading day does not count: a shop starts its day whole', () => {
  const state = after([set(0)])
  expect(leftOn(state, date)).toEqual({ 'food/skate': 0 })
  expect(leftOn(state, '2026-11-21')).toEqual({})
})

test('thousands that are sold beside the tills leave a bounded memory, and are still counted', () => {
  const many = Array.from({ length: 2500 }, (_, n) => sold(`order-${n}`, 1))
  const state = after([set(3000), ...many])
  expect(leftOn(state, date)).toEqual({ 'food/skate': 500 })
  expect(state.get('food/skate')?.taken.size).toBe(2000)
})

test('what is asked for is short by item and by food, in the words of the menu', () => {
  const left = { 'food/skate': 2, 'item/mushy-peas': 0 }
  const wanted = unitsOfLines(exampleMenu, [
    { item: 'skate-and-chips', quantity: 2 },
    { item: 'skate', quantity: 1 },
    { item: 'mushy-peas', quantity: 1 },
    { item: 'can', quantity: 50 },
  ])
  expect(shortageWords(exampleMenu, shortages(left, wanted))).toBe('Mushy peas is sold out, only 2 skate left')
  expect(shortages(left, unitsOfLines(exampleMenu, [{ item: 'skate', quantity: 2 }]))).toEqual([])
  expect(shortageWords(exampleMenu, [])).toBe(null)
})

test('an item can be sold as often as the scarcest of it lasts', () => {
  const item = { id: 'large-chips', portions: ['chips', 'chips'] }
  expect(leftOf({}, item)).toBe(null)
  expect(leftOf({ 'food/chips': 5 }, item)).toBe(2)
  expect(leftOf({ 'food/chips': 5, 'item/large-chips': 1 }, item)).toBe(1)
  expect(leftOf({ 'food/cod': 0 }, item)).toBe(null)
})

test('what others are about to take is not there any more', () => {
  const taken = [unitsOf([], [['cod']]), unitsOf([], [['cod', 'cod', 'cod']])]
  expect(lessTaken({ 'food/cod': 3, 'food/skate': 1 }, taken.slice(0, 1))).toEqual({ 'food/cod': 2, 'food/skate': 1 })
  expect(lessTaken({ 'food/cod': 3, 'food/skate': 1 }, taken)).toEqual({ 'food/cod': 0, 'food/skate': 1 })
})
