// Guarantee: what can be undone is undone once and in time; what was probed is on record, and the newest reading is known after a restart; how the shop cooks is what the manager last said; nothing that cannot be is set.
import { randomUUID } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ClientToServer, ServerToClient } from '@/lib/realtime/contract'
import { openTestShop, type TestGateway, type TestShop } from './gateway.fixture'

let shop: TestShop
let gateway: TestGateway
beforeAll(async () => {
  shop = await openTestShop()
  gateway = await shop.open()
})
afterAll(() => shop.close())

const post = (name: string, body: object) => gateway.post(`/api/${name}`, { id: randomUUID(), ...body })

test('a drop is undone once, and is not lifted after that', async () => {
  const id = randomUUID()
  expect((await gateway.post('/api/fryer/dropped', { id, food: 'cod', portions: 6, pan: 2 })).body).toMatchObject({ pan: 2 })
  const undo = { id: randomUUID(), batch: id, what: 'dropped' }
  expect(await gateway.post('/api/fryer/undone', undo)).toMatchObject({ status: 201, body: { food: 'cod', portions: 6, status: 'undone' } })
  expect((await gateway.post('/api/fryer/undone', undo)).status).toBe(200)
  expect((await post('fryer/undone', { batch: id, what: 'dropped' })).status).toBe(409)
  expect((await post('fryer/lifted', { batch: id })).status).toBe(409)
  expect((await post('fryer/undone', { batch: randomUUID(), what: 'dropped' })).status).toBe(404)
})

test('what a display kept without a link is taken with the time of its key, and its undo comes with it', async () => {
  const at = new Date(Date.now() - 90_000).toISOString()
  const id = randomUUID()
  const kept = { id, food: 'cod', portions: 6, at }
  expect((await gateway.post('/api/fryer/dropped', kept)).status).toBe(201)
  expect((await gateway.post('/api/fryer/dropped', kept)).status).toBe(200)
  expect((await post('fryer/undone', { batch: id, what: 'dropped' })).status).toBe(201)
  expect((await post('fryer/dropped', { food: 'cod', portions: 6, at: 'just now' })).status).toBe(400)
})

test('an undone lift goes on under the id of that act, and what was lifted cannot be undropped', async () => {
  const id = randomUUID()
  await gateway.post('/api/fryer/dropped', { id, food: 'cod', portions: 6 })
  expect((await post('fryer/undone', { batch: id, what: 'lifted' })).status).toBe(409)
  await post('fryer/lifted', { batch: id, portions: 5 })
  expect((await post('fryer/undone', { batch: id, what: 'dropped' })).status).toBe(409)
  const again = randomUUID()
  expect(await gateway.post('/api/fryer/undone', { id: again, batch: id, what: 'lifted' })).toMatchObject({
    status: 201,
    body: { portions: 5 },
  })
  expect((await post('fryer/lifted', { batch: id })).status).toBe(409)
  expect(await post('fryer/lifted', { batch: again })).toMatchObject({ status: 201, body: { portions: 6 } })
})

test('what was done before a restart can still not be done twice', async () => {
  const id = randomUUID()
  await gateway.post('/api/fryer/dropped', { id, food: 'cod', portions: 6 })
  await post('fryer/undone', { batch: id, what: 'dropped' })
  gateway = await shop.open()
  expect((await post('fryer/lifted', { batch: id })).status).toBe(409)
})

/** What a cook's display that opens now is told. */
async function temperatures() {
  const options = { path: '/rt', transports: ['websocket'], reconnection: false, forceNew: true }
  const socket: Socket<ServerToClient, ClientToServer> = io(gateway.url, { ...options, extraHeaders: gateway.owner.headers })
  try {
    return (await socket.emitWithAck('watch', { screen: 'cook' })).cook?.temperatures
  } finally {
    socket.close()
  }
}

test('a reading is recorded once, with its time and who took it; what a display kept does not stand before a newer one', async () => {
  expect(await temperatures()).toEqual({ cabinet: null, pans: {} })
  const probe = { id: randomUUID(), celsius: 58.5, at: new Date(Date.now() - 60_000).toISOString() }
  expect(await gateway.post('/api/fryer/probed', probe)).toEqual({ status: 201, body: { id: probe.id, celsius: 58.5, status: 'probed' } })
  expect((await gateway.post('/api/fryer/probed', probe)).status).toBe(200)
  expect((await gateway.post('/api/fryer/probed', { ...probe, celsius: 64 })).status).toBe(409)
  await post('fryer/probed', { celsius: 64, at: new Date(Date.now() - 600_000).toISOString() })
  expect(await post('fryer/probed', { pan: 2, celsius: 174 })).toMatchObject({ status: 201, body: { pan: 2, celsius: 174 } })
  for (const wrong of [{ celsius: 178 }, { pan: 2, celsius: 261 }, { pan: 0, celsius: 174 }, { celsius: 63.25 }, { celsius: '64' }])
    expect((await post('fryer/probed', wrong)).status).toBe(400)
  const known = { cabinet: { celsius: 58.5, atMs: Date.parse(probe.at) }, pans: { 2: { celsius: 174, atMs: expect.any(Number) } } }
  expect(await temperatures()).toEqual(known)
  const readings = (await shop.records('fryer'))
    .map(({ value }) => JSON.parse(String(value)))
    .filter(({ celsius }) => celsius !== undefined)
  expect(readings.map(({ celsius }) => celsius)).toEqual([58.5, 64, 174])
  expect(readings[0]).toMatchObject({ at: probe.at, by: expect.any(String) })
  gateway = await shop.open()
  expect(await temperatures()).toEqual(known)
})

test('the range: set, kept through a restart, refused when a food would have no pan', async () => {
  type Range = { pans: { pan: number; name: string; foods: string[]; recoverySeconds: number }[]; pansSet: boolean; lastOrders: boolean }
  const range = async () => (await gateway.get('/api/range')).body as unknown as Range
  const before = await range()
  expect(before.pansSet).toBe(false)
  const pans = before.pans.map((pan) => ({ ...pan, name: `p${pan.pan}`, recoverySeconds: 12 }))
  expect((await post('range', { pans: pans.slice(1) })).status).toBe(422)
  expect((await post('range', { pans })).status).toBe(201)
  await expect.poll(range).toMatchObject({ pans, pansSet: true })
  expect((await post('range/par', { food: 'plaice', slots: [] })).status).toBe(422)
  expect((await post('range/par', { food: 'cod', slots: [{ days: [5], from: '25:00', to: '20:00', par: 1 }] })).status).toBe(400)
  const slots = [{ days: [5], from: '16:30', to: '20:00', par: 12 }]
  expect((await post('range/par', { food: 'cod', slots })).status).toBe(201)
  expect((await post('range/last-orders', { on: true })).status).toBe(201)
  await expect.poll(range).toMatchObject({ par: { cod: slots }, lastOrders: true })
  const advice = (await gateway.get('/api/advice')).body as { advice: unknown[] }
  expect(advice.advice).toEqual([])
  gateway = await shop.open()
  expect(await range()).toMatchObject({ pans, par: { cod: slots }, lastOrders: true })
})
