// Protects the last portion of the evening against the real broker: it is sold once however many ask at once, what is sold out is
// refused in words, a restart forgets nothing, and what others write into the log is counted.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { kafkaClient } from '@/lib/server/kafka/client'
import { createLogger } from '@/lib/server/log'
import { openTestShop, type TestGateway, type TestShop, until } from './gateway.fixture'

let shop: TestShop
let gateway: TestGateway

beforeAll(async () => {
  shop = await openTestShop()
  gateway = await shop.open()
})
afterAll(() => shop.close())
beforeEach(async () => {
  for (const [kind, of] of [
    ['food', 'skate'],
    ['item', 'can'],
  ] as const)
    await say(kind, of, null)
})

const say = (kind: 'food' | 'item', of: string, left: number | null) =>
  gateway.post('/api/availability', { id: randomUUID(), kind, of, left })
const sell = (item: string, quantity = 1, till = 1) => gateway.post('/api/orders', { id: randomUUID(), till, lines: [{ item, quantity }] })
const left = async () => (await gateway.get('/api/availability')).body['left']
const refusal = (message: string) => ({ status: 422, body: { error: { id: 'sold-out', message } } })
const placedOrders = async () =>
  (await shop.records('orders')).filter(({ headers }) => String(headers['ce_type']) === 'order.placed').length

test('what is sold out is refused by name, in whatever it is sold, and nothing is written', async () => {
  expect(await say('food', 'skate', 0)).toMatchObject({ status: 201, body: { kind: 'food', of: 'skate', left: 0, status: 'set' } })
  const before = await placedOrders()
  for (const item of ['skate', 'skate-and-chips']) expect(await sell(item)).toMatchObject(refusal('Nothing was sold: Skate is sold out.'))
  expect(await gateway.post('/api/orders', { id: randomUUID(), till: 1, parts: [['skate', 'chips']] })).toMatchObject({ status: 422 })
  expect((await sell('cod')).status).toBe(201)
  expect(await placedOrders()).toBe(before + 1)
  await say('food', 'skate', null)
  expect((await sell('skate')).status).toBe(201)
})

test('of what a till had taken money for, and is refused, the log has one event, however often it is sent', async () => {
  await say('food', 'skate', 0)
  const asked = { id: randomUUID(), till: 1, order: 171, lines: [{ item: 'skate', quantity: 1 }], payment: { method: 'cash' } }
  for (let times = 0; times < 2; times++) expect((await gateway.post('/api/orders', asked)).status).toBe(422)
  const refused = (await shop.records('orders')).filter(({ headers }) => String(headers['ce_type']) === 'sale.refused')
  expect(refused.map(({ value }) => JSON.parse(String(value)))).toMatchObject([
    { id: asked.id, order: 171, lines: asked.lines, payment: { method: 'cash' }, why: 'sold-out', by: expect.any(String) },
  ])
})

test('ten tills sell the last two at the same moment: two are sold, and the others are told', async () => {
  // Each till is a device of its own, enrolled with its first sale.
  for (let till = 1; till <= 5; till++) expect((await sell('mushy-peas', 1, till)).status).toBe(201)
  await say('food', 'skate', 2)
  const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => sell('skate', 1, (n % 5) + 1)))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(2)
  for (const answer of answers.filter(({ status }) => status !== 201))
    expect(answer).toMatchObject(refusal('Nothing was sold: Skate is sold out.'))
  expect(await left()).toEqual({ 'food/skate': 0 })
})

test('counted down with every sale, refused beyond it, given back by a cancellation, and the same after a restart', async () => {
  await say('item', 'can', 3)
  const sold = await sell('can', 2)
  expect(await left()).toEqual({ 'item/can': 1 })
  expect(await sell('can', 2)).toMatchObject(refusal('Nothing was sold: only 1 can of pop left.'))
  const { id } = sold.body
  expect((await gateway.post(`/api/orders/${String(id)}/cancelled`, { id: randomUUID() })).status).toBe(201)
  expect(await left()).toEqual({ 'item/can': 3 })
  expect((await sell('can')).status).toBe(201)
  await gateway.close()
  gateway = await shop.open()
  expect(await left()).toEqual({ 'item/can': 2 })
  expect(await sell('can', 3)).toMatchObject(refusal('Nothing was sold: only 2 can of pop left.'))
})

test('the same sale asked for again is answered again, though there is none left for another', async () => {
  await say('food', 'skate', 1)
  const body = { id: randomUUID(), till: 1, lines: [{ item: 'skate', quantity: 1 }] }
  expect((await gateway.post('/api/orders', body)).status).toBe(201)
  expect((await gateway.post('/api/orders', body)).status).toBe(200)
})

test('a bare record of another client is in the log already: it is not refused, but counted', async () => {
  await say('food', 'skate', 3)
  const producer = kafkaClient({ brokers: shop.env.KAFKA_BROKERS, logger: createLogger('test') }).producer()
  await producer.connect()
  const value = JSON.stringify({ order: 77, till: 0, parts: [['skate', 'chips'], ['skate']] })
  await producer.send({ topic: `${shop.env.TOPIC_PREFIX}orders`, messages: [{ partition: 0, value }] })
  await until(left, (now) => JSON.stringify(now) === '{"food/skate":1}')
  await producer.disconnect()
})

test('what is not on the menu cannot be counted, and nobody counts below none', async () => {
  expect(await say('item', 'lasagne', 0)).toMatchObject({ status: 422, body: { error: { id: 'not-on-the-menu' } } })
  expect(await say('food', 'skate', -1)).toMatchObject({ status: 400 })
})
