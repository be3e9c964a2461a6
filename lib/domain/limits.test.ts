// Protects the queue at the till from a limit that is not what it says: 10 % of any amount is within a limit of 10 %, and nothing is
// that is a penny more.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { discountPence } from './discount'
import { isWithin, usualLimits } from './limits'

const amounts = fc.integer({ min: 0, max: 1_000_000 })
const percents = fc.integer({ min: 0, max: 100 })
/** Only the share counts. */
const upTo = (discountPercent: number) => ({ ...usualLimits, discountPercent, discountPence: 1_000_000 })

test('10 % of £11.45 is £1.15 to the nearest penny, and is within 10 %', () => {
  expect(discountPence({ percent: 10, reason: '' }, 1145)).toBe(115)
  expect([115, 116].map((pence) => isWithin(upTo(10), 'discount', pence, 1145))).toEqual([true, false])
})

test('so many per cent or fewer are within a limit of so many, of every amount', () => {
  fc.assert(
    fc.property(amounts, percents, percents, (ofPence, a, b) => {
      const [percent, limit] = [Math.min(a, b), Math.max(a, b)]
      expect(isWithin(upTo(limit), 'discount', discountPence({ percent, reason: '' }, ofPence), ofPence)).toBe(true)
    }),
  )
})

test('a penny more than the limit comes to is not', () => {
  fc.assert(
    fc.property(amounts, percents, (ofPence, limit) => {
      const most = Math.round((ofPence * limit) / 100)
      expect(isWithin(upTo(limit), 'discount', most + 1, ofPence)).toBe(false)
    }),
  )
})
