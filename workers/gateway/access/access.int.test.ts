// Protects the door of a real gateway: links work once, a device is in only when a manager said so, a PIN can be tried five times and on
// one device only, and whose session ends, however it ends, is out within two seconds, open screens too.
import { io } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { meAnswer } from '@/lib/realtime/access'
import { systemIds } from '@/lib/server/system'
import { employ, enrol, Visitor } from '@/workers/robots/visitor'
import { movedClock, openTestShop, type TestGateway, type TestShop } from '../gateway.fixture'

const clock = movedClock()
let shop: TestShop
let gateway: TestGateway

beforeAll(async () => {
  shop = await openTestShop({ clock })
  gateway = await shop.open()
})
afterAll(() => shop.close())

const me = async (visitor: Visitor) => meAnswer.parse((await visitor.get('/api/me')).body)
const setUp = { shopName: 'Chippy', name: 'Ann', password: 'salt vinegar scraps', pin: '123456' }
const out = { person: null, locked: null }
const office = { name: 'Office', kinds: ['office' as const] }

test('a link works once; a link that nobody gave out does not', async () => {
  const thief = new Visitor(gateway.url)
  const { OWNER_LINKS } = shop.env
  const shown = (await me(gateway.owner)).device?.id ?? ''
  for (const id of [systemIds.next(), shown])
    expect(await thief.post('/api/set-up', { ...setUp, id, link: OWNER_LINKS })).toMatchObject({
      status: 410,
      body: { error: { id: 'link-used', message: expect.stringContaining('npm start -- --owner-link') } },
    })
  expect(await thief.post('/api/set-up', { ...setUp, link: 'x'.repeat(32) })).toMatchObject({ status: 403 })
  expect((await me(thief)).device).toBeNull()
})

test('a device that asks sees nothing until a manager has said yes to its code', async () => {
  const tablet = new Visitor(gateway.url)
  const id = systemIds.next()
  const asked = await tablet.post('/api/enrolments', { id, name: 'Till 3', kinds: ['till'], till: 3 })
  expect(await tablet.get('/api/menu')).toMatchObject({ status: 401 })
  expect(await me(tablet)).toMatchObject({ device: null, asking: { code: (asked.body as { code: string }).code }, people: [] })
  const { body } = await gateway.owner.get('/api/devices')
  expect(body).toMatchObject({ asking: [{ id, code: (asked.body as { code: string }).code }] })
  expect((await gateway.owner.post(`/api/enrolments/${id}/approved`, {})).status).toBe(201)
  // Asked again because the answer was lost.
  expect((await gateway.owner.post(`/api/enrolments/${id}/approved`, {})).status).toBe(200)
  expect((await tablet.get('/api/menu')).status).toBe(200)
  expect((await me(tablet)).device).toMatchObject({ till: 3 })
  const second = new Visitor(gateway.url)
  const other = systemIds.next()
  await second.post('/api/enrolments', { id: other, name: 'Till 3 too', kinds: ['till'], till: 3 })
  expect(await gateway.owner.post(`/api/enrolments/${other}/approved`, {})).toMatchObject({
    status: 409,
    body: { error: { id: 'till-taken' } },
  })
})

test('five wrong PINs lock out that person on that device, ten at once too; on another device the right PIN goes', async () => {
  const priya = await employ(gateway.owner, 'Priya')
  const counter = await enrol(gateway.owner, { name: 'Counter', kinds: ['counter'] }, priya)
  await counter.post('/api/sessions/ended', {})
  const wrong = await Promise.all(Array.from({ length: 10 }, () => counter.post('/api/sessions', { person: priya.id, pin: '000000' })))
  expect(wrong.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([403, 403, 403, 403, 403, 429, 429, 429, 429, 429])
  expect(await counter.post('/api/sessions', { person: priya.id, pin: priya.pin })).toMatchObject({ status: 429 })
  const sam = await employ(gateway.owner, 'Sam')
  expect(await counter.post('/api/sessions', { person: sam.id, pin: sam.pin })).toMatchObject({ status: 201 })
  const kitchen = await enrol(gateway.owner, { name: 'Kitchen', kinds: ['kitchen'] }, priya)
  expect((await me(kitchen)).person?.name).toBe('Priya')
})

test('a manager needs the password too; nobody is told which of the two was wrong', async () => {
  const mo = await employ(gateway.owner, 'Mo', ['manager'])
  const device = await enrol(gateway.owner, office, mo)
  await device.post('/api/sessions/ended', {})
  const answers = [
    await device.post('/api/sessions', { person: mo.id, pin: mo.pin }),
    await device.post('/api/sessions', { person: mo.id, pin: '000000', password: mo.password }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([403, 403])
  expect((await device.post('/api/sessions', { person: mo.id, pin: mo.pin, password: mo.password })).status).toBe(201)
})

test('each sign-in has a token of its own, and the old one is worth nothing; nor is a token on another device', async () => {
  const dee = await employ(gateway.owner, 'Dee')
  const cook = await enrol(gateway.owner, { name: 'Cook', kinds: ['cook'] }, dee)
  const before = new Visitor(gateway.url, cook.kept)
  await cook.signIn(dee)
  expect(cook.headers.cookie).not.toBe(before.headers.cookie)
  expect((await me(before)).person).toBeNull()
  const elsewhere = await enrol(gateway.owner, office, dee)
  const [, session] = cook.headers.cookie.split('; ')
  const [device] = elsewhere.headers.cookie.split('; ')
  const stolen = await fetch(`${gateway.url}/api/me`, { headers: { cookie: `${device}; ${session}` } })
  expect(await stolen.json()).toMatchObject({ device: { name: 'Office' }, person: null })
})

test('who is signed in, who works here and which devices are in outlives a restart', async () => {
  const again = await shop.open()
  const owner = new Visitor(again.url, gateway.owner.kept)
  expect(await me(owner)).toMatchObject({ shopName: 'Chippy', person: { name: 'Owner' } })
  expect((await owner.get('/api/people')).status).toBe(200)
  await again.close()
})

test('a till sells as itself only; what it sold as another till before is taken, once', async () => {
  const order = { till: 2, lines: [{ item: 'cod-and-chips', quantity: 1 }] }
  expect(await gateway.owner.post('/api/orders', order)).toMatchObject({ status: 403, body: { error: { id: 'other-till' } } })
  expect((await gateway.owner.post('/api/orders', { ...order, till: 1 })).status).toBe(201)
  expect((await shop.records('orders')).length).toBe(1)
  const queued = { id: systemIds.next(), ...order, order: 203 }
  expect((await gateway.owner.post('/api/orders', queued)).status).toBe(201)
  expect((await gateway.owner.post('/api/orders', queued)).status).toBe(200)
  expect((await shop.records('orders')).length).toBe(2)
})

test('a manager looks after the staff, not after managers; the last owner stays', async () => {
  const boss = await employ(gateway.owner, 'Boss', ['manager'])
  const desk = await enrol(gateway.owner, office, boss)
  const secrets = { pin: '654321', password: 'salt vinegar scraps' }
  expect((await desk.post('/api/people', { name: 'Lou', roles: ['till'], pin: '111111' })).status).toBe(201)
  expect((await desk.post('/api/people', { name: 'Max', roles: ['manager'], ...secrets })).status).toBe(403)
  expect((await desk.post(`/api/people/${boss.id}/changed`, { name: 'Boss', roles: ['owner'], ...secrets })).status).toBe(403)
  const { body } = await gateway.owner.get('/api/people')
  const owner = (body as { people: { id: string; roles: string[] }[] }).people.find(({ roles }) => roles.includes('owner'))
  expect(await gateway.owner.post(`/api/people/${owner?.id}/removed`, {})).toMatchObject({
    status: 409,
    body: { error: { id: 'last-owner' } },
  })
})

type Who = { person: string; pin: string; device: string }
type End = (display: Visitor, who: Who) => Promise<unknown>

// Those that move the clock come last: they lock, and sign out, everybody else too.
test.each<[string, End, { person: string | null; locked: string | null }]>([
  ['somebody who leaves', (_, { person }) => gateway.owner.post(`/api/people/${person}/removed`, {}), out],
  ['a device that is taken off', (_, { device }) => gateway.owner.post(`/api/devices/${device}/revoked`, {}), out],
  ['whoever signs out', (display) => display.post('/api/sessions/ended', {}), out],
  ['whoever has signed in anew', (display, { person, pin }) => display.post('/api/sessions', { person, pin }), out],
  ['whoever has touched nothing for 15 minutes', async () => clock.forward(15 * 60_000), { person: null, locked: 'Kit' }],
  ['whose shift is over', async () => clock.forward(14 * 60 * 60_000), out],
])('%s is out at once, and the open screen goes dark within two seconds', async (_, end, left) => {
  const kit = await employ(gateway.owner, 'Kit')
  const display = await enrol(gateway.owner, { name: 'Display', kinds: ['kitchen'] }, kit)
  const device = (await me(display)).device?.id ?? ''
  const options = { path: '/rt', transports: ['websocket'], reconnection: false, forceNew: true, extraHeaders: display.headers }
  const socket = io(gateway.url, options)
  await socket.emitWithAck('watch', { screen: 'kitchen' })
  const dark = new Promise<number>((resolve) => socket.on('disconnect', () => resolve(performance.now())))
  const kept = { ...display.kept, who: null }
  const from = performance.now()
  await end(new Visitor(gateway.url, kept), { person: kit.id, pin: kit.pin, device })
  expect((await dark) - from).toBeLessThan(2000)
  const thief = new Visitor(gateway.url, kept)
  expect((await thief.post('/api/fryer/wasted', { food: 'cod', portions: 1 })).status).toBe(401)
  const { person, locked } = await me(thief)
  expect({ person: person?.name ?? null, locked: locked?.name ?? null }).toEqual(left)
})
