// Protects the shop from whoever may not: every address and every socket event, asked by a stranger, by a device on which nobody is
// signed in, by an owner's that is locked, and by each role. The table of who may what is written here a second time, by hand; what is in the code and not
// here, or the other way round, fails.
import { io } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Role, roles } from '@/lib/domain/access/role'
import { screens } from '@/lib/realtime/contract'
import { LOG_NAMESPACE } from '@/lib/realtime/log'
import { socketEvents } from '@/lib/realtime/socket-events'
import { employ, enrol, Visitor } from '@/workers/robots/visitor'
import { movedClock, openTestShop, type TestGateway, type TestShop } from '../gateway.fixture'

/** `locked`: an owner has walked away from it. Nothing more is let in than at a device on which nobody is signed in. */
type Who = 'stranger' | 'device' | 'locked' | Role
const everybody: readonly Who[] = ['stranger', 'device', 'locked', ...roles]
const enrolled = everybody.filter((who) => who !== 'stranger')
const managers: readonly Who[] = ['manager', 'owner']
const as = (...staff: Who[]): readonly Who[] => [...staff, ...managers]

const mayAsk: Record<string, readonly Who[]> = {
  'GET /api/me': everybody,
  'GET /api/health': everybody,
  'GET /api/ready': everybody,
  'GET /api/openapi.json': everybody,
  // All of them ask from this machine.
  'GET /metrics': everybody,
  'GET /api/track/:link': everybody,
  // Who must avoid something asks before buying, by phone.
  'GET /api/allergens': everybody,
  'POST /api/set-up': everybody,
  'POST /api/enrolments': everybody,
  'POST /api/sessions': enrolled,
  'POST /api/sessions/used': enrolled,
  'POST /api/sessions/ended': enrolled,
  'GET /api/cabinet': as('till', 'kitchen', 'cook', 'counter'),
  'GET /api/advice': enrolled,
  'GET /api/menu': enrolled,
  'GET /api/orders': as('till', 'counter'),
  'GET /api/availability': enrolled,
  'POST /api/availability': as('till', 'kitchen', 'cook'),
  'POST /api/orders': as('till'),
  'GET /api/card-terminal': as('till'),
  'POST /api/card-payments': as('till'),
  'POST /api/sales/voided': as('till'),
  'POST /api/payments/returned': as('till'),
  'POST /api/approvals': as('till'),
  'GET /api/limits': enrolled,
  'POST /api/limits': managers,
  'GET /api/orders/:id': as('till', 'kitchen', 'cook', 'counter'),
  'POST /api/orders/:id/ready': as('kitchen'),
  'POST /api/orders/:id/started': as('kitchen'),
  'POST /api/orders/:id/recalled': as('kitchen', 'counter', 'till'),
  'POST /api/orders/:id/collected': as('kitchen', 'counter', 'till'),
  'POST /api/orders/:id/cancelled': as('till'),
  'GET /api/orders/:id/receipt': as('till', 'counter'),
  'POST /api/orders/:id/printed': as('till', 'counter'),
  'POST /api/printer/unprinted': as('till', 'counter'),
  'GET /api/receipts': managers,
  'POST /api/receipts': managers,
  'POST /api/orders/:id/name': as('till'),
  'GET /api/names': as('till', 'counter'),
  'POST /api/parked': as('till'),
  'POST /api/parked/:id/resumed': as('till'),
  'POST /api/orders/:id/changed': as('till'),
  'POST /api/orders/:id/refunded': as('till'),
  'POST /api/orders/:id/payment-corrected': as('till'),
  'POST /api/orders/:id/called': as('kitchen', 'counter', 'till'),
  'POST /api/orders/:id/acknowledged': as('kitchen'),
  'POST /api/orders/:id/ticked': as('kitchen'),
  // Nobody is signed in at the board; whoever has the code has the right to the order.
  'POST /api/collected': enrolled,
  'POST /api/fryer/dropped': as('cook'),
  'POST /api/fryer/lifted': as('cook'),
  'GET /api/range': as('cook'),
  'POST /api/range': managers,
  'POST /api/range/par': managers,
  'POST /api/range/last-orders': as('cook'),
  'POST /api/fryer/undone': as('cook'),
  'POST /api/fryer/wasted': as('cook', 'kitchen'),
  'POST /api/fryer/probed': as('cook', 'kitchen'),
  'GET /api/devices': managers,
  'POST /api/enrolments/:id/approved': managers,
  'POST /api/enrolments/:id/refused': managers,
  'POST /api/devices/:id/revoked': managers,
  'GET /api/people': managers,
  'POST /api/people': managers,
  'POST /api/people/:id/changed': managers,
  'POST /api/people/:id/removed': managers,
  'GET /api/counter': managers,
  'POST /api/counter': managers,
  'GET /api/reports/day': managers,
  'GET /api/log/record': managers,
  'GET /api/log/search': managers,
  'GET /api/log/dead-letters': managers,
  'GET /api/log/histogram': managers,
  'GET /api/log/kitchen': managers,
  'POST /api/log/dead-letters/sent': managers,
  'POST /api/log/dead-letters/closed': managers,
  'GET /api/demos/one': managers,
  'POST /api/demos/started': managers,
  'POST /api/demos/varied': managers,
  'POST /api/demos/ended': managers,
  'POST /api/demos/experiments': managers,
  'POST /api/demos/undone': managers,
  'GET /api/demos/acks': managers,
  'POST /api/demos/acks/started': managers,
  'POST /api/demos/acks/ended': managers,
}

const mayWatch: Record<(typeof screens)[number] | typeof LOG_NAMESPACE, readonly Who[]> = {
  home: enrolled,
  board: enrolled,
  till: as('till'),
  kitchen: as('kitchen'),
  cook: as('cook'),
  counter: as('counter'),
  manager: managers,
  [LOG_NAMESPACE]: managers,
}

const IDLE_MS = 15 * 60_000

let shop: TestShop
let gateway: TestGateway
const visitors = new Map<Who, Visitor>()

beforeAll(async () => {
  const clock = movedClock()
  shop = await openTestShop({ clock })
  gateway = await shop.open()
  const away = await employ(gateway.owner, 'Away', ['owner'])
  visitors.set('locked', await enrol(gateway.owner, { name: 'Locked', kinds: ['office'] }, away))
  // All others come in later. The owner, who was there before, types the PIN again.
  clock.forward(IDLE_MS)
  visitors.set('stranger', new Visitor(gateway.url))
  for (const role of roles) {
    const device = { name: role, kinds: ['office' as const] }
    visitors.set(role, role === 'owner' ? gateway.owner : await enrol(gateway.owner, device, await employ(gateway.owner, role, [role])))
  }
  const device = await enrol(gateway.owner, { name: 'Nobody', kinds: ['office'] }, await employ(gateway.owner, 'Leaves'))
  await device.post('/api/sessions/ended', {})
  visitors.set('device', device)
})
afterAll(() => shop.close())

test('every address stands in the table, and every line of the table is an address', () => {
  expect(gateway.routes.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(Object.keys(mayAsk).toSorted())
})

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

test.each(everybody)('%s is answered what the table says, at every address and by every method', async (who) => {
  const visitor = visitors.get(who)
  if (!visitor) throw new Error(`${who} is not here`)
  let cells = 0
  for (const path of new Set(gateway.routes.map((route) => route.path))) {
    for (const method of methods) {
      // HEAD is GET without the answer.
      const allowed = mayAsk[`${method === 'HEAD' ? 'GET' : method} ${path}`]
      const address = path.replaceAll(/:\w+/g, '0193e7a0-0000-7000-8000-000000000000')
      // Nothing that anybody could mean: where it is let in it is not understood, and does nothing.
      const answer = await fetch(gateway.url + address, {
        method,
        headers: { ...visitor.headers, 'content-type': 'application/json' },
        ...(method !== 'GET' && method !== 'HEAD' && { body: '{"nothing":true}' }),
      })
      const text = await answer.text()
      expect(`${method} ${path}: ${answer.status}`).not.toBe(`${method} ${path}: 500`)
      const found = answer.status === 401 || answer.status === 403 ? 'refused' : answer.status === 405 ? 'no method' : 'let in'
      const expected = allowed === undefined ? 'no method' : allowed.includes(who) ? 'let in' : 'refused'
      expect(`${method} ${path}: ${found}`).toBe(`${method} ${path}: ${expected}`)
      // The page asks for the PIN, and does not throw away what stands on it.
      if (who === 'locked' && found === 'refused' && method !== 'HEAD')
        expect(`${method} ${path}: ${answer.status} ${text}`).toContain(
          `${method} ${path}: 401 {"error":{"id":"sign-in","message":"The screen is locked. `,
        )
      cells++
    }
  }
  expect(cells).toBe(new Set(gateway.routes.map(({ path }) => path)).size * methods.length)
})

test('figures for Prometheus are for programs on this machine: not for whom somebody in front of us passes on', async () => {
  const answer = await fetch(`${gateway.url}/metrics`, { headers: { 'x-forwarded-for': '192.0.2.1' } })
  expect(answer.status).toBe(403)
})

/** Whether a screen is shown; false when the socket is refused or sent away. */
function shows(visitor: Visitor, screen: string): Promise<boolean> {
  const isLog = screen === LOG_NAMESPACE
  const options = { path: '/rt', transports: ['websocket'], reconnection: false, forceNew: true, extraHeaders: visitor.headers }
  const socket = io(gateway.url + (isLog ? screen : ''), options)
  const seen = new Promise<boolean>((resolve) => {
    socket.on('connect_error', () => resolve(false))
    socket.on('disconnect', () => resolve(false))
    socket.on('connect', () => {
      if (isLog) socket.emit('look', { space: 'shop' }, () => resolve(true))
      else socket.emit('watch', { screen }, () => resolve(true))
    })
  })
  return seen.finally(() => void socket.disconnect())
}

test('there are no other events than those that ask for a screen and for the log, and what a till is typing', () => {
  expect(Object.fromEntries(Object.entries(socketEvents).map(([namespace, events]) => [namespace, Object.keys(events)]))).toEqual({
    '/': ['watch', 'typing'],
    [LOG_NAMESPACE]: ['look'],
  })
})

/** Whether the connection outlives what was said: who may not say it is sent away. */
async function mayType(visitor: Visitor): Promise<boolean> {
  const options = { path: '/rt', transports: ['websocket'], reconnection: false, forceNew: true, extraHeaders: visitor.headers }
  const socket = io(gateway.url, options)
  const stays = new Promise<boolean>((resolve) => {
    socket.on('connect_error', () => resolve(false))
    socket.on('disconnect', () => resolve(false))
    socket.on('connect', () => {
      socket.emit('typing', { cod: 1 })
      socket.emit('watch', { screen: 'home' }, () => resolve(true))
    })
  })
  return stays.finally(() => void socket.disconnect())
}

test.each(everybody)('%s may say what a till is typing if the table says so', async (who) => {
  const visitor = visitors.get(who)
  if (!visitor) throw new Error(`${who} is not here`)
  expect(await mayType(visitor)).toBe(as('till').includes(who))
})

test('an event that stands in no table reaches nobody', async () => {
  const options = { path: '/rt', transports: ['websocket'], reconnection: false, forceNew: true, extraHeaders: gateway.owner.headers }
  const socket = io(gateway.url, options)
  await expect(socket.timeout(500).emitWithAck('frame', { seq: 1 })).rejects.toThrow(/timed out/)
  socket.disconnect()
})

test('where nobody is signed in, numbers are shown and nothing of what was ordered or paid', async () => {
  await gateway.owner.post('/api/orders', {
    till: 1,
    lines: [{ item: 'cod-and-chips', quantity: 1, note: 'for Ann' }],
    allergies: ['mustard'],
    payment: { method: 'cash' },
  })
  const options = { path: '/rt', transports: ['websocket'], reconnection: false, forceNew: true }
  const socket = io(gateway.url, { ...options, extraHeaders: visitors.get('device')?.headers ?? {} })
  const snapshot = JSON.stringify(await socket.emitWithAck('watch', { screen: 'board' }))
  socket.disconnect()
  expect(snapshot).toContain('"ticket":"101"')
  for (const secret of ['for Ann', 'cod-and-chips', '1060', 'cash', 'mustard']) expect(snapshot).not.toContain(secret)
})

test.each(everybody)('%s is shown what the table says of every screen', async (who) => {
  const visitor = visitors.get(who)
  if (!visitor) throw new Error(`${who} is not here`)
  expect(Object.keys(mayWatch).toSorted()).toEqual([...screens, LOG_NAMESPACE].toSorted())
  for (const [screen, allowed] of Object.entries(mayWatch))
    expect(`${screen}: ${await shows(visitor, screen)}`).toBe(`${screen}: ${allowed.includes(who)}`)
})
