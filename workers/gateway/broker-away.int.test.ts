// Protects people from a broker that is away: they hear within seconds that the outcome is unknown, and the order that they
// ask for again lands once.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { env } from '@/lib/server/env'
import { type BrokerProxy, proxyBroker } from './broker-proxy.fixture'
import { openTestShop, type TestGateway, type TestShop, until } from './gateway.fixture'

let shop: TestShop
let proxy: BrokerProxy
let gateway: TestGateway

beforeAll(async () => {
  shop = await openTestShop()
  proxy = await proxyBroker(env.KAFKA_BROKERS)
  gateway = await shop.open(proxy.address)
})
afterAll(async () => {
  proxy.mend()
  await shop.close()
  await proxy.close()
})

test('not confirmed within three seconds; a retry joins; when the broker is back it has landed once', async () => {
  const order = { id: randomUUID(), till: 4, parts: [['cod', 'chips']] }
  expect(await gateway.post('/api/orders', { ...order, id: randomUUID() })).toMatchObject({ status: 201, body: { order: 401 } })
  proxy.cut()

  const from = performance.now()
  const first = await gateway.post('/api/orders', order)
  expect(performance.now() - from).toBeLessThan(3000)
  expect(first).toMatchObject({ status: 503, body: { error: { id: 'not-confirmed' } } })
  expect(await gateway.post('/api/orders', { ...order, eatIn: true })).toMatchObject({ status: 409, body: { error: { id: 'conflict' } } })
  // Nothing was lost of what is known, and what is not confirmed is not shown as if it were.
  expect(await gateway.get('/api/menu')).toMatchObject({ status: 200 })
  expect(await gateway.get(`/api/orders/${order.id}`)).toMatchObject({ status: 404 })
  expect(await gateway.get('/api/ready')).toMatchObject({ status: 503, body: { missing: ['kafka'] } })
  const askedMs = performance.now()
  expect(await gateway.get('/metrics')).toMatchObject({ status: 200, body: { text: expect.stringContaining('chippy_pending 1') } })
  // Prometheus gives up after ten seconds, and would lose all figures just when they are wanted.
  expect(performance.now() - askedMs).toBeLessThan(5000)

  proxy.mend()
  const landed = await until(
    () => gateway.post('/api/orders', order),
    ({ status }) => status !== 503,
  )
  expect(landed).toMatchObject({ status: 200, body: { id: order.id, order: 402, status: 'accepted' } })
  const records = (await shop.records('orders')).filter(({ headers }) => String(headers['ce_id']) === order.id)
  expect(new Set(records.map(({ value }) => String(value))).size).toBe(1)
  await until(
    () => gateway.get('/api/ready'),
    ({ body }) => Array.isArray(body['missing']) && !body['missing'].includes('kafka'),
  )

  // Reading goes on, too: what somebody else sold meanwhile is seen here.
  const elsewhere = await shop.open()
  const other = { id: randomUUID(), till: 5, parts: [['chips']] }
  expect(await elsewhere.post('/api/orders', other)).toMatchObject({ status: 201 })
  await until(
    () => gateway.get(`/api/orders/${other.id}`),
    ({ status }) => status === 200,
  )
})
