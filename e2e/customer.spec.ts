// Protects the customer's way through the shop: told a time, following the order on a phone, called, called again, served by a scan.
import { randomBytes, randomUUID } from 'node:crypto'
import AxeBuilder from '@axe-core/playwright'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { linkFrom } from '../lib/domain/link'
import { act, know, sell, signedIn, times } from './kitchen-orders'
import { shopsPeople } from './open-shop'
import { listenForErrors, openScreen, orderNumberOn, scan, serve } from './people'

const phoneSize = { width: 390, height: 844 }

type Order = Awaited<ReturnType<typeof sell>>
type Sold = { number: string; link: string; promisedAt: string | undefined }

/** Peas are always there, so nobody has to fry: pays for them and returns what the till told the shop. */
async function sellPeas(till: Page): Promise<Sold> {
  await till.getByRole('button', { name: /^Mushy peas\s*£/ }).click()
  const number = await orderNumberOn(till)
  const sent = till.waitForRequest('**/api/orders')
  await till.getByRole('button', { name: /^Exact cash/ }).click()
  const { link, promisedAt }: { link: string; promisedAt?: string } = (await sent).postDataJSON()
  await expect(till.getByText('In the kitchen', { exact: true })).toBeVisible()
  return { number, link, promisedAt }
}

async function openPhone(context: BrowserContext, link: string): Promise<Page> {
  const phone = await context.newPage()
  await phone.setViewportSize(phoneSize)
  await phone.goto(`/o/${link}`)
  return phone
}

/** Ready before the other stories are played, under the shortest time that a manager can set: it is over when they are. */
let forgotten: Order
let usualMinutes: number
test.beforeAll(async ({ request }) => {
  usualMinutes = ((await (await shopsPeople()).owner.get('/api/counter')).body as { collectAfterMinutes: number }).collectAfterMinutes
  await collectAfter(1)
  // Nothing tells when the worker has heard it.
  await new Promise((done) => setTimeout(done, 3_000))
  forgotten = await sell(request)
  await expect.poll(() => act(request, forgotten, 'ready'), { timeout: 30_000 }).toBe(201)
})
test.afterAll(() => collectAfter(usualMinutes))

async function collectAfter(collectAfterMinutes: number) {
  const { owner } = await shopsPeople()
  expect((await owner.post('/api/counter', { id: randomUUID(), collectAfterMinutes })).status).toBe(201)
}

test('the till says how long, the phone follows the order from paid to collected', async ({ context }) => {
  const errors = listenForErrors(context)
  const till = await openScreen(context, '/till/5')
  const kitchen = await openScreen(context, '/kitchen')
  await expect(till.getByText(/^Say \d+ min$/)).toBeVisible()
  const { number, link, promisedAt } = await sellPeas(till)
  const told = till.getByRole('complementary', { name: 'Paid order' })
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(Date.parse(promisedAt ?? ''))
  await expect(told.getByText(`Ready about ${clock}`)).toBeVisible()
  await expect(told.getByRole('img', { name: `Code of order ${number}` })).toBeVisible()

  const phone = await openPhone(context, link)
  await expect(phone.getByRole('heading', { name: `Your number ${number}` })).toBeVisible()
  await expect(phone.getByText(`Ready about${clock}`)).toBeVisible()
  const steps = phone.getByRole('list', { name: 'What becomes of it' })
  await expect(steps.getByRole('listitem').filter({ hasText: 'Wrapping it' })).toBeVisible()
  await expect(phone.getByRole('list', { name: 'What you ordered' })).toContainText('Mushy peas')
  await expect(phone.getByText('Paid in cash').first()).toBeVisible()
  for (const more of ['Receipt', 'Allergens']) await phone.getByText(more, { exact: true }).click()
  const { violations } = await new AxeBuilder({ page: phone }).analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])

  await serve(kitchen, number)
  await expect(phone.getByText('please collect')).toBeVisible()
  await till.getByRole('button', { name: 'Next customer' }).click()
  await till.getByRole('button', { name: `${number} is ready. Hand over` }).click()
  await expect(steps.getByText('Collected. Enjoy it')).toBeVisible()
  expect(errors).toEqual([])
})

test('a link that is not one’s own shows nothing, whatever it looks like', async ({ context }) => {
  const till = await openScreen(context, '/till/5')
  const { link } = await sellPeas(till)
  const other = `${link.startsWith('a') ? 'b' : 'a'}${link.slice(1)}`
  for (const wrong of [other, '271', randomUUID()]) {
    const phone = await openPhone(context, wrong)
    await expect(phone.getByRole('heading', { name: 'There is no order here' })).toBeVisible()
    await phone.close()
  }
})

test('an order that is late says sorry, and how many minutes more', async ({ context, request }) => {
  const link = linkFrom(randomBytes(26))
  const lines = [{ item: 'plaice-and-chips', quantity: 1 }]
  const promisedAt = new Date(Date.now() - 2 * 60_000).toISOString()
  const id = randomUUID()
  const sold = await request.post('/api/orders', { data: { id, till: 9, lines, link, promisedAt }, headers: await signedIn() })
  expect(sold.status()).toBe(201)
  const phone = await openPhone(context, link)
  await expect(phone.getByText(/^Sorry, \d+ more minutes?$/)).toBeVisible()
  await expect(phone.getByText(/fryer|Frying/)).toBeVisible()
  await request.post(`/api/orders/${id}/cancelled`, { data: { id: randomUUID() }, headers: await signedIn() })
  await expect(phone.getByRole('list', { name: 'What becomes of it' }).getByText('Cancelled')).toBeVisible()
})

test('a scanned code collects the order at the till, at any time, and takes no money by its Enter', async ({ context }) => {
  const till = await openScreen(context, '/till/5')
  const kitchen = await openScreen(context, '/kitchen')
  const { number, link } = await sellPeas(till)
  await till.getByRole('button', { name: 'Next customer' }).click()
  await scan(till, link)
  await expect(till.getByText(new RegExp(`Order ${number} (is being wrapped|has not been looked at)`))).toBeVisible()
  await serve(kitchen, number)

  await till.getByRole('button', { name: /^Mushy peas\s*£/ }).click()
  await scan(till, link)
  await expect(till.getByText(`${number} handed over.`)).toBeVisible()
  await expect(till.getByRole('list', { name: 'Lines' }).getByRole('listitem')).toHaveCount(1)
  await expect(till.getByRole('button', { name: `${number} is ready. Hand over` })).toHaveCount(0)
})

test('called again from the till, a number comes back to the board; the board’s scanner hands it over', async ({ context }) => {
  const till = await openScreen(context, '/till/5')
  const kitchen = await openScreen(context, '/kitchen')
  const board = await context.newPage()
  await board.goto('/board')
  await expect(board.getByText(/Wait about \d+ min/)).toBeVisible()
  await board.getByRole('button', { name: 'Tap for sound' }).click()
  await expect(board.getByText(/New orders take about \d+ min/)).toBeVisible()
  const first = await sellPeas(till)
  await till.getByRole('button', { name: 'Next customer' }).click()
  const second = await sellPeas(till)
  await till.getByRole('button', { name: 'Next customer' }).click()
  for (const { number } of [first, second]) await serve(kitchen, number)
  const newest = board.getByRole('main').getByRole('status')
  await expect(newest).toHaveText(`${second.number}justready`)

  await till.getByRole('button', { name: 'Counter' }).click()
  await till.getByRole('button', { name: `Call ${first.number} again` }).click()
  await expect(till.getByText(`${first.number} is called again.`)).toBeVisible()
  await expect(newest).toHaveText(`${first.number}pleasecollect`)

  await scan(board, first.link)
  await expect(board.getByText(`${first.number} collected. Enjoy it.`)).toBeVisible()
  await expect(newest).toContainText(second.number)
  await till.getByLabel('Scan a code or type a number').fill(second.number)
  await till.getByLabel('Scan a code or type a number').press('Enter')
  await expect(board.getByText(second.number, { exact: true })).toHaveCount(0)
})

test('what was called by mistake goes back to the kitchen from the counter', async ({ context }) => {
  const till = await openScreen(context, '/till/5')
  const kitchen = await openScreen(context, '/kitchen')
  const { number } = await sellPeas(till)
  await till.getByRole('button', { name: 'Next customer' }).click()
  await serve(kitchen, number)
  await till.getByRole('button', { name: 'Counter' }).click()
  await till.getByRole('button', { name: `${number} back to the kitchen` }).click()
  await expect(kitchen.getByRole('article', { name: `Order ${number}` })).toBeVisible()
  await serve(kitchen, number)
  await till.getByRole('button', { name: `Hand over ${number}` }).click()
  await expect(till.getByText('Fetched last:')).toContainText(number)
})

test('the manager sets after how long a ready order counts as collected', async ({ context }) => {
  const manager = await openScreen(context, '/manager')
  const setting = manager.getByLabel(/counts as collected after/)
  const before = await setting.inputValue()
  await setting.selectOption('20')
  await expect(manager.getByText('Set, for orders that become ready from now on.')).toBeVisible()
  await expect.poll(async () => (await (await manager.request.get('/api/counter')).json()) as unknown).toEqual({ collectAfterMinutes: 20 })
  await manager.reload()
  await expect(setting).toHaveValue('20')
  await setting.selectOption(before)
  await expect(manager.getByText('Set, for orders that become ready from now on.')).toBeVisible()
})

test('an order that nobody fetches counts as collected by itself, once, and leaves the board', async ({ context, request }) => {
  test.setTimeout(120_000)
  const board = await openScreen(context, '/board')
  await expect.poll(async () => (await know(request, forgotten)).state, { timeout: 100_000 }).toBe('collected')
  await expect(board.getByText(forgotten.ticket, { exact: true })).toHaveCount(0)
  expect(await times(request, forgotten, 'order.collected')).toBe(1)
})
