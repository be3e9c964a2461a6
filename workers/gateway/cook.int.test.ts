// Guarantee: what can be undone is undone once and in time; how the shop cooks is what the manager last said; nothing that cannot be is set.
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
