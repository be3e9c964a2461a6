// Protects both sides of a meal deal: the customer pays the least that the deals allow and never more than without them, whatever
// order the lines stand in, and the shop's lines add up to the penny.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exampleMenu } from '@/prisma/menu'
import { addItem, emptyCart, totalPence } from './cart'
import { dealsFor } from './deals'
import type { Deal, Item, Menu } from './menu'
import { priceLines } from './pricing'

const item = (id: string, pricePence: number): Item => ({ ...exampleMenu.items[0]!, id, name: id, pricePence, options: [] })
const menuOf = (items: Item[], deals: Deal[]): Menu => ({ ...exampleMenu, items, deals })
const deal = (id: string, pricePence: number, ...slots: string[][]): Deal => ({ id, name: id, slots, pricePence })
const line = (id: string, quantity = 1) => ({ item: id, quantity })
const savedBy = (menu: Menu, lines: { item: string; quantity: number }[]) =>
  dealsFor(menu, lines).off.reduce((sum, { pence }) => sum + pence, 0)

describe('the example menu', () => {
  test.each([
    ['cod & chips, peas and a can', [line('cod-and-chips'), line('mushy-peas'), line('can')], 120],
    ['twice', [line('cod-and-chips', 2), line('mushy-peas', 2), line('can', 2)], 240],
    ['of two sides the dearer one is in it', [line('haddock-and-chips'), line('mushy-peas'), line('curry-sauce'), line('can')], 130],
    ['without a drink there is none', [line('cod-and-chips'), line('mushy-peas')], 0],
    ['nor of other things', [line('skate'), line('tea')], 0],
  ])('%s', (_, lines, pence) => expect(savedBy(exampleMenu, lines)).toBe(pence))

  test('the till shows what the shop charges, and VAT is of what is paid', () => {
    const bought = ['cod-and-chips', 'mushy-peas', 'can']
    const cart = bought.reduce((so, id) => addItem(so, exampleMenu, exampleMenu.items.find((one) => one.id === id)!, 1), emptyCart)
    const priced = priceLines(
      exampleMenu,
      bought.map((id) => line(id)),
      false,
    )
    expect(priced).toMatchObject({
      ok: true,
      totalPence: 1260,
      vatPence: 209,
      off: [{ kind: 'deal', deal: 'meal-deal', name: 'Meal deal', pence: 120 }],
    })
    expect(totalPence(exampleMenu, cart)).toBe(1260)
  })
})

test('two small deals are taken instead of the one that saves most and leaves nothing for others', () => {
  const items = [item('a', 500), item('b', 500), item('c', 200), item('d', 200)]
  const menu = menuOf(items, [deal('big', 700, ['a'], ['b']), deal('one', 500, ['a'], ['c']), deal('two', 500, ['b'], ['d'])])
  expect(dealsFor(menu, [line('a'), line('b'), line('c'), line('d')]).off.map(({ deal: id, pence }) => [id, pence])).toEqual([
    ['one', 200],
    ['two', 200],
  ])
})

test('one unit is in one slot only', () => {
  const menu = menuOf([item('a', 500)], [deal('two', 800, ['a'], ['a'])])
  expect([1, 2, 3, 4].map((n) => savedBy(menu, [line('a', n)]))).toEqual([0, 200, 200, 400])
})

test('a feast of a hundred lines with ninety-nine of each is dealt with at once', () => {
  const ids = Array.from({ length: 100 }, (_, n) => `item-${n}`)
  const deals = Array.from({ length: 20 }, (_, n) =>
    deal(`deal-${n}`, 300, ids.slice(n, n + 60), ids.slice(20, 80), ids.slice(40), ids.slice(0, 50)),
  )
  const menu = menuOf(
    ids.map((id, n) => item(id, 100 + n)),
    deals,
  )
  const beganMs = performance.now()
  expect(
    savedBy(
      menu,
      ids.map((id) => line(id, 99)),
    ),
  ).toBeGreaterThan(0)
  expect(performance.now() - beganMs).toBeLessThan(3000)
})

const ids = ['a', 'b', 'c', 'd', 'e', 'f']
const slot = fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 4 })
const shop = fc.record({
  prices: fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 6, maxLength: 6 }),
  deals: fc.array(fc.record({ slots: fc.array(slot, { minLength: 2, maxLength: 3 }), pricePence: fc.integer({ min: 0, max: 1500 }) }), {
    maxLength: 3,
  }),
  lines: fc.array(fc.record({ item: fc.constantFrom(...ids), quantity: fc.integer({ min: 1, max: 3 }) }), { minLength: 1, maxLength: 5 }),
})

test('never dearer than without, to the penny, and the same however the lines stand', () => {
  fc.assert(
    fc.property(shop, fc.infiniteStream(fc.nat()), ({ prices, deals, lines }, order) => {
      const menu = menuOf(
        ids.map((id, n) => item(id, prices[n] ?? 0)),
        deals.map((one, n) => ({ ...one, id: `deal-${n}`, name: `Deal ${n}` })),
      )
      const priced = priceLines(menu, lines, false)
      if (!priced.ok) throw new Error('not priced')
      const gross = priced.lines.reduce((sum, one) => sum + one.unitPence * one.quantity, 0)
      const off = (priced.off ?? []).reduce((sum, one) => sum + one.pence, 0)
      expect(priced.totalPence).toBe(gross - off)
      expect(priced.totalPence).toBe(priced.lines.reduce((sum, one) => sum + one.totalPence, 0))
      for (const one of priced.lines) {
        expect(one.totalPence).toBe(one.unitPence * one.quantity - (one.offPence ?? 0))
        expect(one.totalPence).toBeGreaterThanOrEqual(0)
        expect(one.offPence ?? 1).toBeGreaterThan(0)
      }
      const shuffled = lines.map((one) => ({ one, at: order.next().value })).toSorted((a, b) => a.at - b.at)
      expect(
        priceLines(
          menu,
          shuffled.map(({ one }) => one),
          false,
        ),
      ).toMatchObject({ totalPence: priced.totalPence })
    }),
    { numRuns: 300 },
  )
})

test('no choice of deals for a small order saves more', () => {
  fc.assert(
    fc.property(shop, ({ prices, deals, lines }) => {
      const menu = menuOf(
        ids.map((id, n) => item(id, prices[n] ?? 0)),
        deals.map((one, n) => ({ ...one, id: `deal-${n}`, name: `Deal ${n}` })),
      )
      const few = lines.slice(0, 3).map((one) => ({ ...one, quantity: Math.min(2, one.quantity) }))
      const units = few.flatMap(({ item: id, quantity }) => Array.from({ length: quantity }, () => id))
      expect(savedBy(menu, few)).toBe(mostSaved(menu, units))
    }),
    { numRuns: 150 },
  )
})

/** By trying everything: each deal of each choice of units. */
function mostSaved(menu: Menu, units: readonly string[]): number {
  const price = (id: string) => menu.items.find((one) => one.id === id)?.pricePence ?? 0
  const choices = (slots: readonly string[][], left: readonly string[]): { left: string[]; pence: number }[] => {
    const [first, ...rest] = slots
    if (first === undefined) return [{ left: [...left], pence: 0 }]
    return [...new Set(left)]
      .filter((id) => first.includes(id))
      .flatMap((id) => choices(rest, left.toSpliced(left.indexOf(id), 1)).map((one) => ({ ...one, pence: one.pence + price(id) })))
  }
  const ways = (menu.deals ?? []).flatMap(({ slots, pricePence }) =>
    choices(slots, units).map((one) => ({ ...one, pence: one.pence - pricePence })),
  )
  return Math.max(0, ...ways.filter(({ pence }) => pence > 0).map(({ left, pence }) => pence + mostSaved(menu, left)))
}
