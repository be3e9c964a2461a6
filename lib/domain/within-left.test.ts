// Protects the till from taking money for what is sold out, and its order from being stuck with what was sold at another till.
import { expect, test } from 'vitest'
import { exampleMenu } from '@/prisma/menu'
import { addItem, changeQuantity, emptyCart, removeLine } from './cart'
import { overLeft, withinLeft } from './within-left'

const item = (id: string) => exampleMenu.items.find((one) => one.id === id)!
const add = (cart: typeof emptyCart, id: string, quantity = 1) => addItem(cart, exampleMenu, item(id), quantity)
const skate = add(emptyCart, 'skate')

test('what is sold out does not come onto an order, nor more than is left of it in whatever it is sold', () => {
  expect(withinLeft(exampleMenu, { 'food/skate': 0 }, emptyCart, skate)).toBe(emptyCart)
  expect(overLeft(exampleMenu, { 'food/skate': 0 }, emptyCart, skate)).toEqual([{ key: 'food/skate', left: 0 }])
  expect(withinLeft(exampleMenu, { 'food/skate': 1 }, emptyCart, skate)).toBe(skate)
  expect(withinLeft(exampleMenu, { 'food/skate': 1 }, skate, add(skate, 'skate-and-chips'))).toBe(skate)
  expect(withinLeft(exampleMenu, { 'item/can': 3 }, emptyCart, add(emptyCart, 'can', 4))).toBe(emptyCart)
})

test('sold out while it is on the order: other things still go on, and it comes off', () => {
  const left = { 'food/skate': 0 }
  const two = add(add(emptyCart, 'skate', 2), 'can')
  const fewer = changeQuantity(two, exampleMenu, two.lines[0]!.key, -1)
  expect(withinLeft(exampleMenu, left, skate, two)).toBe(skate)
  expect(withinLeft(exampleMenu, left, two, add(two, 'can'))).toEqual(add(two, 'can'))
  expect(withinLeft(exampleMenu, left, two, fewer)).toBe(fewer)
  expect(withinLeft(exampleMenu, left, skate, removeLine(skate, skate.lines[0]!.key)).lines).toEqual([])
})
