// Protects the screens while the shop opens: whoever asks for a socket too early is told at once and asks again, instead of
// waiting for an answer that nobody gives.
import http from 'node:http'
import { io } from 'socket.io-client'
import { afterEach, expect, test } from 'vitest'
import { nobody } from './access/desk'
import { createApi } from './api'
import { createWebProxy } from './proxy'
import { Screens } from './screens'
import { createGateway, type Gateway } from './server'

const device = { id: 'd', name: '', kinds: [], till: null, tokenHash: '', enrolledAtMs: 0 }
const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

async function openEarly(): Promise<{ gateway: Gateway; port: number }> {
  const opening = createApi({
    ...{ routes: [], isReady: () => false, always: new Set() },
    ...{ callerOf: () => nobody, onUsed: () => {}, onAnswered: () => {}, onError: () => {} },
  })
  const proxy = createWebProxy(9)
  const gateway = createGateway({ allowedHosts: '', development: false, opening, proxy })
  closing.push(
    () => proxy.close(),
    () => gateway.close(),
  )
  return { gateway, port: await gateway.listen(0, '127.0.0.1') }
}

/** The status of the answer to an upgrade. */
function askForSocket(port: number): Promise<number> {
  const headers = {
    origin: `http://127.0.0.1:${port}`,
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'Y2hpcHB5IGNoaXBweSBjaA==',
  }
  return new Promise((resolve, reject) => {
    const request = http.get({ host: '127.0.0.1', port, path: '/rt?EIO=4&transport=websocket', headers })
    request.on('response', (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    request.on('upgrade', (answer, socket) => {
      socket.destroy()
      resolve(answer.statusCode ?? 0)
    })
    request.on('error', reject)
  })
}

test('before the screens are attached both ways to ask for a socket are answered 503', async () => {
  const { port } = await openEarly()
  expect(await askForSocket(port)).toBe(503)
  const polled = await fetch(`http://127.0.0.1:${port}/rt?EIO=4&transport=polling`)
  expect(polled.status).toBe(503)
  expect(await polled.json()).toMatchObject({ error: { id: 'starting' } })
})

test('a screen that came too early is linked by its next try', async () => {
  const { gateway, port } = await openEarly()
  const socket = io(`http://127.0.0.1:${port}`, {
    path: '/rt',
    addTrailingSlash: false,
    transports: ['websocket'],
    reconnectionDelay: 10,
    extraHeaders: { origin: `http://127.0.0.1:${port}` },
  })
  closing.push(() => socket.close())
  await new Promise((resolve) => socket.once('connect_error', resolve))

  const screens = new Screens({
    server: gateway.server,
    guard: gateway.guard,
    callerOf: () => ({ ...nobody, device }),
    ready: new Promise(() => {}),
    behindMs: () => 0,
    snapshot: () => {
      throw new Error('nobody asks for one')
    },
    onManager: () => {},
    onError: (error) => {
      throw error
    },
  })
  closing.push(() => screens.close())
  gateway.screensAttached()
  if (!socket.connected) await new Promise<void>((resolve) => socket.once('connect', resolve))
  expect(await askForSocket(port)).toBe(101)
})
