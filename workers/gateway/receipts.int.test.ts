// Protects the sale from its paper: whatever the printer does, orders are taken at once; what was not printed says why and waits for
// somebody's word; what was printed before says COPY.
import { randomBytes, randomUUID } from 'node:crypto'
import { io } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { linkFrom } from '@/lib/domain/link'
import type { PrinterState, Snapshot } from '@/lib/realtime/contract'
import { openPrinter, type SimulatedPrinter } from '@/lib/server/simulated-printer.fixture'
import { openTestShop, type TestGateway, type TestShop, until } from './gateway.fixture'

let shop: TestShop
let gateway: TestGateway
const printers: SimulatedPrinter[] = []

beforeAll(async () => {
  shop = await openTestShop()
  gateway = await shop.open()
})
afterEach(async () => {
  for (const printer of printers.splice(0)) await printer.close()
})
afterAll(() => shop.close())

const head = { address: ['4 Pier Road', 'Whitby'], vatNumber: 'GB 123 4567 89' }

async function setPrinter(port: number | null, prints: 'every' | 'asked' = 'asked') {
  const settings = { ...head, printer: port === null ? null : { host: '127.0.0.1', port }, prints }
  expect(await gateway.post('/api/receipts', { id: randomUUID(), ...settings })).toMatchObject({ status: 201, body: { status: 'set' } })
  // Whoever sets it hears so when the log has it; each process follows the log by itself.
  await until(
    () => gateway.get('/api/receipts'),
    ({ body }) => JSON.stringify(body) === JSON.stringify(settings),
  )
}

async function open(...[temper]: Parameters<typeof openPrinter>): Promise<SimulatedPrinter> {
  const printer = await openPrinter(temper)
  printers.push(printer)
  await setPrinter(printer.port)
  return printer
}

async function sell() {
  const [id, link] = [randomUUID(), linkFrom(randomBytes(26))]
  const lines = [{ item: 'mushy-peas', quantity: 2 }]
  const sold = await gateway.post('/api/orders', { id, till: 1, lines, payment: { method: 'cash', tenderedPence: 500 }, link })
  expect(sold.status).toBe(201)
  return { id, link, ticket: String(sold.body['ticket']) }
}

const print = (orderId: string, more: object = {}) => gateway.post(`/api/orders/${orderId}/printed`, { id: randomUUID(), ...more })

async function printerState(): Promise<PrinterState> {
  const options = { path: '/rt', transports: ['websocket'], reconnection: false, forceNew: true, extraHeaders: gateway.owner.headers }
  const socket = io(gateway.url, options)
  const { printer }: Snapshot = await socket.emitWithAck('watch', { screen: 'till' })
  socket.disconnect()
  return printer
}

test('a receipt comes out with the shop, the order, its VAT and its code, and the second one is a copy', async () => {
  const printer = await open()
  const { id, link, ticket } = await sell()
  expect(await print(id, { link })).toMatchObject({ status: 201, body: { orderId: id, ticket, copy: false, status: 'printed' } })
  const [first = ''] = printer.papers()
  for (const words of [
    '4 Pier Road',
    'VAT no. GB 123 4567 89',
    `Order ${ticket}`,
    '2 Mushy peas',
    '£3.60',
    'VAT 20%: net £3.00 + VAT £0.60',
    'Change',
    'Show this at the counter',
    `/o/${link}`,
  ])
    expect(first).toContain(words)
  expect(first).not.toContain('COPY')
  await until(
    async () => (await gateway.get(`/api/orders/${id}`)).body,
    (body) => JSON.stringify(body).includes('printedAtMs'),
  )
  expect(await print(id)).toMatchObject({ status: 201, body: { copy: true } })
  expect(printer.papers()[1]).toContain('COPY')
  expect(printer.papers()[1]).not.toContain('/o/')
  expect((await gateway.get(`/api/orders/${id}/receipt`)).body).toMatchObject({
    ticket,
    rows: expect.arrayContaining([expect.objectContaining({ text: 'COPY' })]),
  })
})

test('the same press twice is one piece of paper', async () => {
  const printer = await open()
  const { id } = await sell()
  const act = { id: randomUUID() }
  const answers = await Promise.all([print(id, act), print(id, act)])
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 201])
  expect(printer.papers()).toHaveLength(1)
})

test('the link of another order is not printed', async () => {
  const printer = await open()
  const [mine, other] = [await sell(), await sell()]
  await print(mine.id, { link: other.link })
  expect(printer.papers()[0]).not.toContain('/o/')
  expect(printer.papers()[0]).not.toContain('at the counter')
})

test('without a printer, and with one that is off or has no paper, it says why, and nothing is printed later by itself', async () => {
  await setPrinter(null)
  const { id } = await sell()
  expect(await print(id)).toMatchObject({
    status: 409,
    body: { error: { id: 'not-printed', message: expect.stringContaining('No printer is set') } },
  })
  expect(await printerState()).toMatchObject({ isSet: false, unprinted: 0 })
  const printer = await open('no paper')
  expect(await print(id)).toMatchObject({ status: 409, body: { error: { message: 'The printer is out of paper.' } } })
  expect(await printerState()).toEqual({ isSet: true, every: false, trouble: 'The printer is out of paper.', unprinted: 1 })
  printer.temper = 'well'
  const second = await sell()
  expect((await print(second.id)).status).toBe(201)
  expect(printer.papers()).toHaveLength(1)
  expect(await printerState()).toMatchObject({ trouble: null, unprinted: 1 })
  const settle = (wanted: boolean) => gateway.post('/api/printer/unprinted', { id: randomUUID(), print: wanted })
  expect(await settle(true)).toMatchObject({ status: 201, body: { printed: 1, failed: 0, dropped: 0 } })
  expect(printer.papers()).toHaveLength(2)
  printer.temper = 'open cover'
  await print(second.id)
  expect(await settle(false)).toMatchObject({ status: 201, body: { printed: 0, dropped: 1 } })
  expect(await printerState()).toMatchObject({ unprinted: 0 })
  const port = printer.port
  await printer.close()
  printers.length = 0
  expect(await print(id)).toMatchObject({ status: 409, body: { error: { message: `The printer is refused at 127.0.0.1:${port}.` } } })
})

test('while a printer takes its time orders are taken at once', async () => {
  await open('mute')
  const { id } = await sell()
  const slow = print(id)
  const fromMs = performance.now()
  for (let n = 0; n < 5; n++) await sell()
  const tookMs = performance.now() - fromMs
  // Nobody knows within the deadline whether it printed; asked again it joins.
  expect((await slow).status).toBe(503)
  expect(tookMs).toBeLessThan(2500)
})

test('what the manager cannot mean is refused', async () => {
  const bad = (more: object) => gateway.post('/api/receipts', { id: randomUUID(), ...head, printer: null, prints: 'asked', ...more })
  for (const more of [
    { printer: { host: 'a b', port: 9100 } },
    { printer: { host: '10.0.0.5', port: 0 } },
    { vatNumber: '12' },
    { prints: 'never' },
  ])
    expect((await bad(more)).status).toBe(400)
})

test('no printer and no settings of another time are forgotten by a restart', async () => {
  await setPrinter(9, 'every')
  await gateway.close()
  gateway = await shop.open()
  expect((await gateway.get('/api/receipts')).body).toEqual({ ...head, printer: { host: '127.0.0.1', port: 9 }, prints: 'every' })
  expect(await printerState()).toMatchObject({ isSet: true, every: true })
})
