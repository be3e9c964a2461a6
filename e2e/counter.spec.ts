// Protects whoever hands over and takes no money: what is ready comes up with how long it waits, each order is handed over once whoever
// else does it at that moment, and what is handed over without a link counts. Who is employed for the counter alone gets no further.
import { randomBytes, randomInt } from 'node:crypto'
import { type APIRequestContext, type BrowserContext, expect, type Locator, type Page, type Route, test } from '@playwright/test'
import { linkFrom } from '../lib/domain/link'
import { employ } from '../workers/robots/visitor'
import { act, clear, headOf, openDisplay, type Sold, sell, ticketOf, times } from './kitchen-orders'
import { shopsPeople } from './open-shop'
import { enrolBrowser, listenForErrors, listenForSounds, openScreen, scan, typePin } from './people'

const sold: Sold[] = []
test.afterEach(async ({ request }) => clear(request, sold.splice(0)))

type Ready = Sold & { link: string }

/** Sold and wrapped somewhere else: it waits at the counter. */
async function readyOrder(request: APIRequestContext, more: object = {}): Promise<Ready> {
  const link = linkFrom(randomBytes(26))
  const order = await sell(request, ['mushy-peas'], { link, ...more })
  sold.push(order)
  // The kitchen has to have looked at it.
  await expect.poll(() => act(request, order, 'ready')).toBe(201)
  return { ...order, link }
}

/** A device that is enrolled for the counter and nothing else, and on it somebody who is employed for nothing else. */
async function openCounter(context: BrowserContext): Promise<{ page: Page; name: string }> {
  const { owner } = await shopsPeople()
  const name = `Nell ${randomInt(1_000, 10_000)}`
  const { pin } = await employ(owner, name, ['counter'])
  const page = await enrolBrowser(context, { name: 'Counter', kinds: ['counter'] })
  await page.goto('/counter')
  await typePin(page, name, pin)
  await expect(page.getByText(/^Linked/).first()).toBeVisible()
  return { page, name }
}

const rows = (page: Page): Locator => page.getByRole('list', { name: 'Ready' }).getByRole('listitem')
const rowOf = (page: Page, { ticket }: Sold): Locator =>
  rows(page).filter({ has: page.getByRole('button', { name: `Hand over ${ticket}`, exact: true }) })
const handOver = (page: Page, { ticket }: Sold): Locator => page.getByRole('button', { name: `Hand over ${ticket}`, exact: true })
const field = (page: Page): Locator => page.getByLabel('Scan a code or type a number')
const said = (page: Page, text: string) => expect(page.getByRole('status').filter({ hasText: text })).toBeVisible()
/** However often it was tried: the log has it once. */
const collectedOnce = (request: APIRequestContext, order: Sold) => expect.poll(() => times(request, order, 'order.collected')).toBe(1)

async function waits(row: Locator): Promise<number> {
  const [, minutes, seconds] = /ready (\d+):(\d\d)/.exec((await row.textContent()) ?? '') ?? []
  return Number(minutes) * 60 + Number(seconds)
}

test('what is ready comes up, who waits longest first, and goes by a tap, by its number and by its code', async ({ context, request }) => {
  const errors = listenForErrors(context)
  const { page } = await openCounter(context)
  await expect(field(page)).toBeFocused()
  const orders = [await readyOrder(request, { allergies: ['mustard'] })]
  for (let n = 0; n < 4; n++) orders.push(await readyOrder(request))
  const [tapped, typed, scanned, inField, left] = orders as [Ready, Ready, Ready, Ready, Ready]
  const mine = async () => {
    const shown = await rows(page)
      .getByRole('button', { name: /^Hand over / })
      .evaluateAll((all) => all.map((one) => one.ariaLabel ?? ''))
    return shown.map((label) => label.replace('Hand over ', '')).filter((ticket) => orders.some((order) => order.ticket === ticket))
  }
  await expect.poll(mine).toEqual(orders.map(({ ticket }) => ticket))
  await expect(rowOf(page, tapped)).toContainText('ALLERGY: MUSTARD')
  for (const order of orders.slice(1)) await expect(rowOf(page, order)).not.toContainText('ALLERGY')
  expect(await waits(rowOf(page, tapped))).toBeGreaterThanOrEqual(await waits(rowOf(page, left)))
  const before = await waits(rowOf(page, left))
  await expect.poll(() => waits(rowOf(page, left))).toBeGreaterThan(before)

  await handOver(page, tapped).click()
  await expect(handOver(page, tapped)).toHaveCount(0)

  await field(page).fill(typed.ticket)
  await field(page).press('Enter')
  await said(page, `${typed.ticket} handed over.`)
  await field(page).fill('999')
  await field(page).press('Enter')
  await said(page, 'No order 999 is ready.')

  // The Enter that ends a scan would press what has the focus.
  await page.getByRole('button', { name: `${left.ticket} back to the kitchen` }).focus()
  await scan(page, scanned.link)
  await said(page, `${scanned.ticket} handed over.`)
  await scan(page, scanned.link)
  await said(page, `Order ${scanned.ticket} has been collected.`)
  await field(page).focus()
  await page.keyboard.type(`http://localhost:3000/o/${inField.link}`)
  await page.keyboard.press('Enter')
  await said(page, `${inField.ticket} handed over.`)

  for (const order of [tapped, typed, scanned, inField]) await collectedOnce(request, order)
  await expect.poll(mine).toEqual([left.ticket])
  expect(await times(request, left, 'order.recalled')).toBe(0)
  for (const order of [tapped, typed, scanned, inField]) await expect(page.getByText(/^Fetched last/)).toContainText(order.ticket)
  // The browser itself logs that the code which was scanned twice was refused.
  expect(errors.filter((error) => !/409/.test(error))).toEqual([])
})

test('a number that is called again is shown and heard at the board; where no board is open the counter says so', async ({
  context,
  request,
}) => {
  const { page } = await openCounter(context)
  const order = await readyOrder(request)
  const call = page.getByRole('button', { name: `Call ${order.ticket} again` })
  // The shop may not have noticed yet that the board of a story before this one is gone.
  await expect(async () => {
    await call.click()
    await expect(page.getByText(`No board is open. Call ${order.ticket} yourself.`)).toBeVisible({ timeout: 1_000 })
  }).toPass()

  const notesOf = await listenForSounds(context)
  const board = await context.newPage()
  await board.goto('/board')
  await expect(board.getByText(/Wait about \d+ min/)).toBeVisible()
  await board.getByRole('button', { name: 'Tap for sound' }).click()
  const heard = async () => (await notesOf(board)).length
  const before = await heard()
  await call.click()
  await said(page, `${order.ticket} is called again.`)
  await expect(board.getByRole('main').getByRole('status')).toHaveText(`${order.ticket}pleasecollect`)
  await expect.poll(heard).toBeGreaterThan(before)
})

test('what was called by mistake comes back to its kitchen display, and to the counter when it is served again', async ({
  browser,
  context,
  request,
}) => {
  const display = await openDisplay(browser)
  const { page } = await openCounter(context)
  const order = await readyOrder(request)
  await expect(handOver(page, order)).toBeVisible()
  await expect(ticketOf(display, order)).toHaveCount(0)
  await page.getByRole('button', { name: `${order.ticket} back to the kitchen` }).click()
  await expect(ticketOf(display, order)).toBeVisible()
  await expect(handOver(page, order)).toHaveCount(0)
  await expect(ticketOf(display, order)).toContainText('Serve now')
  await headOf(display, order).click()
  await expect(handOver(page, order)).toBeVisible()
  await handOver(page, order).click()
  await collectedOnce(request, order)
  await expect.poll(() => times(request, order, 'order.recalled')).toBe(1)
  await expect.poll(() => times(request, order, 'order.ready')).toBe(2)
  await display.context().close()
})

test.describe('with requests that a story holds back', () => {
  // Requests that pass a service worker are not seen by route().
  test.use({ serviceWorkers: 'block' })

  test('a counter and a till hand over one order at the same moment: it is collected once, and the late one is told', async ({
    browser,
    context,
    request,
  }) => {
    const till = await openScreen(context, '/till/6')
    const other = await browser.newContext()
    const { page: counter } = await openCounter(other)
    const order = await readyOrder(request)
    await till.getByRole('button', { name: 'Counter', exact: true }).click()
    for (const page of [till, counter]) await expect(handOver(page, order)).toBeVisible()
    // Both have tapped; what the counter sends is the later one, whatever the machine is doing.
    let held: Route | undefined
    await counter.route('**/api/orders/*/collected', (route) => void (held = route), { times: 1 })
    await Promise.all([till, counter].map((page) => handOver(page, order).click()))
    await expect.poll(() => held).toBeDefined()
    await collectedOnce(request, order)
    await held?.continue()
    const refused = counter.getByRole('alert').filter({ hasText: `Handing over ${order.ticket} was refused` })
    await expect(refused).toContainText(`Order ${order.ticket} has been collected.`)
    await refused.getByRole('button', { name: 'I have seen it' }).click()
    await expect(refused).toHaveCount(0)
    for (const page of [till, counter]) await expect(handOver(page, order)).toHaveCount(0)
    await expect(till.getByText(/was refused/)).toHaveCount(0)
    expect(await times(request, order, 'order.collected')).toBe(1)
    await other.close()
  })
})

test('cut off, the counter says so within three seconds, keeps what is handed over, and it is collected once', async ({
  context,
  request,
}) => {
  const { page } = await openCounter(context)
  // The page that is opened again below is the one that this device keeps.
  await expect
    .poll(() => page.evaluate(async () => navigator.serviceWorker.controller !== null && (await caches.match('/counter')) !== undefined))
    .toBe(true)
  const [first, second] = [await readyOrder(request), await readyOrder(request)]
  for (const order of [first, second]) await expect(handOver(page, order)).toBeVisible()
  await context.setOffline(true)
  await handOver(page, first).click()
  await expect(page.getByText(/^No link/).first()).toBeVisible({ timeout: 3_000 })
  await expect(page.getByText('1 kept here, sent when linked')).toBeVisible({ timeout: 1_000 })
  await expect(page.getByRole('alert').filter({ hasText: 'What you hand over counts: kept here, sent later, once.' })).toBeVisible()
  await expect(handOver(page, first)).toHaveCount(0)
  await handOver(page, second).click()
  await expect(page.getByText('2 kept here, sent when linked')).toBeVisible()
  await page.reload()
  await expect(page.getByText('2 kept here, sent when linked')).toBeVisible()
  for (const order of [first, second]) expect(await times(request, order, 'order.collected')).toBe(0)

  await context.setOffline(false)
  await expect(page.getByText(/^Linked/).first()).toBeVisible()
  for (const order of [first, second]) await collectedOnce(request, order)
  await expect(page.getByText(/kept here/)).toHaveCount(0)
  await page.reload()
  await expect(page.getByText(/^Linked/).first()).toBeVisible()
  for (const order of [first, second]) {
    await expect(handOver(page, order)).toHaveCount(0)
    expect(await times(request, order, 'order.collected')).toBe(1)
  }
})

test('who is employed for the counter alone opens neither a till nor the manager’s page', async ({ context }) => {
  const { page, name } = await openCounter(context)
  for (const path of ['/till', '/till/6', '/manager', '/manager/staff', '/log']) {
    await page.goto(path)
    await expect(page.getByText(`${name} may not use this screen`)).toBeVisible()
  }
  await page.goto('/counter')
  await expect(page.getByText(/^Linked/).first()).toBeVisible()
})
