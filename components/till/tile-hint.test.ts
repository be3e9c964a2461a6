/** Guarantee: a tile promises only what the hot cabinet holds free and in time, counted by the food there is least of. */
import { describe, expect, it } from 'vitest'
import type { Food, Item, Menu } from '@/lib/domain/menu'
import type { CabinetView } from '@/lib/realtime/contract'
import { tileHint } from './tile-hint'

const food = (id: string, kind: Food['kind'], fryMinutes: number): Food => ({
  id,
  name: id,
  kind,
  holdMinutes: 7,
  fryMinutes,
  batch: 1,
  par: 0,
  pan: 1,
})
const menu: Menu = {
  version: 1,
  name: 'Test',
  confirmed: true,
  items: [],
  options: [],
  consumables: [],
  foodUses: {},
  foods: [
    food('cod', 'held', 6),
    food('chips', 'held', 5),
    food('plaice', 'toOrder', 7),
    food('scampi', 'toOrder', 4),
    food('peas', 'free', 0),
  ],
}
const item = (portions: string[]): Item => ({
  id: 'item',
  name: 'Item',
  group: 'meal',
  portions,
  pricePence: 1,
  vatTakeaway: 'zero',
  vatEatIn: 'zero',
  allergens: [],
  options: [],
  uses: {},
  bare: false,
  tile: null,
})
const cabinet = (lots: CabinetView['lots']): CabinetView => ({
  epoch: 1,
  version: 1,
  lots,
  fryer: {},
  par: {},
  totals: {},
  clockMs: 0,
  orders: {},
})
const nowMs = 1_000_000
const lot = (id: string, n: number, dueMs = nowMs + 1) => ({ food: id, n, dueMs, batch: 'b' })

describe('tile hint', () => {
  it.each([
    { name: 'waits for what takes longest', portions: ['scampi', 'chips'], lots: [], hint: { kind: 'cook', minutes: 5 } },
    {
      name: 'counts the food there is least of',
      portions: ['cod', 'chips'],
      lots: [lot('cod', 6), lot('chips', 14)],
      hint: { kind: 'held', count: 6 },
    },
    { name: 'adds lots up', portions: ['cod'], lots: [lot('cod', 2), lot('cod', 3)], hint: { kind: 'held', count: 5 } },
    { name: 'needs two portions for a large one', portions: ['chips', 'chips'], lots: [lot('chips', 5)], hint: { kind: 'held', count: 2 } },
    { name: 'does not count what is past its time', portions: ['cod'], lots: [lot('cod', 6, nowMs)], hint: { kind: 'cook', minutes: 6 } },
    { name: 'says how long what is missing takes', portions: ['cod', 'chips'], lots: [lot('cod', 6)], hint: { kind: 'cook', minutes: 5 } },
    { name: 'cooks to order whatever is held', portions: ['plaice', 'chips'], lots: [lot('chips', 5)], hint: { kind: 'cook', minutes: 7 } },
    { name: 'says nothing of what never waits', portions: ['peas'], lots: [], hint: null },
  ])('$name', ({ portions, lots, hint }) => {
    expect(tileHint(item(portions), menu, cabinet(lots), nowMs)).toEqual(hint)
  })
})
