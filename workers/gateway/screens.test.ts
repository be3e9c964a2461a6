// Protects the kitchen from a display that lags: an order is shown with the next frame, also while a change of the cabinet waits for its
// own, which goes out only four times a second.
import http from 'node:http'
import { io, type Socket } from 'socket.io-client'
import { afterEach, expect, test } from 'vitest'
import { emptyCabinet } from '@/lib/domain/cabinet/state'
import { viewOf } from '@/lib/domain/cabinet/view'
import { type ClientToServer, type Frame, noPrinter, type ServerToClient } from '@/lib/realtime/contract'
import { nobody } from './access/desk'
import { createGuard } from './guard'
import { Screens } from './screens'

/** Who may see what the kitchen sees. */
const device = { id: 'd', name: '', kinds: [], till: null, tokenHash: '', enrolledAtMs: 0 }
const cook = { ...nobody, device, person: { id: 'p', name: '', roles: ['kitchen' as const], pinHash: '', passwordHash: null } }

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

/** Screens of a shop in which nothing happens by itself, and a kitchen display that watches. */
async function openKitchen(): Promise<{ screens: Screens; next(wanted: (frame: Frame) => boolean): Promise<Frame> }> {
  const server = http.createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  const { port } = address
  const screens = new Screens({
    server,
    guard: () => createGuard(port, ''),
    callerOf: () => cook,
    ready: Promise.resolve(),
    behindMs: () => 0,
    snapshot: () => ({
      ...{ shopName: '', menuVersion: 1, menuConfirmed: true, orders: [], sales: [], left: {} },
      ...{ printer: noPrinter, cabinet: null, lastNumbers: {} },
    }),
    onManager: () => {},
    onError: () => {},
  })
  const socket: Socket<ServerToClient, ClientToServer> = io(`http://127.0.0.1:${port}`, {
    path: '/rt',
    transports: ['websocket'],
    extraHeaders: { origin: `http://127.0.0.1:${port}` },
    forceNew: true,
  })
  closing.push(
    () => new Promise((resolve) => server.close(resolve)),
    () => screens.close(),
    () => socket.disconnect(),
  )
  await socket.emitWithAck('watch', { screen: 'kitchen' })
  return {
    screens,
    next: (wanted) =>
      new Promise((resolve) => {
        socket.on('frame', (frame) => wanted(frame) && resolve(frame))
      }),
  }
}

const cabinet = () => viewOf(emptyCabinet(0, 1))

test('an order does not wait for the cabinet that is to be shown later', async () => {
  const { screens, next } = await openKitchen()
  const withOrder = next(({ orders }) => orders !== undefined)
  const later = next(({ cabinet, seq }) => cabinet !== undefined && seq > 1)
  screens.changed({ cabinet })
  // Due a quarter of a second after the first.
  screens.changed({ cabinet })
  screens.changed({ orders: [{ id: 'a', handAtMs: 1 }] })
  expect(await withOrder).toMatchObject({ seq: 2, orders: [{ id: 'a', handAtMs: 1 }] })
  expect((await withOrder).cabinet).toBeUndefined()
  expect((await later).seq).toBe(3)
})
