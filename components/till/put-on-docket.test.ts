// Protects a kept order: on the docket again it is what it was, what cannot be sold any more is named, and it replaces no other order.
import { expect, test, vi } from 'vitest'
import { exampleMenu as menu } from '@/prisma/menu'
import { docketOf, putOnDocket } from './put-on-docket'
import type { Sale } from './use-sale'

const discount = { percent: 20, reason: 'Staff', approval: 'a', approvedPence: 424 }
const kept = {
  lines: [
    { item: 'cod-and-chips', quantity: 2, note: 'no bones' },
    { item: 'deep-fried-pizza', quantity: 3 },
  ],
  eatIn: true,
  allergies: [],
  discount,
  menuVersion: menu.version,
}
const free = () => vi.fn<Sale['takeUp']>(() => true)

test('it comes back with its lines, its discount and who allowed it, and what is gone is named', () => {
  const { cart, gone } = docketOf(kept, menu)
  expect(cart).toMatchObject({ eatIn: true, discount, lines: [{ item: 'cod-and-chips', quantity: 2, note: 'no bones' }] })
  expect(gone).toEqual(['3 deep fried pizza'])
})

test('it goes on the docket under its id, with what is to be told of it', async () => {
  const takeUp = free()
  const put = await putOnDocket({ takeUp }, 'x', kept, menu)
  expect(takeUp.mock.calls.map(([cart, , id]) => [cart.lines.length, id])).toEqual([[1, 'x']])
  expect(put).toMatchObject({ isOn: true, news: 'Not on the menu any more, and not on the order: 3 deep fried pizza.' })
})

test('of an order that is as it was nothing is told', async () => {
  const whole = { ...kept, lines: kept.lines.slice(0, 1) }
  expect((await putOnDocket({ takeUp: free() }, 'x', whole, menu)).news).toBeNull()
})

test('where something else is on the docket it is still to be kept', async () => {
  expect((await putOnDocket({ takeUp: () => false }, 'x', kept, menu)).isOn).toBe(false)
})

test('of which nothing can be sold any more leaves the docket alone', async () => {
  const takeUp = free()
  const put = await putOnDocket({ takeUp }, 'x', { ...kept, lines: kept.lines.slice(1) }, menu)
  expect([put.isOn, takeUp.mock.calls]).toEqual([true, []])
})
