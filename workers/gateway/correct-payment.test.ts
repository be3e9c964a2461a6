// Protects how an order is said to have been paid: it is changed once however often it is tapped, nobody changes what is not as they see
// it, what a terminal took stays a card, and what comes back afterwards comes back the corrected way.
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Payment } from '@/lib/domain/order'
import { cancelled, codAndChips, placed } from '@/lib/operations/events.fixture'
import { openShop, type Reply } from './acts.fixture'

const card: Payment = { method: 'card' }
const cash: Payment = { method: 'cash' }
const open = (payment: Payment | null, lines = [codAndChips]) => openShop([placed({ n: 1, payment, lines })])
const wish = (payment: Payment, was: Payment, more: object = {}) => ({ payment, expects: { payment: was }, ...more })
const truthOf = ({ status, body }: Reply) => [status, Object(body['error']).message]
const inTwo = (...methods: ('cash' | 'card')[]): Payment => ({
  method: 'split',
  parts: methods.map((method) => ({ method, pence: 1_060 })),
})
const forTwo = [{ ...codAndChips, quantity: 2, totalPence: 2_120, vatPence: 353 }]

test('cash that was a card: one event says what it was, what it is, and who said so', async () => {
  const shop = open({ method: 'cash', tenderedPence: 2_000 })
  expect(await shop.act('payment-corrected', wish(card, cash))).toMatchObject({ status: 201, body: { payment: card, round: 1 } })
  expect(shop.logged).toMatchObject([
    {
      type: 'order.payment-corrected',
      value: { payment: card, was: { method: 'cash', tenderedPence: 2_000 }, totalPence: 1_060, round: 1, by: 'ann' },
    },
  ])
  expect(shop.facts().corrected).toMatchObject({ round: 1, payment: card })
})

test('twenty taps change it once, and each is told the same', async () => {
  const shop = open(cash)
  const id = randomUUID()
  const replies = await Promise.all(Array.from({ length: 20 }, () => shop.act('payment-corrected', wish(card, cash), id)))
  expect(new Set(replies.map(({ body }) => JSON.stringify(body))).size).toBe(1)
  expect(await shop.act('payment-corrected', wish(card, cash), id)).toEqual({ status: 200, body: replies[0]?.body })
  expect(shop.types()).toEqual(['order.payment-corrected'])
})

test('two tills at once: one does, the other is told how it is paid by now', async () => {
  const shop = open(cash)
  const replies = await Promise.all([1, 2].map(() => shop.act('payment-corrected', wish(card, cash))))
  expect(replies.map(({ status }) => status)).toEqual([201, 409])
  expect(truthOf(replies[1]!)).toEqual([409, 'Order 101 is paid by card by now: look at it again.'])
})

test.each<[string, Payment | null, object, [number, string]]>([
  ['nothing changes', card, wish(card, card), [409, 'Nothing would change: order 101 is paid by card.']],
  ['nobody knows how it was paid', null, wish(card, cash), [409, 'Nobody recorded how order 101 was paid: there is nothing to change.']],
  [
    'a terminal took the card',
    { method: 'card', reference: '0042' },
    wish(cash, card),
    [409, 'The terminal took this card. Give it back, then take the cash.'],
  ],
  [
    'another sum is meant',
    cash,
    wish({ method: 'cash', tenderedPence: 100 }, cash),
    [422, '£1.00 in cash is less than £10.60, which the order costs.'],
  ],
])('refused where %s, and nothing is written down', async (_, payment, asked, answer) => {
  const shop = open(payment)
  expect(truthOf(await shop.act('payment-corrected', asked))).toEqual(answer)
  expect(shop.logged).toEqual([])
})

test('an order that is cancelled stays as it was paid', async () => {
  const shop = openShop([placed({ n: 1 }), cancelled({ n: 1 })])
  expect(truthOf(await shop.act('payment-corrected', wish(card, cash)))).toEqual([409, 'Order 101 has been cancelled.'])
})

test('a reference that a till makes up does not come into the log', async () => {
  const shop = open(cash)
  await shop.act('payment-corrected', wish({ method: 'card', reference: 'made up' }, cash))
  expect(shop.logged).toMatchObject([{ value: { payment: card } }])
  expect(JSON.stringify(shop.logged)).not.toContain('made up')
})

test('part by part is not below the limit, and going back costs no more than going there', async () => {
  const shop = open(inTwo('cash', 'cash'), forTwo)
  expect(await shop.act('payment-corrected', wish(inTwo('card', 'cash'), inTwo('cash', 'cash')))).toMatchObject({ status: 201 })
  const both = wish(inTwo('card', 'card'), inTwo('card', 'cash'))
  expect(truthOf(await shop.act('payment-corrected', both))).toEqual([409, 'A manager has to allow this.'])
  expect(await shop.act('payment-corrected', wish(inTwo('cash', 'cash'), inTwo('card', 'cash')))).toMatchObject({ status: 201 })
  const allowed = wish(inTwo('card', 'card'), inTwo('cash', 'cash'), { approval: randomUUID() })
  expect(await shop.act('payment-corrected', allowed)).toMatchObject({ status: 201, body: { round: 3 } })
  expect(shop.logged.at(-1)).toMatchObject({ value: { approvedBy: 'jo' } })
})

test('what comes back afterwards goes to the card, and the rest of it too', async () => {
  const shop = open(cash, forTwo)
  await shop.act('payment-corrected', wish(card, cash, { approval: randomUUID() }))
  await shop.act('refunded', { lines: [{ line: 0, quantity: 1 }], reason: 'cold' })
  await shop.act('cancelled', { reason: 'left', approval: randomUUID() })
  expect(shop.logged.slice(1)).toMatchObject([
    { type: 'order.refunded', value: { method: 'card' } },
    { type: 'order.cancelled', value: { payment: card } },
  ])
})
