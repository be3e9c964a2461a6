// Protects a discount: what the till says is what the shop prices, the lines bear all of it between them, and VAT is that of what is paid.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exampleMenu } from '../../prisma/menu'
import { addItem, emptyCart, linesToSend, setDiscount, totalPence } from './cart'
import { type DiscountRequest, withDiscount } from './discount'
import { vatPercent } from './menu'
import { vatOfGross } from './money'
import { priceLines } from './pricing'

const discounts: fc.Arbitrary<DiscountRequest> = fc.oneof(
  fc.integer({ min: 1, max: 100 }).map((percent) => ({ percent, reason: 'staff' })),
  fc.integer({ min: 1, max: 20_000 }).map((pence) => ({ pence, reason: 'staff' })),
)
const items = fc.array(fc.tuple(fc.constantFrom(...exampleMenu.items), fc.integer({ min: 1, max: 5 })), { minLength: 1, maxLength: 8 })

test('the cart and the shop come to the same total, and the lines to the order', () => {
  fc.assert(
    fc.property(items, discounts, (sold, discount) => {
      const cart = setDiscount(
        sold.reduce((so, [item, quantity]) => addItem(so, exampleMenu, item, quantity), emptyCart),
        discount,
      )
      const priced = priceLines(exampleMenu, linesToSend(cart), false, discount)
      if (!priced.ok) throw new Error(JSON.stringify(priced.problems))
      expect(priced.totalPence).toBe(totalPence(exampleMenu, cart))
      const offPence = priced.lines.reduce((sum, line) => sum + (line.offPence ?? 0), 0)
      expect(offPence).toBe((priced.off ?? []).reduce((sum, { pence }) => sum + pence, 0))
      for (const line of priced.lines) {
        expect(line.totalPence).toBe(line.unitPence * line.quantity - (line.offPence ?? 0))
        expect(line.totalPence).toBeGreaterThanOrEqual(0)
        expect(line.vatPence).toBe(vatOfGross(line.totalPence, vatPercent[line.vat]))
      }
    }),
  )
})

test('10 % of cod and chips', () => {
  const priced = priceLines(exampleMenu, [{ item: 'cod-and-chips', quantity: 1 }], false, { percent: 10, reason: 'friend of the shop' })
  expect(priced).toMatchObject({
    totalPence: 954,
    vatPence: 159,
    off: [{ kind: 'discount', pence: 106, reason: 'friend of the shop' }],
  })
})

test('nothing off leaves nothing behind', () => {
  expect(withDiscount([], { pence: 100, reason: 'x' })).toEqual({ lines: [], off: null })
})
