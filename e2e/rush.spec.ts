// Protects the shop at its busiest, when several people work at once and things are killed under their hands: each order is made, called and handed over once, and every screen says so.
import { expect, type Page, test } from '@playwright/test'
import { connect, readTopics } from '../prove/log'
import { headOf, openDisplay, sell, ticketOf, times } from './kitchen-orders'
import { shopFile } from './open-shop'
import { listenForErrors, openScreen, orderNumberOn, sellForCash } from './people'
import { waitingOrders } from './till-queue'

// Requests that pass a service worker are not seen by route().
test.use({ serviceWorkers: 'block' })

const item = 'Mushy peas'
const wholeWay = { 'order.collected': 1, 'order.placed': 1, 'order.ready': 1 }

test('two tills sell, two preparers bump the same orders, the counter calls them: each once', async ({ browser, context }) => {
  test.setTimeout(240_000)
  const errors = listenForErrors(context, /409|Failed to load resource/)
  // First: a second till's browser is closed when another story's is opened.
  const preparers = [await openDisplay(browser), await openDisplay(browser)]
  const tills = [await openScreen(context, '/till/1'), await openScreen(context, '/till/2')]
  const cook = await openScreen(context, '/cook')
  const board = await openScreen(context, '/board')

  const rounds = await Promise.all(tills.map(async (till) => [await sellForCash(till, item), await sellForCash(till, item)]))
  const numbers = rounds.flat()
  expect(new Set(numbers).size).toBe(4)
  // The cook has nothing to do with them: peas are always there.
  for (const number of numbers) await expect(cook.getByText(number, { exact: true })).toHaveCount(0)

  for (const number of numbers) await bumpTogether(preparers, number)
  for (const number of numbers) await expect(board.getByText(number, { exact: true }).first()).toBeVisible()
  for (const [n, till] of tills.entries()) {
    for (const number of rounds[n] ?? []) await till.getByRole('button', { name: `${number} is ready. Hand over` }).click()
  }
  for (const number of numbers) await expect(board.getByText(number, { exact: true })).toHaveCount(0)
  for (const number of numbers) expect(await happenings(number)).toEqual(wholeWay)
  expect(errors).toEqual([])
})

test('whoever is too late with a bump is told how it stands, and the next order is not hit', async ({ browser, request }) => {
  const [one, other] = [await openDisplay(browser), await openDisplay(browser)]
  const first = await sell(request)
  const second = await sell(request)
  for (const display of [one, other]) await expect(ticketOf(display, second)).toContainText('Serve now')
  // The second preparer's display has not heard of the first one's bump when the finger comes down.
  let answered = 0
  await other.route(`**/api/orders/${first.id}/ready`, async (route) => {
    await headOf(one, first).click()
    await expect.poll(() => times(request, first, 'order.ready')).toBe(1)
    const answer = await route.fetch()
    answered = answer.status()
    await route.fulfill({ response: answer })
  })
  await headOf(other, first).click()
  await expect.poll(() => answered).toBeGreaterThan(0)
  for (const display of [one, other]) await expect(ticketOf(display, first)).toHaveCount(0)
  for (const display of [one, other]) await expect(ticketOf(display, second)).toContainText('Serve now')
  await expect.poll(() => times(request, first, 'order.ready')).toBe(1)
  await expect.poll(() => times(request, second, 'order.ready')).toBe(0)
  await headOf(one, second).click()
  await expect(ticketOf(one, second)).toHaveCount(0)
})

test('everything is killed in the middle of an order: it is taken, made and counted once', async ({ context }) => {
  test.setTimeout(240_000)
  const till = await openScreen(context, '/till/3')
  const kitchen = await openScreen(context, '/kitchen')
  const before = await sellForCash(till, item)
  await expect(kitchen.getByRole('article', { name: `Order ${before}` })).toBeVisible()

  const number = await orderNumberOn(till)
  await tile(till).click()
  for (const pid of Object.values(shopFile().pids)) process.kill(pid, 'SIGKILL')
  await till.getByRole('button', { name: /^Exact cash/ }).click()
  await expect(till.getByText('Saved on this till')).toBeVisible()

  await expect(till.getByText('In the kitchen', { exact: true })).toBeVisible({ timeout: 120_000 })
  await expect.poll(() => waitingOrders(till, 3)).toEqual([])
  await till.getByRole('button', { name: 'Next customer' }).click()
  await expect(kitchen.getByText(/^Linked/)).toBeVisible({ timeout: 60_000 })
  for (const sold of [before, number]) {
    const serve = kitchen.getByRole('button', { name: `Serve ${sold}`, exact: true })
    await expect(kitchen.getByRole('article', { name: `Order ${sold}` })).toContainText('Serve now', { timeout: 60_000 })
    await serve.click()
    await expect(serve).toHaveCount(0)
    await expect.poll(() => happenings(sold)).toEqual({ 'order.placed': 1, 'order.ready': 1 })
  }
})

test('a finger that bounces on a tile, on the money and on the next customer makes one order of two', async ({ context }) => {
  const till = await openScreen(context, '/till/4')
  const number = await orderNumberOn(till)
  await tile(till).dblclick()
  await expect(till.getByRole('list', { name: 'Lines' }).getByRole('listitem')).toHaveCount(1)
  await expect(till.getByRole('list', { name: 'Lines' })).toContainText('2')
  await till.getByRole('button', { name: /^Exact cash/ }).dblclick()
  await expect(till.getByText('In the kitchen', { exact: true })).toBeVisible()
  await till.getByRole('button', { name: 'Next customer' }).dblclick()
  await expect(till.getByRole('complementary', { name: 'Order' })).toBeVisible()
  expect(await orderNumberOn(till)).toBe(String(Number(number) + 1))
  await expect(till.getByRole('list', { name: 'Lines' }).getByRole('listitem')).toHaveCount(0)
  expect(await happenings(number)).toMatchObject({ 'order.placed': 1 })
})

const tile = (till: Page) => till.getByRole('button', { name: new RegExp(`^${item}\\s*£`) })

/** Both at the same moment, as often as it takes for one of them to hit. */
async function bumpTogether(preparers: readonly Page[], number: string) {
  const heads = preparers.map((preparer) => preparer.getByRole('button', { name: `Serve ${number}`, exact: true }))
  for (const head of heads) await expect(head).toBeVisible()
  // A finger comes down where it came down: it does not wait for what has gone. For a moment after a bump a display takes none.
  await expect(async () => {
    await Promise.all(heads.map((head) => head.click({ timeout: 1_000 }).catch(() => {})))
    for (const head of heads) await expect(head).toHaveCount(0, { timeout: 2_000 })
  }).toPass({ timeout: 30_000 })
}

/** How often each of them happened to the order with this number, as the shop's log has it. */
async function happenings(number: string): Promise<Record<string, number>> {
  const records = await readTopics(connect(shopFile().kafka), ['orders', 'ready', 'collected'])
  const types = records.filter((record) => ticketIn(record.value) === number).map((record) => record.headers['ce_type'] ?? '')
  return Object.fromEntries([...new Set(types)].toSorted().map((type) => [type, types.filter((one) => one === type).length]))
}

const ticketIn = (value: Buffer | null): unknown => (value === null ? null : JSON.parse(String(value)).ticket)
