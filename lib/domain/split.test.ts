// Protects the people who share an order: whoever pays what, in whatever way, all of it together is the order's total.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exampleMenu } from '../../prisma/menu'
import { addItem, type Cart, emptyCart, totalPence } from './cart'
import { paymentLimits, sumOf } from './payment'
import { leftPence, nextShare, type Share, sharePence, type TakenPart, unitsLeft } from './split'

const menu = exampleMenu
const items = menu.items.filter(({ pricePence }) => pricePence > 0)
const cartOf = (...sold: [string, number][]): Cart =>
  sold.reduce((cart, [id, quantity]) => {
    const item = menu.items.find((one) => one.id === id)
    if (item === undefined) throw new Error(`no ${id}`)
    return addItem(cart, menu, item, quantity)
  }, emptyCart)
const paid = (pence: number, units: TakenPart['units'] = {}): TakenPart => ({ id: `part-${pence}`, method: 'cash', pence, units })

test('three people pay £10.60 in equal shares, and the odd penny is the first one’s', () => {
  const cart = cartOf(['cod-and-chips', 1])
  let share: Share = { by: 'people', people: 3 }
  const parts: TakenPart[] = []
  while (leftPence({ menu, cart, parts }) > 0) {
    parts.push(paid(sharePence({ menu, cart, parts }, share)))
    share = nextShare(share)
  }
  expect(parts.map(({ pence }) => pence)).toEqual([354, 353, 353])
})

test('who pays for two of three cod pays for two of three cod, and the last one is left', () => {
  const cart = cartOf(['cod', 3], ['chips', 1])
  const [cod, chips] = cart.lines.map(({ key }) => key)
  const first = paid(sharePence({ menu, cart, parts: [] }, { by: 'lines', units: { [cod!]: 2 } }), { [cod!]: 2 })
  expect(first.pence).toBe(1_440)
  expect(unitsLeft({ cart, parts: [first] }, cod!)).toBe(1)
  expect(unitsLeft({ cart, parts: [first] }, chips!)).toBe(1)
  expect(sharePence({ menu, cart, parts: [first] }, { by: 'all' })).toBe(720 + 340)
})

test('an amount beyond what is left is what is left', () => {
  const cart = cartOf(['tea', 1])
  const total = totalPence(menu, cart)
  expect(sharePence({ menu, cart, parts: [paid(total - 30)] }, { by: 'amount', pence: 500 })).toBe(30)
})

const choice = fc.oneof(
  fc.constant<Share>({ by: 'all' }),
  fc.integer({ min: 1, max: 4 }).map((people): Share => ({ by: 'people', people })),
  fc.integer({ min: 1, max: 2_000 }).map((pence): Share => ({ by: 'amount', pence })),
  fc
    .array(fc.nat({ max: 3 }), { minLength: 5, maxLength: 5 })
    .map((of): Share => ({ by: 'lines', units: Object.fromEntries(of.map((n, at) => [at + 1, n])) })),
)
const orders = fc.array(fc.tuple(fc.constantFrom(...items.map(({ id }) => id)), fc.integer({ min: 1, max: 4 })), {
  minLength: 1,
  maxLength: 5,
})

test('however they choose, the parts add up to the total, none is negative, and there are never more than one payment holds', () => {
  fc.assert(
    fc.property(orders, fc.array(choice, { minLength: 25, maxLength: 25 }), (sold, choices) => {
      const cart = cartOf(...sold)
      const parts: TakenPart[] = []
      for (const share of [...choices, { by: 'all' } as const]) {
        const splitting = { menu, cart, parts: [...parts] }
        if (leftPence(splitting) === 0) break
        const units =
          share.by === 'lines'
            ? Object.fromEntries(Object.entries(share.units).map(([key, n]) => [key, Math.min(n, unitsLeft(splitting, Number(key)))]))
            : {}
        const pence = sharePence(splitting, share.by === 'lines' ? { by: 'lines', units } : share)
        expect(pence).toBeGreaterThanOrEqual(0)
        if (pence > 0) parts.push(paid(pence, units))
      }
      expect(sumOf(parts)).toBe(totalPence(menu, cart))
      expect(parts.length).toBeLessThanOrEqual(paymentLimits.parts)
    }),
  )
})

test('who pays for all that is left by lines pays all that is left, after others have paid amounts', () => {
  fc.assert(
    fc.property(orders, fc.integer({ min: 1, max: 300 }), (sold, pence) => {
      const cart = cartOf(...sold)
      const parts = totalPence(menu, cart) > pence ? [paid(pence)] : []
      const units = Object.fromEntries(cart.lines.map(({ key }) => [key, unitsLeft({ cart, parts }, key)]))
      expect(sharePence({ menu, cart, parts }, { by: 'lines', units })).toBe(leftPence({ menu, cart, parts }))
    }),
  )
})
