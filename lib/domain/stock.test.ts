// Protects what the stockist counts: what goes with an order comes back with its cancellation, what goes into the pan does not.
import { expect, test } from 'vitest'
import { exampleMenu } from '../../prisma/menu'
import { priceLines, priceParts } from './pricing'
import type { ShopEvent } from './shop-event'
import { stockMovements } from './stock'

const reference = { id: 'a', shop: 0, order: 201, till: 2, ticket: '201', parts: [['chips']] }
const sold = (priced: ReturnType<typeof priceLines>) => {
  if (!priced.ok) throw new Error('refused')
  return {
    ...reference,
    placedAt: '2026-11-20T18:42:00.000Z',
    eatIn: false,
    lines: priced.lines,
    totalPence: priced.totalPence,
    payment: null,
  }
}
const moves = (event: ShopEvent) =>
  stockMovements(event, exampleMenu).map(({ consumable, quantity, reason }) => `${reason} ${quantity} ${consumable}`)

const order = sold(
  priceLines(
    exampleMenu,
    [
      { item: 'cod-and-chips', quantity: 2 },
      { item: 'can', quantity: 1 },
      { item: 'chips', quantity: 1 },
    ],
    false,
  ),
)

test('an order takes boxes, forks, paper and cans, one movement a kind', () => {
  expect(moves({ type: 'order.placed', timestampMs: 1, value: order })).toEqual([
    'sold 2 boxes',
    'sold 3 forks',
    'sold 4 paper',
    'sold 1 cans',
  ])
})

test('its cancellation brings all of them back', () => {
  const there = stockMovements({ type: 'order.placed', timestampMs: 1, value: order }, exampleMenu)
  const back = stockMovements({ type: 'order.cancelled', timestampMs: 2, value: order }, exampleMenu)
  expect(back).toEqual(there.map((movement) => ({ ...movement, quantity: -movement.quantity, reason: 'returned' })))
})

test('a bare order takes the same as one from a till', () => {
  const bare = sold(priceParts(exampleMenu, [['cod', 'chips'], ['cod', 'chips'], ['can'], ['chips']], false))
  expect(moves({ type: 'order.placed', timestampMs: 1, value: bare })).toEqual(
    moves({ type: 'order.placed', timestampMs: 1, value: order }),
  )
})

test('free food goes with the order, fried food does not', () => {
  const peas = sold(priceParts(exampleMenu, [['cod', 'chips', 'peas']], false))
  expect(moves({ type: 'order.placed', timestampMs: 1, value: peas })).toEqual([
    'sold 1 boxes',
    'sold 1 forks',
    'sold 1 paper',
    'sold 150 peas',
    'sold 1 pots',
  ])
})

test('a lifted batch takes fish, batter and dripping by the portion', () => {
  expect(moves({ type: 'batch.lifted', timestampMs: 1, value: { food: 'cod', portions: 6 } })).toEqual([
    'cooked 6 cod-fillet',
    'cooked 330 batter-mix',
    'cooked 108 dripping',
  ])
})

test('what is thrown away is told as such', () => {
  expect(moves({ type: 'portions.wasted', timestampMs: 1, value: { food: 'chips', portions: 2 } })).toEqual([
    'wasted 820 potatoes',
    'wasted 40 dripping',
  ])
})

test.each<[string, ShopEvent]>([
  ['a batch that is only dropped', { type: 'batch.dropped', timestampMs: 1, value: { food: 'cod', portions: 6 } }],
  ['a batch of nothing', { type: 'batch.lifted', timestampMs: 1, value: { food: 'cod', portions: 0 } }],
  ['food that is not on the menu', { type: 'batch.lifted', timestampMs: 1, value: { food: 'constructor', portions: 6 } }],
  ['an order that is ready', { type: 'order.ready', timestampMs: 1, value: { ...reference, round: 1 } }],
  [
    'a line that was ticked off',
    { type: 'order.ticked', timestampMs: 1, value: { ...reference, round: 0, lines: [{ line: 0, turn: 1 }] } },
  ],
  [
    'an order that a display has started',
    { type: 'order.started', timestampMs: 1, value: { ...reference, round: 0, lines: [], display: { id: 'k1', name: 'Kitchen 1' } } },
  ],
  ['a cancellation that the kitchen has seen', { type: 'order.acknowledged', timestampMs: 1, value: reference }],
  [
    'a line that has left the menu',
    { type: 'order.placed', timestampMs: 1, value: { ...order, lines: [{ ...order.lines[0]!, item: 'unicorn' }] } },
  ],
])('%s moves nothing', (_, event) => {
  expect(moves(event)).toEqual([])
})
