// Protects the money of orders that several people pay for: parts that do not add up to the order are not taken, and what goes back
// of one comes out of where its money is.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  backWords,
  changePence,
  leftByMethod,
  paidBy,
  partsOf,
  paymentLeft,
  paymentOfParts,
  paymentProblem,
  sumOf,
  toCardProblem,
  usualBack,
} from './payment'

const cash = { method: 'cash', pence: 500, tenderedPence: 1_000 } as const
const card = { method: 'card', pence: 560, reference: '0042' } as const

test.each([
  ['adds up', [cash, card], null],
  ['is a penny short', [cash, { ...card, pence: 559 }], 'the parts add up to £10.59, and the order costs £10.60'],
  ['is a penny over', [{ ...cash, pence: 501 }, card], 'the parts add up to £10.61, and the order costs £10.60'],
])('a payment in parts that %s', (_, parts, problem) => {
  expect(paymentProblem({ method: 'split', parts }, 1_060)).toBe(problem)
})

test('less cash than the order costs is not taken', () => {
  expect(paymentProblem({ method: 'cash', tenderedPence: 100 }, 1_060)).toBe('£1.00 in cash is less than £10.60, which the order costs')
  expect(paymentProblem({ method: 'cash', tenderedPence: 1_060 }, 1_060)).toBeNull()
  expect(paymentProblem({ method: 'cash' }, 1_060)).toBeNull()
  expect(paymentProblem({ method: 'card' }, 1_060)).toBeNull()
})

test('a payment at once is one part of the whole, and the only part is a payment at once', () => {
  const whole = { method: 'cash', tenderedPence: 2_000 } as const
  expect(partsOf(whole, 1_060)).toEqual([{ ...whole, pence: 1_060 }])
  expect(paymentOfParts(partsOf(whole, 1_060))).toEqual(whole)
  expect(paymentOfParts([cash, card])).toEqual({ method: 'split', parts: [cash, card] })
})

test('each gets the change of what was held out, and nothing of a card', () => {
  expect([cash, card, { method: 'cash', pence: 300 } as const].map(changePence)).toEqual([500, 0, 0])
  expect(paidBy([cash, card, { method: 'cash', pence: 300 }], 'cash')).toBe(800)
})

const cards = { method: 'split', parts: [1_000, 1_000].map((pence) => ({ method: 'card' as const, pence })) } as const

test.each([
  ['two cards, one of which has had its money back', cards, 2_000, [{ method: 'card', totalPence: 1_000 }], { cash: 0, card: 1_000 }],
  ['a card of which some went back in cash', { method: 'card' }, 2_000, [{ method: 'cash', totalPence: 500 }], { cash: 0, card: 1_500 }],
  ['cash and a card', { method: 'split', parts: [cash, card] }, 1_060, [{ method: 'card', totalPence: 60 }], { cash: 500, card: 500 }],
  ['nobody recorded how it went back', { method: 'card' }, 500, [{ method: null, totalPence: 200 }], { cash: 0, card: 300 }],
] as const)('what is left of %s', (_, payment, totalPence, given, left) => {
  const whole = payment.method === 'split' ? { method: payment.method, parts: [...payment.parts] } : payment
  expect(leftByMethod(whole, totalPence, given)).toEqual(left)
})

test('whatever went back in whatever way: what is left adds up to the sale less that', () => {
  const method = fc.constantFrom('cash', 'card')
  const anyParts = fc.array(fc.record({ method, pence: fc.integer({ min: 1, max: 5_000 }) }), { minLength: 2, maxLength: 5 })
  fc.assert(
    fc.property(anyParts, fc.array(fc.record({ method, part: fc.nat({ max: 1_000 }) }), { maxLength: 5 }), (parts, wishes) => {
      const totalPence = sumOf(parts)
      let leftPence = totalPence
      const given = wishes.map((wish) => {
        const pence = Math.floor((leftPence * wish.part) / 1_000)
        leftPence -= pence
        return { method: wish.method, totalPence: pence }
      })
      const left = leftByMethod({ method: 'split', parts }, totalPence, given)
      expect(Math.min(left.cash, left.card)).toBeGreaterThanOrEqual(0)
      expect(left.cash + left.card).toBe(leftPence)
      expect(sumOf(partsOf(paymentLeft(left), leftPence))).toBe(leftPence)
    }),
  )
})

test.each([
  ['as much as is left on it', { cash: 1_668, card: 834 }, 834, null, 'cash'],
  ['a penny more', { cash: 0, card: 834 }, 835, 'At most £8.34 can go to the card; give this in cash.', 'cash'],
  ['more than it paid, where it paid most', { cash: 500, card: 834 }, 846, 'At most £8.34 can go to the card; give this in cash.', 'cash'],
  ['what it paid, where it paid most', { cash: 500, card: 834 }, 834, null, 'card'],
  ['anything of what was paid in cash', { cash: 834, card: 0 }, 1, 'No money of this order is on a card; give this in cash.', 'cash'],
] as const)('to the card %s', (_, left, pence, problem, usual) => {
  expect(toCardProblem(left, pence)).toBe(problem)
  expect(usualBack(left, pence)).toBe(usual)
})

test('people are told what goes back how', () => {
  expect(backWords({ cash: 1_000, card: 500 })).toBe('£10.00 in cash and £5.00 to the card')
  expect(backWords({ cash: 0, card: 500 })).toBe('£5.00 to the card')
})
