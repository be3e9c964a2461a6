// Protects the pennies: how money is written, and that VAT is rounded half up from whole pence.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apportion, formatPence, formatPrice, vatOfGross } from './money'

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

test.each([
  [100, [1, 1, 1], [34, 33, 33]],
  [90, [1060, 180, 140], [69, 12, 9]],
  [1, [0, 5], [0, 1]],
  [0, [3, 4], [0, 0]],
  [50, [0, 0], [0, 0]],
])('%i pence shared out by %j are %j', (pence, weights, shares) => {
  expect(apportion(pence, weights)).toEqual(shares)
})

test('shares add up to the penny, and nobody gets more than he weighs', () => {
  const prices = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 100 })
  fc.assert(
    fc.property(prices, fc.double({ min: 0, max: 1, noNaN: true }), (weights, part) => {
      const whole = weights.reduce((sum, weight) => sum + weight, 0)
      const pence = Math.floor(whole * part)
      const shares = apportion(pence, weights)
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(pence)
      expect(shares.every((share, at) => share >= 0 && share <= (weights[at] ?? 0))).toBe(true)
    }),
  )
})
