// Protects the pennies: how money is written, and that VAT is rounded half up from whole pence.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatPence, formatPrice, vatOfGross } from './money'

test.each([
  [0, '£0.00'],
  [5, '£0.05'],
  [1060, '£10.60'],
  [254180, '£2,541.80'],
  [123456789, '£1,234,567.89'],
  [-90, '−£0.90'],
])('%i pence are %s', (pence, text) => {
  expect(formatPence(pence)).toBe(text)
})

test('a price of nothing is Free', () => {
  expect(formatPrice(0)).toBe('Free')
  expect(formatPrice(10)).toBe('£0.10')
})

// gross × 20 ÷ 120: 3 p holds exactly half a penny, 1060 p holds 176.67, 720 p exactly 120.
test.each([
  [0, 20, 0],
  [2, 20, 0],
  [3, 20, 1],
  [9, 20, 2],
  [15, 20, 3],
  [10, 20, 2],
  [720, 20, 120],
  [1060, 20, 177],
  [657_20, 20, 10953],
  [1060, 0, 0],
  [105, 5, 5],
])('%i pence at %i %% hold %i pence of VAT', (gross, rate, vat) => {
  expect(vatOfGross(gross, rate)).toBe(vat)
})

test('VAT is within half a penny of the exact share, and on the half goes up', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000_000 }), fc.constantFrom(0, 5, 20), (gross, rate) => {
      const twice = 2n * BigInt(gross) * BigInt(rate)
      const off = 2n * BigInt(100 + rate) * BigInt(vatOfGross(gross, rate)) - twice
      expect(off > -BigInt(100 + rate) && off <= BigInt(100 + rate)).toBe(true)
    }),
  )
})
