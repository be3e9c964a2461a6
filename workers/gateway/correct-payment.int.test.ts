// Protects how the shop's money is said to have come in: what was recorded wrong is put right once in the log, asked again or after a
// restart it is answered the same, above the limit only with a manager's PIN, and whoever asks late is told what is true.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Employee, employ, enrol, type Visitor } from '@/workers/robots/visitor'
import { openTestShop, type TestGateway, type TestShop } from './gateway.fixture'

let shop: TestShop
let gateway: TestGateway
let till: Visitor
let manager: Employee

beforeAll(async () => {
  shop = await openTestShop()
  gateway = await shop.open()
  till = await enrol(gateway.owner, { name: 'Till 4', kinds: ['till'], till: 4 }, await employ(gateway.owner, 'Lee', ['till']))
  manager = await employ(gateway.owner, 'Jo', ['manager'])
})
afterAll(() => shop.close())

const card = { method: 'card' }
const cash = { method: 'cash' }
const wish = (payment: object, was: object, more: object = {}) => ({ id: randomUUID(), payment, expects: { payment: was }, ...more })

async function sold(payment: object | undefined, meals = 1): Promise<string> {
  const order = { id: randomUUID(), till: 4, parts: Array.from({ length: meals }, () => ['cod', 'chips']), ...(payment && { payment }) }
  expect(await till.post('/api/orders', order)).toMatchObject({ status: 201 })
  return order.id
}
const correct = (order: string, asked: object) => till.post(`/api/orders/${order}/payment-corrected`, asked)
const corrections = async (order: string) =>
  (await shop.records('orders'))
    .filter(({ headers }) => String(headers['ce_type']) === 'order.payment-corrected')
    .map(({ value, partition }) => ({ partition, ...JSON.parse(String(value)) }))
    .filter(({ id }) => id === order)

test('twenty taps: the first time 201, again 200 with the same answer; the log has it once, beside the sale', async () => {
  const order = await sold({ method: 'cash', tenderedPence: 2000 })
  const asked = wish(card, cash)
  const replies = await Promise.all(Array.from({ length: 20 }, () => correct(order, asked)))
  expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([...Array.from({ length: 19 }, () => 200), 201])
  expect(new Set(replies.map(({ body }) => JSON.stringify(body))).size).toBe(1)
  expect(replies[0]?.body).toMatchObject({ orderId: order, payment: card, round: 1, status: 'payment-corrected' })
  expect(await corrections(order)).toMatchObject([
    { partition: 0, payment: card, was: { method: 'cash', tenderedPence: 2000 }, totalPence: 1060, atTill: 4, by: expect.any(String) },
  ])
  expect(await till.get(`/api/orders/${order}`)).toMatchObject({ body: { payment: card, left: { cash: 0, card: 1060 } } })
  expect(await till.get(`/api/orders/${order}/receipt`)).toMatchObject({
    body: { rows: expect.arrayContaining([expect.objectContaining({ left: 'Card', right: '£10.60' })]) },
  })
})

test('the same id with another content is a conflict, and a late tap is told how it is paid by now', async () => {
  const order = await sold(cash)
  const asked = wish(card, cash)
  expect(await correct(order, asked)).toMatchObject({ status: 201 })
  expect(await correct(order, { ...asked, payment: cash })).toMatchObject({ status: 409, body: { error: { id: 'conflict' } } })
  expect(await correct(order, wish(card, cash))).toMatchObject({
    status: 409,
    body: { error: { id: 'state', message: expect.stringMatching(/^Order 4\d\d is paid by card by now: look at it again\.$/) } },
  })
})

test.each<[string, object | undefined, object, number, RegExp]>([
  ['nobody recorded how it was paid', undefined, wish(card, cash), 409, /^Nobody recorded how order 4\d\d was paid/],
  ['nothing changes', card, wish(card, card), 409, /^Nothing would change: order 4\d\d is paid by card\.$/],
  [
    'a terminal took the card',
    { method: 'card', reference: '0042' },
    wish(cash, card),
    409,
    /^The terminal took this card\. Give it back, then take the cash\.$/,
  ],
  ['it is less than the order costs', card, wish({ ...cash, tenderedPence: 1 }, card), 422, /^£0\.01 in cash is less than £10\.60/],
])('refused where %s, and the log stays as it was', async (_, payment, asked, status, message) => {
  const order = await sold(payment)
  expect(await correct(order, asked)).toMatchObject({ status, body: { error: { message: expect.stringMatching(message) } } })
  expect(await corrections(order)).toEqual([])
})

test('an order that is void stays as it was paid, and what is asked in other words is not understood', async () => {
  const order = await sold(cash)
  expect(await correct(order, { id: randomUUID(), payment: card })).toMatchObject({ status: 400 })
  expect(await till.post(`/api/orders/${order}/cancelled`, { reason: 'left' })).toMatchObject({ status: 201 })
  expect(await correct(order, wish(card, cash))).toMatchObject({ status: 409 })
  expect(await corrections(order)).toEqual([])
})

test('above the limit a manager’s PIN is asked for, allows this one act, and stands in the record', async () => {
  const order = await sold(cash, 2)
  const asked = wish(card, cash)
  expect(await correct(order, asked)).toMatchObject({ status: 422, body: { error: { id: 'needs-approval' } } })
  const approval = randomUUID()
  const given = { id: approval, person: manager.id, pin: manager.pin, for: 'refund', pence: 2120 }
  expect(await till.post('/api/approvals', given)).toMatchObject({ status: 201 })
  expect(await correct(order, { ...asked, approval })).toMatchObject({ status: 201 })
  expect(await corrections(order)).toMatchObject([{ payment: card, approvedBy: manager.id }])
  expect(await correct(order, wish(cash, card, { approval }))).toMatchObject({ status: 422 })
})

test('a refund afterwards goes back to the card, and after a restart all of it is still so', async () => {
  const order = await sold(cash)
  const asked = wish(card, cash)
  const answered = await correct(order, asked)
  await gateway.close()
  gateway = await shop.open()
  till = await enrol(gateway.owner, { name: 'Till 5', kinds: ['till'], till: 5 }, await employ(gateway.owner, 'Sam', ['till']))
  expect(await correct(order, asked)).toEqual({ status: 200, body: answered.body })
  expect(await till.post(`/api/orders/${order}/refunded`, { reason: 'cold' })).toMatchObject({ status: 201 })
  const refunds = (await shop.records('orders')).filter(({ headers }) => String(headers['ce_type']) === 'order.refunded')
  expect(refunds.map(({ value }) => JSON.parse(String(value)))).toMatchObject([{ id: order, method: 'card' }])
})
