// Protects sales that are put aside: each is taken up once, on whichever till, and nothing of it is lost when the gateway starts again.
import { randomUUID } from 'node:crypto'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SaleFacts } from '@/lib/domain/parked'
import type { Frame, Snapshot } from '@/lib/realtime/contract'
import { openTestShop, type TestGateway, type TestShop, until } from './gateway.fixture'

let shop: TestShop
let gateway: TestGateway

beforeAll(async () => {
  shop = await openTestShop()
  gateway = await shop.open()
})
afterAll(() => shop.close())

const lines = [{ item: 'cod-and-chips', quantity: 2, note: 'well done' }]

async function park(till = 1) {
  const id = randomUUID()
  const sale = { id, till, lines, eatIn: true, menuVersion: 1, totalPence: 2120, at: '2026-11-20T18:41:00.000Z' }
  const answer = await gateway.post('/api/parked', sale)
  expect(answer).toMatchObject({ status: 201, body: { id, status: 'parked' } })
  return sale
}

const resume = (sale: string, till: number, id = randomUUID()) => gateway.post(`/api/parked/${sale}/resumed`, { id, till })

/** What a screen is told when it opens, and the frames after that. */
async function watch(screen: string) {
  const options = { path: '/rt', transports: ['websocket'], reconnection: false, forceNew: true, extraHeaders: gateway.owner.headers }
  const socket = io(gateway.url, options)
  const frames: Frame[] = []
  socket.on('frame', (frame: Frame) => frames.push(frame))
  const snapshot: Snapshot = await socket.emitWithAck('watch', { screen })
  return { snapshot, frames, close: () => socket.disconnect() }
}

const saleIn = (sales: readonly SaleFacts[] | undefined, id: string) => sales?.find((sale) => sale.id === id)

test('a sale that is parked comes up on every till as it was, and on no screen where nobody signs in', async () => {
  const [till, board] = [await watch('till'), await watch('board')]
  const sale = await park()
  const told = await until(
    async () => till.frames.flatMap(({ sales }) => sales ?? []),
    (sales) => saleIn(sales, sale.id) !== undefined,
  )
  const { menuVersion, totalPence } = sale
  const parked = { till: 1, lines, eatIn: true, menuVersion, totalPence, atMs: Date.parse(sale.at) }
  expect(saleIn(told, sale.id)).toEqual({ id: sale.id, parked })
  const [later, boardLater] = [await watch('till'), await watch('board')]
  expect(saleIn(later.snapshot.sales, sale.id)).toEqual({ id: sale.id, parked })
  expect(boardLater.snapshot.sales).toEqual([])
  expect(board.frames.flatMap(({ sales }) => sales ?? [])).toEqual([])
  for (const one of [till, board, later, boardLater]) one.close()
})

test('of two tills that take it up at once one gets it, and the other is told who has it', async () => {
  const sale = await park()
  const answers = await Promise.all([resume(sale.id, 1), resume(sale.id, 2)])
  const [got, refused] = answers.toSorted((a, b) => a.status - b.status)
  expect(got).toMatchObject({ status: 201, body: { sale: sale.id, status: 'resumed' } })
  expect(refused).toMatchObject({
    status: 409,
    body: { error: { id: 'state', message: `Till ${String(got?.body['till'])} has taken this sale up already.` } },
  })
  expect((await shop.records('orders')).filter(({ value }) => String(value).includes(sale.id))).toHaveLength(2)
})

test('asked again with the same id it is the same till that has it', async () => {
  const [sale, act] = [await park(), randomUUID()]
  expect(await resume(sale.id, 2, act)).toMatchObject({ status: 201 })
  expect(await resume(sale.id, 2, act)).toMatchObject({ status: 200, body: { sale: sale.id, till: 2 } })
})

test('no price and no sale without lines is put aside, and what nobody parked cannot be taken up', async () => {
  const sale = { id: randomUUID(), till: 1, lines, eatIn: false, menuVersion: 1, totalPence: 1, at: new Date().toISOString() }
  const priced = await gateway.post('/api/parked', { ...sale, lines: [{ ...lines[0], unitPence: 1 }] })
  expect(priced).toMatchObject({ status: 400, body: { error: { message: expect.stringContaining('unitPence') } } })
  expect((await gateway.post('/api/parked', { ...sale, lines: [] })).status).toBe(400)
  expect(await resume(randomUUID(), 1)).toMatchObject({ status: 404 })
})

test('after a restart what waits still waits, what was taken up is with its till, and no money was counted', async () => {
  const [waits, over] = [await park(), await park(2)]
  const act = randomUUID()
  await resume(over.id, 1, act)
  await gateway.close()
  gateway = await shop.open()
  const till = await watch('till')
  till.close()
  expect(saleIn(till.snapshot.sales, waits.id)?.parked).toMatchObject({ lines, totalPence: 2120 })
  expect(saleIn(till.snapshot.sales, over.id)).toBeUndefined()
  expect(await resume(over.id, 1, act)).toMatchObject({ status: 200, body: { till: 1 } })
  expect(await resume(over.id, 2)).toMatchObject({ status: 409 })
  expect(till.snapshot.orders).toEqual([])
})
