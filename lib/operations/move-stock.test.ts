// Protects the stock from the menu of another time: what a sale used is what its own menu said, however late it is read.
import { expect, test } from 'vitest'
import type { Item, Menu } from '../domain/menu'
import { at, cancelled, eveningMs, lifted, placed, sampleId, waiting } from './events.fixture'
import { moveStock } from './move-stock'

const item: Omit<Item, 'uses'> = {
  id: 'cod-chips',
  name: 'Cod & chips',
  group: 'meal',
  portions: ['cod', 'chips'],
  pricePence: 1060,
  vatTakeaway: 'standard',
  vatEatIn: 'standard',
  allergens: [],
  options: [],
  bare: true,
  tile: 1,
}
const menu = (version: number, boxes: number, fish: number): Menu => ({
  version,
  name: 'Example menu',
  confirmed: false,
  foods: [],
  items: [{ ...item, uses: { box: boxes } }],
  options: [],
  consumables: [],
  foodUses: { cod: { fish } },
})
const [first, second] = [menu(1, 1, 1), menu(2, 2, 3)]
const changedMs = eveningMs + 60_000
const menus = {
  current: () => second,
  at: (timestampMs: number) => (timestampMs < changedMs ? first : second),
  version: (version: number) => [first, second].find((each) => each.version === version),
}
const decide = moveStock(menus, 'Europe/London')

test.each([
  ['a sale', placed({ n: 1 }), 'sold', sampleId(1), { box: 1 }],
  ['its cancellation', cancelled({ n: 1 }), 'returned', sampleId(1), { box: -1 }],
])('%s that is read after the menu changed goes by its own menu', (_, event, reason, subject, uses) => {
  expect(decide([at({ topic: 'orders', offset: 0, timestampMs: changedMs }, event)])).toMatchObject([{ subject, reason, uses }])
})

test('a batch goes by the menu in force when it was lifted, and is named by the batch', () => {
  const lift = (timestampMs: number) => decide([at({ topic: 'fryer', offset: 0, timestampMs }, lifted({ batch: 7, portions: 2 }))])
  expect(lift(eveningMs)).toMatchObject([{ subject: sampleId(7, 4), reason: 'cooked', uses: { fish: 2 } }])
  expect(lift(changedMs)).toMatchObject([{ uses: { fish: 6 } }])
})

test('what moves nothing has no row', () => {
  expect(decide([at({ topic: 'cook', offset: 0 }, waiting({ n: 1 }, ['cod']))])).toEqual([])
  expect(decide([at({ topic: 'fryer', offset: 0 }, lifted({ batch: 8, food: 'scraps' }))])).toEqual([])
})
