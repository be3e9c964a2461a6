// Protects what others rely on: a POST is done once, refused whole or said to be uncertain; after a restart the gateway
// remembers what it has answered.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestShop, type TestGateway, type TestShop } from './gateway.fixture'

let shop: TestShop
let gateway: TestGateway

beforeAll(async () => {
  shop = await openTestShop()
  gateway = await shop.open()
})
afterAll(() => shop.close())

const ascending = (a: number, b: number) => a - b
const codAndChips = (till: number) => ({ id: randomUUID(), till, parts: [['cod', 'chips']] })

test('the first time 201, again 200 with the same answer, with other content 409; the log has it once', async () => {
  const order = { ...codAndChips(2), lines: undefined, payment: { method: 'cash', tenderedPence: 2000 } }
  const first = await gateway.post('/api/orders', order)
  expect(first).toEqual({ status: 201, body: { id: order.id, order: 201, ticket: '201', till: 2, totalPence: 1060, status: 'accepted' } })
  expect(await gateway.get(`/api/orders/${order.id}`)).toMatchObject({
    status: 200,
    body: { state: 'placed', order: 201, events: [{ topic: 'orders', partition: 1 }] },
  })
  expect(await gateway.post('/api/orders', order)).toEqual({ status: 200, body: first.body })
  expect(await gateway.post('/api/orders', { ...order, eatIn: true })).toMatchObject({ status: 409, body: { error: { id: 'conflict' } } })
  expect(await gateway.post('/api/fryer/wasted', { id: order.id, food: 'cod', portions: 1 })).toMatchObject({ status: 409 })
  const records = (await shop.records('orders')).filter(({ headers }) => String(headers['ce_id']) === order.id)
  expect(records.map(({ key, partition }) => ({ key: String(key), partition }))).toEqual([{ key: '0/2', partition: 1 }])
})

test('a payment in parts that adds up is in the log as it was paid; one that does not is refused, with what it lacks', async () => {
  const parts = (cashPence: number) => [
    { method: 'cash', pence: cashPence, tenderedPence: 1000 },
    { method: 'card', pence: 560, reference: '0042' },
  ]
  const paid = (cashPence: number) => ({ ...codAndChips(2), payment: { method: 'split', parts: parts(cashPence) } })
  const short = paid(499)
  expect(await gateway.post('/api/orders', short)).toMatchObject({
    status: 422,
    body: {
      error: {
        message: 'Nothing was sold: the parts add up to £10.59, and the order costs £10.60.',
        fields: [{ path: 'payment.parts' }],
      },
    },
  })
  const whole = { ...paid(500), id: short.id }
  expect(await gateway.post('/api/orders', whole)).toMatchObject({ status: 201, body: { totalPence: 1060 } })
  const inLog = (await shop.records('orders')).filter(({ headers }) => String(headers['ce_id']) === whole.id)
  expect(inLog.map(({ value }) => JSON.parse(String(value)).payment)).toEqual([whole.payment])
})

test('twenty at once with one id are one order', async () => {
  const order = codAndChips(3)
  const replies = await Promise.all(Array.from({ length: 20 }, () => gateway.post('/api/orders', order)))
  expect(replies.map(({ status }) => status).toSorted(ascending)).toEqual([...Array.from({ length: 19 }, () => 200), 201])
  expect(new Set(replies.map(({ body }) => JSON.stringify(body))).size).toBe(1)
})

test('twenty sales at one till have twenty numbers', async () => {
  const replies = await Promise.all(Array.from({ length: 20 }, () => gateway.post('/api/orders', codAndChips(7))))
  expect(replies.map(({ body }) => Number(body['order'])).toSorted(ascending)).toEqual(Array.from({ length: 20 }, (_, i) => 701 + i))
})

const id = () => randomUUID()
const line = (over: object) => ({ id: id(), till: 1, lines: [{ item: 'cod-and-chips', quantity: 1, ...over }] })

test.each<[string, unknown, number]>([
  ['an unknown item', line({ item: 'unicorn' }), 422],
  ['an unknown food', { id: id(), till: 1, parts: [['unicorn']] }, 422],
  ['an unknown choice', line({ options: { 'salt-vinegar': 'gravy' } }), 422],
  ['a menu that never was', { ...line({}), menuVersion: 999 }, 422],
  ['quantity 0', line({ quantity: 0 }), 400],
  ['quantity -1', line({ quantity: -1 }), 400],
  ['quantity 1.5', line({ quantity: 1.5 }), 400],
  ['quantity a million', line({ quantity: 1_000_000 }), 400],
  [
    'more portions than one order may have',
    { id: id(), till: 1, lines: Array.from({ length: 10 }, () => ({ item: 'cod-and-chips', quantity: 99 })) },
    422,
  ],
  ['an unknown field', { ...line({}), discount: 10 }, 400],
  ['a price', { ...line({}), totalPence: 1 }, 400],
  ['a price on a line', line({ unitPence: 1 }), 400],
  ['a wrong type', { ...line({}), till: 'two' }, 400],
  ['no id', { till: 1, parts: [['cod']] }, 400],
  ['what is not JSON', '{"id":', 400],
  ['more than 64 KB', JSON.stringify({ ...line({}), note: 'x'.repeat(70_000) }), 413],
  ['a megabyte', JSON.stringify({ ...line({}), note: 'x'.repeat(1_000_000) }), 413],
])('%s is refused and nothing is changed', async (_, body, status) => {
  const before = (await shop.records('orders')).length
  const reply = await gateway.post('/api/orders', body)
  expect(reply).toMatchObject({ status, body: { error: { id: expect.any(String), message: expect.any(String) } } })
  expect((await shop.records('orders')).length).toBe(before)
})

test('what is refused names the fields', async () => {
  expect(await gateway.post('/api/orders', line({ item: 'unicorn' }))).toMatchObject({
    body: { error: { fields: [{ path: 'lines.0.item' }] } },
  })
  expect(await gateway.post('/api/orders', line({ quantity: 0 }))).toMatchObject({
    body: { error: { fields: [{ path: 'lines.0.quantity' }] } },
  })
  expect(await gateway.post('/api/orders', { ...line({}), discount: 1 })).toMatchObject({
    body: { error: { fields: [{ path: 'discount' }] } },
  })
})

test('a body must say that it is JSON', async () => {
  expect(await gateway.post('/api/orders', codAndChips(1), { 'content-type': 'text/plain' })).toMatchObject({ status: 415 })
})

test('the state of an order forbids what does not fit it', async () => {
  const order = id()
  await gateway.post('/api/orders', { ...codAndChips(1), id: order })
  const act = (what: string, as = id()) => gateway.post(`/api/orders/${order}/${what}`, { id: as })
  expect(await act('ready')).toMatchObject({
    status: 409,
    body: { error: { id: 'state', message: expect.stringContaining('not been looked at') } },
  })
  expect(await act('collected')).toMatchObject({ status: 409 })
  expect(await act('recalled')).toMatchObject({ status: 409 })
  const cancel = id()
  expect(await act('cancelled', cancel)).toMatchObject({ status: 201, body: { orderId: order, status: 'cancelled' } })
  expect(await act('cancelled', cancel)).toMatchObject({ status: 200, body: { orderId: order, status: 'cancelled' } })
  expect(await act('cancelled')).toMatchObject({ status: 409, body: { error: { message: expect.stringContaining('has been cancelled') } } })
  expect(await gateway.post(`/api/orders/${id()}/ready`, { id: id() })).toMatchObject({ status: 404 })
  expect(await gateway.post('/api/orders/271/ready', { id: id() })).toMatchObject({ status: 404 })
})

test('a batch is lifted once, and only one that was dropped', async () => {
  const batch = id()
  expect(await gateway.post('/api/fryer/dropped', { id: batch, food: 'cod', portions: 6 })).toMatchObject({
    status: 201,
    body: { batch, pan: 1 },
  })
  const lifts = await Promise.all([id(), id(), id()].map((as) => gateway.post('/api/fryer/lifted', { id: as, batch })))
  expect(lifts.map(({ status }) => status).toSorted(ascending)).toEqual([201, 409, 409])
  expect(lifts.find(({ status }) => status === 201)?.body).toMatchObject({ portions: 6, food: 'cod' })
  expect(await gateway.post('/api/fryer/lifted', { id: id(), batch: id() })).toMatchObject({ status: 404 })
  expect(await gateway.post('/api/fryer/dropped', { id: id(), food: 'peas', portions: 6 })).toMatchObject({ status: 422 })
  const records = await shop.records('fryer')
  expect(records.filter(({ value }) => String(value).includes(batch)).map(({ headers }) => String(headers['ce_type']))).toEqual([
    'batch.dropped',
    'batch.lifted',
  ])
})

test('after a restart answers, conflicts, numbers and the fryer are remembered', async () => {
  const order = codAndChips(8)
  const batch = id()
  const sold = await gateway.post('/api/orders', order)
  const cancel = { id: id(), reason: 'changed their mind' }
  const cancelled = await gateway.post(`/api/orders/${order.id}/cancelled`, cancel)
  await gateway.post('/api/fryer/dropped', { id: batch, food: 'cod', portions: 3 })
  await gateway.close()

  gateway = await shop.open()
  expect(await gateway.post('/api/orders', order)).toEqual({ status: 200, body: sold.body })
  expect(await gateway.post('/api/orders', { ...order, eatIn: true })).toMatchObject({ status: 409, body: { error: { id: 'conflict' } } })
  expect(await gateway.post(`/api/orders/${order.id}/cancelled`, cancel)).toEqual({ status: 200, body: cancelled.body })
  expect(await gateway.post(`/api/orders/${order.id}/cancelled`, { ...cancel, reason: 'another' })).toMatchObject({
    status: 409,
    body: { error: { id: 'conflict' } },
  })
  expect(await gateway.post('/api/orders', codAndChips(8))).toMatchObject({ status: 201, body: { order: Number(sold.body['order']) + 1 } })
  expect(await gateway.post('/api/fryer/lifted', { id: id(), batch })).toMatchObject({ status: 201, body: { portions: 3 } })
})

test('the description names every address, and readiness names what it depends on', async () => {
  const description = await gateway.get('/api/openapi.json')
  expect(Object.keys(Object(description.body['paths']))).toEqual(
    expect.arrayContaining(['/api/orders', '/api/orders/{id}/ready', '/api/fryer/lifted', '/api/reports/day', '/metrics']),
  )
  expect(description.body).toMatchObject({ paths: { '/api/reports/day': { get: { parameters: [{ name: 'date', in: 'query' }] } } } })
  // All services answer, but nobody works in this shop: that is not ready.
  const ready = await gateway.get('/api/ready')
  expect(ready).toMatchObject({
    status: 503,
    body: {
      status: 'not ready',
      missing: ['preparer', 'cook', 'counter', 'accountant', 'statistician', 'stockist'],
      dependencies: { kafka: { ok: true }, redis: { ok: true }, postgres: { ok: true }, web: { ok: true } },
    },
  })
  expect(Object.keys(Object(ready.body['workers']))).toEqual(expect.arrayContaining(['preparer', 'accountant']))
  expect(await gateway.get('/metrics')).toMatchObject({
    status: 200,
    body: { text: expect.stringContaining('chippy_orders{state="placed"}') },
  })
})
