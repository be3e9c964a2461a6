// Protects a till that is left alone, and the end of a shift: after 15 minutes without a touch nothing can be sold, read or heard there
// until the PIN is typed, and then the order that was being taken goes on. A kitchen display stays open. After 14 hours everybody
// signs in again.
import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test'
import type { DeviceKind, Role } from '@/lib/domain/access/role'
import { meAnswer } from '@/lib/realtime/access'
import { systemIds } from '@/lib/server/system'
import { employ } from '@/workers/robots/visitor'
import { shopFile, shopsPeople } from './open-shop'
import { type OwnShop, openOwnShop, openWithinMs } from './own-shop'
import { enrolBrowser, orderNumberOn, typePin } from './people'
import { placedOrders } from './till-queue'

const minuteMs = 60_000
const shiftMs = 14 * 60 * minuteMs

let shop: OwnShop
test.beforeAll(async () => {
  test.setTimeout(openWithinMs)
  shop = await openOwnShop()
})
test.afterAll(() => shop?.close())

let devices: BrowserContext[] = []
test.afterEach(async () => {
  for (const device of devices) await device.close()
  devices = []
})

type Employed = { page: Page; name: string; pin: string; heard: string[]; sockets: () => number }

/** A device of one kind, and on it somebody who is employed for that alone. */
async function openAs(browser: Browser, kind: Role & DeviceKind, name: string, till?: number): Promise<Employed> {
  const { owner } = await shopsPeople()
  const context = await browser.newContext({ baseURL: shopFile().url, viewport: { width: 1920, height: 1080 } })
  devices.push(context)
  const { pin } = await employ(owner, name, [kind])
  await context.clock.install()
  const page = await enrolBrowser(context, { name: kind, kinds: [kind], ...(till !== undefined && { till }) })
  const heard: string[] = []
  let sockets = 0
  page.on('websocket', (socket) => {
    sockets += 1
    socket.on('framereceived', ({ payload }) => heard.push(String(payload)))
  })
  await page.goto(till === undefined ? `/${kind}` : `/till/${till}`)
  await typePin(page, name, pin)
  await expect(page.getByText(/^Linked/).first()).toBeVisible()
  return { page, name, pin, heard, sockets: () => sockets }
}

/** So much later it is, for the shop and for these screens. */
async function pass(ms: number, ...screens: Employed[]) {
  await shop.moveClock(ms)
  for (const { page } of screens) await page.clock.fastForward(ms)
}

const whoIsAt = async ({ page }: Employed) => {
  const { person, locked } = meAnswer.parse(await page.evaluate(async () => (await fetch('/api/me')).json() as Promise<unknown>))
  return { person: person?.name, locked: locked?.name }
}

/** Peas, at a till that no browser is; returns the order's id. */
async function sellElsewhere(): Promise<string> {
  const { till } = await shopsPeople()
  const id = systemIds.next()
  const { status } = await till.post('/api/orders', { id, till: 9, lines: [{ item: 'mushy-peas', quantity: 1 }] })
  expect(status).toBe(201)
  return id
}

const hears = ({ heard }: Employed, id: string) => expect.poll(() => heard.some((frame) => frame.includes(id))).toBe(true)
const lines = ({ page }: Employed) => page.getByRole('list', { name: 'Lines' })
const locked = ({ page }: Employed) => page.getByRole('heading', { name: 'Locked' })
const askedWhoIsOn = ({ page }: Employed) => page.getByRole('heading', { name: 'Who is on?' })
const linked = ({ page }: Employed) => expect(page.getByText(/^Linked/).first()).toBeVisible()

test('a till that nobody touches for 15 minutes locks, with the order behind it; a kitchen display does not', async ({ browser }) => {
  test.setTimeout(120_000)
  const till = await openAs(browser, 'till', 'Sam', 1)
  const display = await openAs(browser, 'kitchen', 'Kit')
  for (const screen of [till, display]) await hears(screen, await sellElsewhere())
  await till.page.getByRole('button', { name: /^Cod & chips/ }).click()
  const number = await orderNumberOn(till.page)
  const payKey = await till.page.getByRole('button', { name: /^Exact cash/ }).boundingBox()

  await pass(10 * minuteMs, till, display)
  const told = till.page.waitForResponse('**/api/sessions/used')
  await till.page.getByRole('complementary', { name: 'Order' }).click({ position: { x: 5, y: 5 } })
  expect((await told).status()).toBe(201)
  await pass(13 * minuteMs, till, display)
  expect(await whoIsAt(till)).toEqual({ person: 'Sam' })
  await expect(locked(till)).toHaveCount(0)

  await pass(2 * minuteMs, till, display)
  await expect(locked(till)).toBeVisible()
  await expect(till.page.getByRole('heading', { name: 'Sam, your PIN' })).toBeVisible()
  expect(await whoIsAt(till)).toEqual({ locked: 'Sam' })
  const tried = till.sockets()
  const meanwhile = await sellElsewhere()
  await hears(display, meanwhile)

  // Neither where the key lies nor by the keyboard, nor past the page.
  await till.page.mouse.click(payKey!.x + payKey!.width / 2, payKey!.y + payKey!.height / 2)
  await till.page.keyboard.press('Enter')
  const order = { id: systemIds.next(), till: 1, lines: [{ item: 'mushy-peas', quantity: 1 }] }
  expect(await till.page.evaluate(ask, ['/api/orders', JSON.stringify(order)])).toBe(401)
  for (const path of ['/api/orders', `/api/orders/${meanwhile}`, '/api/cabinet']) expect(await till.page.evaluate(ask, [path])).toBe(401)
  // It has tried to listen again, and has been sent away.
  await expect.poll(till.sockets).toBeGreaterThan(tried)
  expect(till.heard.filter((frame) => frame.includes(meanwhile))).toEqual([])
  expect(await placedOrders(shopFile().kafka, 1)).toEqual([])
  expect(await whoIsAt(display)).toEqual({ person: 'Kit' })
  await linked(display)

  await typeAgain(till)
  await expect(lines(till)).toContainText('Cod & chips')
  expect(await orderNumberOn(till.page)).toBe(number)
  await hears(till, meanwhile)
  await till.page.getByRole('button', { name: /^Exact cash/ }).click()
  await expect(till.page.getByText('In the kitchen', { exact: true })).toBeVisible()
  await expect.poll(async () => (await placedOrders(shopFile().kafka, 1)).length).toBe(1)
})

/** In the page: what the shop answers whoever asks from there. */
const ask = async ([path = '', body]: string[]) =>
  (await fetch(path, body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body })).status

/** The PIN of whoever was there: the name is chosen already. */
async function typeAgain({ page, pin, name }: Employed) {
  await expect(page.getByRole('heading', { name: `${name}, your PIN` })).toBeVisible()
  await page.keyboard.type(pin)
  await expect(page.getByRole('heading', { name: `${name}, your PIN` })).toHaveCount(0)
}

test('after 14 hours everybody signs in again, at the kitchen display too; the PIN in between does not make a shift longer', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const till = await openAs(browser, 'till', 'Tess', 2)
  const display = await openAs(browser, 'kitchen', 'Kim')
  await till.page.getByRole('button', { name: /^Cod & chips/ }).click()
  // Signing in has taken its time, and so will the PIN.
  await pass(shiftMs - 5 * minuteMs, till, display)
  await expect(locked(till)).toBeVisible()
  await typeAgain(till)
  expect(await whoIsAt(till)).toEqual({ person: 'Tess' })
  await expect(lines(till)).toContainText('Cod & chips')
  expect(await whoIsAt(display)).toEqual({ person: 'Kim' })
  await expect(askedWhoIsOn(display)).toHaveCount(0)

  await pass(5 * minuteMs, till, display)
  for (const screen of [till, display]) {
    await expect(askedWhoIsOn(screen)).toBeVisible()
    expect(await whoIsAt(screen)).toEqual({})
  }
  expect(await display.page.evaluate(ask, ['/api/cabinet'])).toBe(401)
  for (const screen of [till, display]) {
    await typePin(screen.page, screen.name, screen.pin)
    await linked(screen)
  }
  await expect(lines(till)).toContainText('Cod & chips')
})
