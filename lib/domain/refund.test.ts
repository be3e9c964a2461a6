// Protects the customer's money and the till's: whatever is given back piece by piece, in whatever pieces, comes to the sale's own
// figures to the penny, and nothing is given back twice.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PricedLine } from './order'
import { decideBack, partsLeft, partsOfLines, restOf, type Units, unitsLeft } from './refund'

const line = (quantity: number, totalPence: number, vatPence: number, item = 'cod'): PricedLine => ({
  item,
  name: item,
  quantity,
  unitPence: Math.ceil(totalPence / quantity),
  totalPence,
  vat: 'standard',
  vatPence,
})

const anyLine = fc
  .record({ quantity: fc.integer({ min: 1, max: 99 }), totalPence: fc.nat({ max: 30_000 }), part: fc.nat({ max: 1000 }) })
  .map(({ quantity, totalPence, part }) => line(quantity, totalPence, Math.floor((totalPence * part) / 1000)))
const anyLines = fc.array(anyLine, { minLength: 1, maxLength: 5 })
/** What people ask for: some of a line that may not be there, more often than is left. */
const anyWish = fc.array(fc.record({ line: fc.nat({ max: 5 }), quantity: fc.integer({ min: 1, max: 60 }) }), { maxLength: 4 })

test('in whatever pieces: never more than was sold, never twice, and all of it comes to the sale', () => {
  fc.assert(
    fc.property(anyLines, fc.array(anyWish, { maxLength: 12 }), (lines, wishes) => {
      const before: Units[] = []
      let [totalPence, vatPence] = [0, 0]
      const take = (wanted: readonly Units[]) => {
        const decided = decideBack(lines, before, wanted)
        if (!decided.ok) return
        for (const back of decided.lines) {
          expect(back.vatPence).toBeGreaterThanOrEqual(0)
          expect(back.vatPence).toBeLessThanOrEqual(back.totalPence)
        }
        before.push(...decided.lines)
        totalPence += decided.totalPence
        vatPence += decided.vatPence
      }
      for (const wish of wishes) take(wish)
      for (const [at, { quantity }] of lines.entries())
        expect(before.filter((one) => one.line === at).reduce((sum, one) => sum + one.quantity, 0)).toBeLessThanOrEqual(quantity)
      take(unitsLeft(lines, before))
      expect(totalPence).toBe(lines.reduce((sum, one) => sum + one.totalPence, 0))
      expect(vatPence).toBe(lines.reduce((sum, one) => sum + one.vatPence, 0))
      expect(decideBack(lines, before, unitsLeft(lines, before))).toEqual({ ok: false, why: 'has nothing left to give back' })
    }),
    { numRuns: 500 },
  )
})

test('three units of 1000 pence: a third each, and the penny that is over with the last', () => {
  const lines = [line(3, 1000, 167)]
  expect(decideBack(lines, [], [{ line: 0, quantity: 1 }])).toMatchObject({ totalPence: 333, vatPence: 55 })
  expect(decideBack(lines, [{ line: 0, quantity: 1 }], [{ line: 0, quantity: 1 }])).toMatchObject({ totalPence: 333, vatPence: 56 })
  expect(decideBack(lines, [{ line: 0, quantity: 2 }], [{ line: 0, quantity: 1 }])).toMatchObject({ totalPence: 334, vatPence: 56 })
})

test.each<[string, Units[], Units[], string]>([
  ['a line that is not there', [], [{ line: 4, quantity: 1 }], 'has no line 5'],
  ['more than was sold', [], [{ line: 0, quantity: 4 }], 'has only 3 of this left to give back'],
  [
    'more than was sold, in two pieces of one wish',
    [],
    [
      { line: 0, quantity: 2 },
      { line: 0, quantity: 2 },
    ],
    'has only 3 of this left to give back',
  ],
  ['what has been given back', [{ line: 0, quantity: 3 }], [{ line: 0, quantity: 1 }], 'has had this given back already'],
  ['nothing', [], [], 'has nothing left to give back'],
])('refused: %s', (_, before, wanted, why) => {
  expect(decideBack([line(3, 1000, 167)], before, wanted)).toEqual({ ok: false, why })
})

test('what is left of a sale is what the kitchen still makes, with the money that is not back yet', () => {
  const lines = [line(3, 1000, 167), line(1, 340, 57, 'chips'), line(2, 200, 33, 'peas')]
  const parts = [['cod'], ['cod'], ['cod'], ['chips'], ['peas'], ['peas']]
  const changed = [
    { line: 0, quantity: 1 },
    { line: 2, quantity: 2 },
  ]
  const rest = restOf({ lines, parts }, changed, [{ line: 1, quantity: 1 }])
  expect(rest.parts).toEqual([['cod'], ['cod'], ['chips']])
  expect(rest.lines).toMatchObject([
    { item: 'cod', quantity: 2, totalPence: 667, vatPence: 112 },
    { item: 'chips', quantity: 1, totalPence: 0, vatPence: 0, offPence: 340 },
  ])
  expect(rest).toMatchObject({ totalPence: 667, vatPence: 112 })
})

test('parts belong to lines where one unit is one part in the order of the lines, and else to none', () => {
  expect(partsOfLines([{ quantity: 2 }, { quantity: 1 }], [['cod'], ['cod'], ['chips']])).toEqual([[['cod'], ['cod']], [['chips']]])
  expect(partsOfLines([{ quantity: 2 }, { quantity: 1 }], [['cod'], ['chips'], ['cod']])).toBeNull()
  expect(partsOfLines([{ quantity: 1 }, { quantity: 1 }], [['cod', 'peas']])).toBeNull()
  expect(partsOfLines([{ quantity: 1 }], [['cod'], ['chips']])).toBeNull()
  expect(partsLeft([{ quantity: 1 }], [['cod'], ['chips']], [{ line: 0, quantity: 1 }])).toEqual([['cod'], ['chips']])
})
