// Protects the busy shop: whatever a robot customer wants, the shop sells, and the same seed wants the same.
import { expect, test } from 'vitest'
import { placeOrderInput } from '@/lib/inputs/order'
import { priceOrder } from '@/lib/operations/place-order'
import { exampleMenu } from '@/prisma/menu'
import { seededChance, type Wish, wishFrom, wishOf } from './wishes'

const menus = { current: () => exampleMenu, at: () => exampleMenu, version: () => exampleMenu }
const shop = { clock: { nowMs: () => 0 }, menus, shop: 0 }
const id = '01935a7b-0000-7000-8000-000000000001'

function wishes(seed: number, count: number): Wish[] {
  const chance = seededChance(seed)
  return Array.from({ length: count }, () => wishOf(chance, exampleMenu, [1, 2, 3, 4]))
}

test('3,000 wishes are let in at the door and can be priced', () => {
  for (const wish of wishes(1, 3000)) {
    const asked = placeOrderInput.parse({ id, ...wish })
    expect(priceOrder(shop, { ...asked, order: 101 }), JSON.stringify(wish)).toMatchObject({ ok: true })
  }
})

test('the mix has what the talk orders, things by name, both kinds of money and people who eat in', () => {
  const all = wishes(2, 3000)
  const share = (is: (wish: Wish) => boolean | undefined) => all.filter(is).length / all.length
  expect(share(({ parts }) => JSON.stringify(parts) === '[["cod","chips"],["plaice","chips"]]')).toBeCloseTo(0.1, 1)
  expect(share(({ lines }) => lines !== undefined)).toBeCloseTo(0.4, 1)
  expect(share(({ payment }) => payment?.method === 'cash')).toBeCloseTo(0.4, 1)
  expect(share(({ eatIn }) => eatIn)).toBeCloseTo(0.1, 1)
  expect(new Set(all.map(({ till }) => till))).toEqual(new Set([1, 2, 3, 4]))
})

test('the same seed wants the same, another one something else', () => {
  expect(wishes(7, 50)).toEqual(wishes(7, 50))
  expect(wishes(7, 50)).not.toEqual(wishes(8, 50))
})

test('nobody orders what is sold out, and who finds nothing else goes away', () => {
  const chance = seededChance(3)
  const withoutPlaice = Array.from({ length: 500 }, () => wishFrom(chance, exampleMenu, [1], { 'food/plaice': 0, 'item/cod': 0 }))
  const wanted = JSON.stringify(withoutPlaice)
  expect(wanted).toContain('"cod","chips"')
  expect(wanted).not.toContain('plaice')
  expect(wanted).not.toContain('"item":"cod"')
  const nothing = Object.fromEntries(exampleMenu.foods.map(({ id }) => [`food/${id}`, 0]))
  expect(wishFrom(chance, exampleMenu, [1], nothing)).toBe(null)
})

test('as long as nothing is counted, the wishes of a seed are the same as ever', () => {
  const chance = seededChance(7)
  expect(Array.from({ length: 50 }, () => wishFrom(chance, exampleMenu, [1, 2, 3, 4], {}))).toEqual(wishes(7, 50))
})
