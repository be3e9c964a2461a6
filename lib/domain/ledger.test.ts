// Protects the books: every sale and every cancellation balances, on the right accounts, and a cancellation undoes its sale.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exampleMenu } from '../../prisma/menu'
import { accounts, cancelPostings, correctionPostings, type Posting, salePostings } from './ledger'
import type { Payment } from './order'
import { paymentOfParts, sumOf } from './payment'
import { turned } from './payment-correction'
import { priceLines } from './pricing'

function sale(items: [string, number][], payment: Payment | null, eatIn = false) {
  const priced = priceLines(
    exampleMenu,
    items.map(([item, quantity]) => ({ item, quantity })),
    eatIn,
  )
  if (!priced.ok) throw new Error('refused')
  return { lines: priced.lines, payment, totalPence: priced.totalPence, vatPence: priced.vatPence }
}
const sum = (postings: Posting[], side: 'debitPence' | 'creditPence') => postings.reduce((total, posting) => total + posting[side], 0)
const cash: Payment = { method: 'cash', tenderedPence: 2000 }

test('cod and chips for cash: cash against sales and VAT', () => {
  expect(salePostings(sale([['cod-and-chips', 1]], cash))).toEqual([
    { account: 1000, vat: null, debitPence: 1060, creditPence: 0 },
    { account: 4000, vat: 'standard', debitPence: 0, creditPence: 883 },
    { account: 2200, vat: 'standard', debitPence: 0, creditPence: 177 },
  ])
})

test('hot and cold food are kept apart, and what has no VAT is not posted to it', () => {
  expect(
    salePostings(
      sale(
        [
          ['cod', 1],
          ['pickled-egg', 1],
          ['chips', 2],
        ],
        { method: 'card' },
      ),
    ),
  ).toEqual([
    { account: 1010, vat: null, debitPence: 1490, creditPence: 0 },
    { account: 4000, vat: 'standard', debitPence: 0, creditPence: 1400 - 233 },
    { account: 2200, vat: 'standard', debitPence: 0, creditPence: 233 },
    { account: 4000, vat: 'zero', debitPence: 0, creditPence: 90 },
  ])
})

test.each<[string, Payment | null, number]>([
  ['cash', cash, accounts.cash],
  ['card', { method: 'card' }, accounts.card],
  ['not recorded', null, accounts.notRecorded],
])('money that is %s has its own account', (_, payment, account) => {
  expect(salePostings(sale([['tea', 1]], payment))[0]?.account).toBe(account)
})

test('free scraps are a receipt of nothing', () => {
  expect(salePostings(sale([['scraps', 1]], cash))).toEqual([
    { account: 1000, vat: null, debitPence: 0, creditPence: 0 },
    { account: 4000, vat: 'standard', debitPence: 0, creditPence: 0 },
  ])
})

test('a record that claims another total than its lines cannot unbalance the books', () => {
  const postings = salePostings(Object.assign(sale([['cod', 1]], cash), { totalPence: 1, vatPence: 99 }))
  expect(sum(postings, 'debitPence')).toBe(720)
  expect(sum(postings, 'creditPence')).toBe(720)
})

test('an order that is paid in parts has one posting of money for each way, and cancelled gives each its own back', () => {
  const parts: Payment = {
    method: 'split',
    parts: [
      { method: 'cash', pence: 200, tenderedPence: 500 },
      { method: 'card', pence: 360, reference: '17' },
      { method: 'cash', pence: 500 },
    ],
  }
  const figures = sale([['cod-and-chips', 1]], parts)
  const money = (postings: Posting[]) => postings.filter(({ vat }) => vat === null)
  expect(money(salePostings(figures))).toEqual([
    { account: accounts.cash, vat: null, debitPence: 700, creditPence: 0 },
    { account: accounts.card, vat: null, debitPence: 360, creditPence: 0 },
  ])
  expect(money(cancelPostings(figures))).toEqual([
    { account: accounts.cash, vat: null, debitPence: 0, creditPence: 700 },
    { account: accounts.card, vat: null, debitPence: 0, creditPence: 360 },
  ])
})

test('a payment that is put right moves between cash and card, and sells nothing', () => {
  expect(correctionPostings({ was: cash, payment: { method: 'card' }, totalPence: 1060 })).toEqual([
    { account: accounts.card, vat: null, debitPence: 1060, creditPence: 0 },
    { account: accounts.cash, vat: null, debitPence: 0, creditPence: 1060 },
  ])
})

/** A record of somebody else may claim any parts; those of our own add up. */
const part = fc.record({ method: fc.constantFrom('cash' as const, 'card' as const), pence: fc.nat({ max: 3_000 }) })
const anyParts = fc.array(part, { minLength: 1, maxLength: 20 })

test('whatever parts are claimed, the books balance, and parts that add up are booked to the penny', () => {
  fc.assert(
    fc.property(anyParts, fc.boolean(), (claimed, addsUp) => {
      const totalPence = sale([['cod-and-chips', 3]], null).totalPence
      const before = claimed.slice(0, -1).filter((_, at) => sumOf(claimed.slice(0, at + 1)) <= totalPence)
      const parts = addsUp ? [...before, { method: 'card' as const, pence: totalPence - sumOf(before) }] : claimed
      const postings = salePostings(sale([['cod-and-chips', 3]], { method: 'split', parts }))
      expect(sum(postings, 'debitPence')).toBe(totalPence)
      expect(sum(postings, 'creditPence')).toBe(totalPence)
      expect(postings.filter(({ vat }) => vat === null).length).toBeLessThanOrEqual(3)
      if (!addsUp) return
      const on = (account: number) =>
        sum(
          postings.filter((posting) => posting.account === account),
          'debitPence',
        )
      expect(on(accounts.cash)).toBe(sumOf(parts.filter(({ method }) => method === 'cash')))
      expect(on(accounts.card)).toBe(sumOf(parts.filter(({ method }) => method === 'card')))
    }),
  )
})

test('whatever is sold balances, and its cancellation leaves every account as it was', () => {
  const items = fc.array(fc.tuple(fc.constantFrom(...exampleMenu.items.map(({ id }) => id)), fc.integer({ min: 1, max: 9 })), {
    minLength: 1,
    maxLength: 20,
  })
  const payments = fc.constantFrom<Payment | null>(cash, { method: 'card' }, null)
  fc.assert(
    fc.property(items, payments, fc.boolean(), (sold, payment, eatIn) => {
      const figures = sale(sold, payment, eatIn)
      const there = salePostings(figures)
      const back = cancelPostings(figures)
      expect(sum(there, 'debitPence')).toBe(figures.totalPence)
      expect(sum(there, 'creditPence')).toBe(figures.totalPence)
      expect(
        sum(
          there.filter(({ account }) => account === accounts.vat),
          'creditPence',
        ),
      ).toBe(figures.vatPence)
      for (const account of Object.values(accounts)) {
        const of = [...there, ...back].filter((posting) => posting.account === account)
        expect(sum(of, 'debitPence')).toBe(sum(of, 'creditPence'))
      }
      for (const posting of [...there, ...back]) {
        expect(Math.min(posting.debitPence, posting.creditPence)).toBe(0)
        expect(Math.max(posting.debitPence, posting.creditPence)).toBeGreaterThanOrEqual(0)
      }
    }),
  )
})

test('whatever is put right, every account is as if it had been sold so, and cancelled as corrected it is as it was', () => {
  const parts = fc.array(fc.constantFrom('cash' as const, 'card' as const), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(parts, fc.array(fc.nat({ max: 5 })), (methods, turns) => {
      const { totalPence } = sale([['cod-and-chips', 6]], null)
      const each = Math.floor(totalPence / methods.length)
      const was = paymentOfParts(
        methods.map((method, at) => ({ method, pence: at === 0 ? totalPence - each * (methods.length - 1) : each })),
      )
      const payment = turned(was, totalPence, turns)
      const corrected = correctionPostings({ was, payment, totalPence })
      const net = (postings: Posting[], account: number) =>
        postings
          .filter((posting) => posting.account === account)
          .reduce((all, { debitPence, creditPence }) => all + debitPence - creditPence, 0)
      expect(sum(corrected, 'debitPence')).toBe(sum(corrected, 'creditPence'))
      const there = [...salePostings(sale([['cod-and-chips', 6]], was)), ...corrected]
      const asSold = salePostings(sale([['cod-and-chips', 6]], payment))
      for (const account of Object.values(accounts)) {
        expect(net(there, account)).toBe(net(asSold, account))
        expect(net([...there, ...cancelPostings(sale([['cod-and-chips', 6]], payment))], account)).toBe(0)
      }
    }),
  )
})
