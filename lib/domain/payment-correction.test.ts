// Protects what the shop believes about its money when somebody says that it was paid another way: only the way changes and never the
// sum, what a card terminal took stays a card, and it is known which pennies are meant.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Payment } from './order'
import { leftByMethod, paymentOfParts, sumOf } from './payment'
import {
  asPaid,
  correctionProblem,
  isPaidAlike,
  moved,
  movedPence,
  paidWords,
  tookThisCard,
  turned,
  turnsBetween,
} from './payment-correction'

const cash: Payment = { method: 'cash', tenderedPence: 2_000 }
const card: Payment = { method: 'card' }
const split: Payment = {
  method: 'split',
  parts: [
    { method: 'cash', pence: 500, tenderedPence: 1_000 },
    { method: 'card', pence: 560 },
  ],
}
const taken: Payment = { method: 'card', reference: '0042' }

test('what was cash and is a card has nothing held out any more, and the other way round', () => {
  expect(turned(cash, 1_060, [0])).toEqual(card)
  expect(turned(card, 1_060, [0])).toEqual({ method: 'cash' })
})

test('of parts only the ones that are meant change; the others keep what was held out', () => {
  expect(turned(split, 1_060, [1])).toEqual({
    method: 'split',
    parts: [
      { method: 'cash', pence: 500, tenderedPence: 1_000 },
      { method: 'cash', pence: 560 },
    ],
  })
  expect(moved(split, turned(split, 1_060, [1]), 1_060)).toEqual({ toCard: 0, toCash: 560 })
  expect(movedPence(split, turned(split, 1_060, [0, 1]), 1_060)).toBe(1_060)
})

test.each<[string, Payment, Payment, string | null]>([
  ['cash that was a card', cash, card, null],
  ['a card that was cash', card, { method: 'cash' }, null],
  ['a part of a split', split, turned(split, 1_060, [0]), null],
  ['a card that a terminal took', taken, { method: 'cash' }, tookThisCard],
  ['the same card', taken, card, null],
  ['a split of a payment at once', cash, split, 'Only how a part was paid can be changed, not how much of it.'],
  [
    'parts that are shared out anew',
    split,
    paymentOfParts([
      { method: 'cash', pence: 560 },
      { method: 'card', pence: 500 },
    ]),
    'Only how a part was paid can be changed, not how much of it.',
  ],
  [
    'parts that do not add up',
    split,
    paymentOfParts([
      { method: 'cash', pence: 500 },
      { method: 'card', pence: 500 },
    ]),
    'The parts add up to £10.00, and the order costs £10.60.',
  ],
])('%s', (_, was, payment, problem) => {
  expect(correctionProblem(was, payment, 1_060)).toBe(problem)
})

test('what goes back of it goes back the corrected way', () => {
  const facts = { corrected: { round: 1, atMs: 5, payment: card } }
  const sale = { payment: cash, totalPence: 1_060 }
  expect(asPaid(facts, sale)).toEqual({ payment: card, totalPence: 1_060 })
  expect(asPaid({}, sale)).toEqual(sale)
  expect(leftByMethod(card, 1_060, [{ method: 'card', totalPence: 400 }])).toEqual({ cash: 0, card: 660 })
})

test('in plain words', () => {
  expect([cash, card, split].map(paidWords)).toEqual(['paid in cash', 'paid by card', 'paid £5.00 in cash and £5.60 by card'])
})

const part = fc.record({ method: fc.constantFrom('cash' as const, 'card' as const), pence: fc.integer({ min: 1, max: 5_000 }) })

test('whatever is turned, the sum stays, and turning it again brings back how it was', () => {
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 20 }), fc.array(fc.nat({ max: 19 })), (parts, some) => {
      const [was, totalPence] = [paymentOfParts(parts), sumOf(parts)]
      const turns = [...new Set(some)].filter((at) => at < parts.length).toSorted((a, b) => a - b)
      const payment = turned(was, totalPence, turns)
      expect(correctionProblem(was, payment, totalPence)).toBeNull()
      expect(turnsBetween(was, payment, totalPence)).toEqual(turns)
      expect(movedPence(was, payment, totalPence)).toBe(sumOf(turns.flatMap((at) => parts[at] ?? [])))
      expect(isPaidAlike(was, turned(payment, totalPence, turns), totalPence)).toBe(true)
    }),
  )
})
