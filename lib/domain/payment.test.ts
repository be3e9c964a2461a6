// Protects the money of orders that several people pay for: parts that do not add up to the order are not taken.
import { expect, test } from 'vitest'
import { changePence, paidBy, partsOf, paymentOfParts, paymentProblem } from './payment'

const cash = { method: 'cash', pence: 500, tenderedPence: 1_000 } as const
const card = { method: 'card', pence: 560, reference: '0042' } as const

test.each([
  ['adds up', [cash, card], null],
  ['is a penny short', [cash, { ...card, pence: 559 }], 'the parts add up to £10.59, and the order costs £10.60'],
  ['is a penny over', [{ ...cash, pence: 501 }, card], 'the parts add up to £10.61, and the order costs £10.60'],
])('a payment in parts that %s', (_, parts, problem) => {
  expect(paymentProblem({ method: 'split', parts }, 1_060)).toBe(problem)
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
