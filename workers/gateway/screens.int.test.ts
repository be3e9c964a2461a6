// Protects what screens show: a snapshot, then every change numbered without a gap; a heartbeat that says how old it all is;
// and nothing for a page of a stranger.
import { randomUUID } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { mergeFacts, type OrderFacts, stateOf } from '@/lib/domain/board'
import type { ClientToServer, Frame, Screen, ServerToClient, Snapshot } from '@/lib/realtime/contract'
import { openTestShop, type TestGateway, type TestShop, until } from './gateway.fixture'

let shop: TestShop
let gateway: TestGateway
const sockets: Socket[] = []

beforeAll(async () => {
  shop = await openTestShop()
  gateway = await shop.open()
})
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect()
})
afterAll(() => shop.close())

type ScreenSocket = Socket<ServerToClient, ClientToServer>

function connect(headers: Record<string, string> = gateway.owner.headers): ScreenSocket {
  const options = { path: '/rt', transports: ['websocket'], reconnection: false, forceNew: true }
  const socket: ScreenSocket = io(gateway.url, { ...options, extraHeaders: headers })
  sockets.push(socket)
  return socket
}

async function watch(screen: Screen): Promise<{ socket: ScreenSocket; snapshot: Snapshot; frames: Frame[] }> {
  const socket = connect()
  const frames: Frame[] = []
  socket.on('frame', (frame) => frames.push(frame))
  const snapshot = await socket.emitWithAck('watch', { screen })
  return { socket, snapshot, frames }
}

const sell = (till = 1) => {
  const id = randomUUID()
  return gateway.post('/api/orders', { id, till, parts: [['cod', 'chips']] }).then(() => id)
}

/** What a screen has after its snapshot and these frames; throws at a gap. */
function onScreen({ snapshot, frames }: { snapshot: Snapshot; frames: Frame[] }): Map<string, OrderFacts> {
  const orders = new Map(snapshot.orders.map((facts) => [facts.id, facts]))
  let { seq } = snapshot
  for (const frame of frames.filter((each) => each.seq > snapshot.seq)) {
    const isChange = frame.orders !== undefined || frame.cabinet !== undefined || frame.menuVersion !== undefined
    expect(frame.seq).toBe(isChange ? seq + 1 : seq)
    seq = frame.seq
    for (const facts of frame.orders ?? []) orders.set(facts.id, mergeFacts(orders.get(facts.id) ?? { id: facts.id }, facts))
  }
  return orders
}

test('a snapshot has what is open, and frames go on from it without a gap', async () => {
  const before = await sell()
  const first = await watch('kitchen')
  expect(first.snapshot).toMatchObject({ menuVersion: 1, menuConfirmed: false, cabinet: null, screensOpen: { kitchen: 1 }, behindMs: 0 })
  expect(onScreen(first).get(before)).toBeDefined()
  const some = await Promise.all(Array.from({ length: 30 }, (_, i) => sell(1 + (i % 3))))
  const second = await watch('board')
  const more = await Promise.all(Array.from({ length: 30 }, (_, i) => sell(1 + (i % 3))))
  const cancelled = some[0] ?? ''
  await gateway.post(`/api/orders/${cancelled}/cancelled`, { id: randomUUID() })
  for (const screen of [first, second]) {
    await until(
      async () => onScreen(screen),
      (orders) => orders.size === 61 && stateOf(orders.get(cancelled) ?? { id: '' }) === 'cancelled',
    )
    expect([...some, ...more].every((id) => onScreen(screen).get(id)?.placed !== undefined)).toBe(true)
  }
  expect(second.snapshot.screensOpen).toEqual({ kitchen: 1, board: 1 })
  expect(second.snapshot.lastNumbers).toEqual({ 1: 111, 2: 210, 3: 310 })
})

test('a screen that was away comes back to what the others have', async () => {
  const one = await watch('kitchen')
  const missed = await sell()
  await until(
    async () => onScreen(one),
    (orders) => orders.has(missed),
  )
  expect(onScreen(await watch('kitchen'))).toEqual(onScreen(one))
})

test('a heartbeat comes once a second, with the number that holds', async () => {
  const { snapshot, frames } = await watch('till')
  await until(
    async () => frames,
    (all) => all.filter((frame) => frame.orders === undefined).length >= 2,
  )
  expect(frames.at(-1)).toMatchObject({ seq: snapshot.seq, behindMs: expect.any(Number) })
})

test('the manager gets the whole day, and gets it again when something has happened', async () => {
  const socket = connect()
  const takings: number[] = []
  socket.on('day', (report) => takings.push(report.takingsPence))
  await socket.emitWithAck('watch', { screen: 'manager' })
  await until(
    async () => takings,
    (all) => all.length === 1,
  )
  await sell()
  await until(
    async () => takings,
    (all) => all.length === 2,
  )
})

test.each([
  ['another site', { origin: 'http://evil.example' }],
  ['another port of this machine', { origin: 'http://localhost:1' }],
  ['a sandboxed page', { origin: 'null' }],
  ['who does not say where it comes from', {}],
])('%s gets no socket, whatever cookies are sent along', async (_, headers) => {
  const socket = connect({ cookie: gateway.owner.headers.cookie, ...headers })
  const error = await new Promise((resolve, reject) => {
    socket.on('connect_error', resolve)
    socket.on('connect', () => reject(new Error('it was let in')))
  })
  expect(error).toBeInstanceOf(Error)
})

test('a page of ours on an enrolled device gets one', async () => {
  expect((await connect().emitWithAck('watch', { screen: 'home' })).shopName).toBe('Chippy')
})

test('what is not a question of a screen is not answered and harms nobody', async () => {
  const socket = connect()
  await new Promise<void>((resolve) => {
    socket.on('connect', resolve)
  })
  Reflect.apply(socket.emit, socket, [
    'watch',
    { screen: 'vault' },
    () => {
      throw new Error('it was answered')
    },
  ])
  Reflect.apply(socket.emit, socket, ['watch', null])
  Reflect.apply(socket.emit, socket, ['frame', { seq: 99 }])
  expect((await socket.emitWithAck('watch', { screen: 'till', till: 2 })).seq).toBeGreaterThanOrEqual(0)
})
