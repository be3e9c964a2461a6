// Protects the customer at the open door: whoever has the link sees that order and nothing else, whoever has not learns nothing; the
// code collects what is ready; a call reaches the boards; nobody can ask without end.
import { randomBytes, randomUUID } from 'node:crypto'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linkFrom } from '@/lib/domain/link'
import { linkHash } from '@/lib/operations/link-hash'
import type { BoardCall } from '@/lib/realtime/contract'
import { createLogger } from '@/lib/server/log'
import { type OpenDeps, openDeps } from '@/workers/deps'
import { workersNamed } from '@/workers/index'
import { type OpenWorkers, openWorkers } from '@/workers/open-workers'
import { openTestShop, type TestGateway, type TestShop, until } from './gateway.fixture'

let shop: TestShop
let gateway: TestGateway
let deps: OpenDeps
let preparer: OpenWorkers

beforeAll(async () => {
  shop = await openTestShop()
  gateway = await shop.open()
  deps = await openDeps(shop.env, createLogger('test'))
  preparer = await openWorkers(workersNamed(['preparer']), deps, (error) => {
    throw error
  })
})
afterAll(async () => {
  await preparer.stop()
  await deps.close()
  await shop.close()
})

const newLink = () => linkFrom(randomBytes(26))
const promisedAt = new Date(Date.now() + 6 * 60_000).toISOString()

/** Peas are always there: such an order can be wrapped at once. */
async function sell(more: object = {}) {
  const [id, link] = [randomUUID(), newLink()]
  const lines = [{ item: 'mushy-peas', quantity: 2, note: 'for Dave' }]
  const sold = await gateway.post('/api/orders', { id, till: 2, lines, payment: { method: 'cash' }, link, promisedAt, ...more })
  expect(sold.status).toBe(201)
  return { id, link, ticket: String(sold.body['ticket']) }
}

async function makeReady(id: string) {
  const bump = randomUUID()
  const answer = await until(
    () => gateway.post(`/api/orders/${id}/ready`, { id: bump }),
    ({ status }) => status !== 409,
  )
  expect(answer.status).toBe(201)
}

test('the holder of the link sees the order, and nothing that is not for a customer', async () => {
  const { id, link, ticket } = await sell()
  const { status, body } = await gateway.get(`/api/track/${link}`)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    ticket,
    stage: { kind: expect.stringMatching(/sent|wraps/) },
    standing: { atMs: Date.parse(promisedAt), late: false },
    lines: [{ quantity: 2, name: 'Mushy peas', totalPence: 360 }],
    totalPence: 360,
    vatPence: 60,
    payment: 'cash',
    allergensChecked: false,
  })
  for (const secret of [id, 'Dave', 'till', 'partition']) expect(JSON.stringify(body)).not.toContain(secret)
  expect(await gateway.get(`/api/track/${link.toUpperCase()}`)).toMatchObject({ status: 200, body: { ticket } })
})

test('what the customer must avoid is in the log, on the customer’s own page, and said of what is in the food', async () => {
  const { id, link } = await sell({ lines: [{ item: 'chips', quantity: 1, options: { 'on-top': 'Curry' } }], allergies: ['mustard'] })
  expect(await gateway.get(`/api/track/${link}`)).toMatchObject({
    body: { allergies: ['mustard'], lines: [{ allergens: ['celery', 'gluten', 'milk', 'mustard', 'sulphites'] }] },
  })
  expect(await gateway.get(`/api/orders/${id}`)).toMatchObject({ body: { facts: { placed: { allergies: ['mustard'] } } } })
  const record = (await shop.records('orders')).find(({ headers }) => String(headers['ce_id']) === id)
  expect(JSON.parse(String(record?.value))).toMatchObject({ allergies: ['mustard'] })
})

test('anybody may read what is in everything', async () => {
  const { status, body } = await gateway.get('/api/allergens')
  expect([status, body['checked']]).toEqual([200, false])
  expect(JSON.stringify(body['groups'])).toContain('"name":"Curry sauce","cells":{"celery":"contains"')
})

test('a link that is not one, or of no order, is answered like one that is over', async () => {
  await sell()
  const unknown = await gateway.get(`/api/track/${newLink()}`)
  expect(unknown).toMatchObject({ status: 404, body: { error: { id: 'not-found' } } })
  for (const other of ['271', 'x'.repeat(26), randomUUID()]) expect(await gateway.get(`/api/track/${other}`)).toEqual(unknown)
})

test('the log has the promise and the hash of the link, never the link', async () => {
  const { id, link } = await sell()
  const record = (await shop.records('orders')).find(({ headers }) => String(headers['ce_id']) === id)
  expect(JSON.parse(String(record?.value))).toMatchObject({ promisedAt, linkHash: linkHash(link) })
  expect(JSON.stringify((await shop.records('orders')).map(({ value }) => String(value)))).not.toContain(link)
})

test('a promise of another day is not recorded, and the order is taken all the same', async () => {
  const { id } = await sell({ promisedAt: '2020-01-01T00:00:00.000Z' })
  const record = (await shop.records('orders')).find(({ headers }) => String(headers['ce_id']) === id)
  expect(JSON.parse(String(record?.value))).not.toHaveProperty('promisedAt')
})

test('a code that is scanned collects its order once it is ready, and says why when it cannot', async () => {
  const { id, link, ticket } = await sell()
  const scan = (code: string, as = randomUUID()) => gateway.post('/api/collected', { id: as, link: code })
  expect(await scan(newLink())).toMatchObject({ status: 404 })
  expect(await scan(link)).toMatchObject({ status: 409, body: { error: { id: 'state', message: expect.stringContaining(ticket) } } })
  await makeReady(id)
  const act = randomUUID()
  expect(await scan(link, act)).toMatchObject({ status: 201, body: { orderId: id, ticket, status: 'collected' } })
  expect(await scan(link, act)).toMatchObject({ status: 200, body: { orderId: id } })
  expect(await scan(link)).toMatchObject({ status: 409, body: { error: { message: expect.stringContaining('has been collected') } } })
  const [collected] = (await shop.records('collected')).filter(({ value }) => String(value).includes(id))
  expect(JSON.parse(String(collected?.value))).toMatchObject({ by: 'scan' })
  expect(await gateway.get(`/api/track/${link}`)).toMatchObject({ body: { stage: { kind: 'collected' }, standing: null } })
})

test('a call reaches the boards that are open and nobody else, and only for an order that is ready', async () => {
  const { id, ticket } = await sell()
  const call = () => gateway.post(`/api/orders/${id}/called`, { id: randomUUID() })
  expect(await call()).toMatchObject({ status: 409 })
  await makeReady(id)
  expect(await call()).toMatchObject({ status: 201, body: { ticket, boards: 0, status: 'called' } })
  const heard: Record<string, BoardCall[]> = { board: [], kitchen: [] }
  const sockets = await Promise.all(
    ['board', 'kitchen'].map(async (screen) => {
      const socket = io(gateway.url, {
        ...{ path: '/rt', transports: ['websocket'], reconnection: false, forceNew: true },
        extraHeaders: gateway.owner.headers,
      })
      socket.on('call', (said: BoardCall) => heard[screen]?.push(said))
      await socket.emitWithAck('watch', { screen })
      return socket
    }),
  )
  expect(await call()).toMatchObject({ status: 201, body: { boards: 1 } })
  await until(
    async () => heard,
    ({ board }) => board?.length === 1,
  )
  expect(heard).toEqual({ board: [{ order: id, ticket, atMs: expect.any(Number) }], kitchen: [] })
  for (const socket of sockets) socket.disconnect()
  expect((await shop.records('ready')).filter(({ value }) => String(value).includes(id))).toHaveLength(1)
})

test('after a restart the link is known as before', async () => {
  const { link, ticket } = await sell()
  await gateway.close()
  gateway = await shop.open()
  expect(await gateway.get(`/api/track/${link}`)).toMatchObject({ status: 200, body: { ticket } })
})

test('whoever asks without end about one order is told so, and nobody else is', async () => {
  const [{ link }, other] = [await sell(), await sell()]
  const replies = await Promise.all(Array.from({ length: 40 }, () => gateway.get(`/api/track/${link}`)))
  const statuses = replies.map(({ status }) => status)
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(20)
  expect(statuses).toContain(429)
  expect(await gateway.get(`/api/track/${other.link}`)).toMatchObject({ status: 200 })
})
