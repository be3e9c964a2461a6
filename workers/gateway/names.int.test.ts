// Protects customers' names: they are found while they are needed, end by themselves after a day, and stand in no record of the log.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLogger } from '@/lib/server/log'
import { connectRedis } from '@/lib/server/redis'
import { topics } from '@/lib/topics/all'
import { openTestShop, type TestGateway, type TestShop } from './gateway.fixture'

let shop: TestShop
let gateway: TestGateway

beforeAll(async () => {
  shop = await openTestShop()
  gateway = await shop.open()
})
afterAll(() => shop.close())

const name = (of: string, called: string) => gateway.post(`/api/orders/${of}/name`, { id: randomUUID(), name: called })
const asked = async (q: string) => (await gateway.get(`/api/names${q === '' ? '' : `?q=${encodeURIComponent(q)}`}`)).body

test('a name is found by a part of it, changed, and taken away', async () => {
  const id = randomUUID()
  expect((await name(id, 'Dave')).status).toBe(404)
  await gateway.post('/api/orders', { id, till: 1, lines: [{ item: 'mushy-peas', quantity: 1 }] })
  expect(await name(id, '  José   Ortega ')).toMatchObject({ status: 201, body: { of: id, status: 'named' } })
  expect(await asked('jose')).toEqual({ names: [{ id, name: 'José Ortega' }] })
  expect(await asked('nobody')).toEqual({ names: [] })
  await name(id, 'Dave')
  expect(await asked('')).toEqual({ names: [{ id, name: 'Dave' }] })
  await name(id, '')
  expect(await asked('')).toEqual({ names: [] })
  expect((await name(id, 'x'.repeat(41))).status).toBe(400)
})

test('it ends after a day by itself, and stands in no record of the log', async () => {
  const [sale, secret] = [randomUUID(), `Zebedee ${randomUUID().slice(0, 8)}`]
  const lines = [{ item: 'mushy-peas', quantity: 1 }]
  await gateway.post('/api/parked', {
    id: sale,
    till: 1,
    lines,
    eatIn: false,
    menuVersion: 1,
    totalPence: 180,
    at: new Date().toISOString(),
  })
  expect((await name(sale, secret)).status).toBe(201)
  const order = randomUUID()
  await gateway.post('/api/orders', { id: order, till: 1, lines })
  await name(order, secret)
  const redis = connectRedis(shop.env.REDIS_URL, createLogger('test'))
  for (const id of [sale, order]) {
    const seconds = await redis.ttl(`${shop.env.REDIS_PREFIX}name:${shop.env.SHOP}:${id}`)
    expect(seconds).toBeGreaterThan(24 * 3600 - 60)
    expect(seconds).toBeLessThanOrEqual(24 * 3600)
    // As it is when that time is over.
    await redis.expire(`${shop.env.REDIS_PREFIX}name:${shop.env.SHOP}:${id}`, 0)
  }
  redis.disconnect()
  expect(await asked('Zebedee')).toEqual({ names: [] })
  for (const topic of topics)
    for (const { value, headers } of await shop.records(topic.name)) {
      expect(`${String(value)} ${JSON.stringify(headers)}`).not.toContain('Zebedee')
    }
})
