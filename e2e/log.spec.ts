// Protects the place where one sees how Kafka works: every lesson of the log can be reached from the keyboard, and what it shows is what is in the log.
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { asStranger, openLog, whileGatewayHangs } from './log-reader'
import { cookUntilInHand, listenForErrors, openScreen, sellForCash, serve, signIn } from './people'

test.describe.configure({ mode: 'serial' })
test.beforeEach(({ context }) => signIn(context, 1))

const event = (page: Page) => page.getByRole('complementary', { name: 'The event and what comes in' })
const tape = (page: Page, name: RegExp) => page.getByRole('list', { name })
const cell = (page: Page, name: RegExp) => page.getByRole('tabpanel').getByRole('button', { name })

let sold = ''

test('an order is followed through its topics with the keyboard alone', async ({ context }) => {
  test.setTimeout(180_000)
  const errors = listenForErrors(context)
  const till = await openScreen(context, '/till/1')
  const kitchen = await openScreen(context, '/kitchen')
  const cook = await openScreen(context, '/cook')
  const page = await context.newPage()
  await openLog(page)
  await expect(page.getByText('Nothing is ever deleted or changed: readers only move their own flag.')).toBeVisible()

  sold = await sellForCash(till, 'Cod & chips')
  await expect(cell(page, new RegExp(`^orders p0, offset 0: ${sold}, till 1, £10.60`))).toBeVisible()
  await cookUntilInHand(cook, kitchen, sold)
  await serve(kitchen, sold)

  await page.keyboard.press('ArrowDown')
  await expect(cell(page, /^orders p0, offset 0/)).toBeFocused()
  await expect(event(page).getByText('orders, p0, offset 0')).toBeVisible()
  await expect(event(page).getByText('0/1', { exact: true })).toBeVisible()
  for (const topic of ['orders', 'cook', 'hot-food', 'make-up', 'ready'])
    await expect(event(page).getByRole('button', { name: new RegExp(`^${topic} p0, offset 0`) })).toBeVisible()
  await expect(event(page).getByText('collected', { exact: true })).toBeVisible()
  // Everybody has read it, each in a group of their own.
  for (const reader of ['preparers', 'accountant', 'stockist', 'statistician'])
    await expect(event(page).getByTitle(reader)).toContainText('✓')
  await expect(event(page).getByTitle('accountant')).toBeVisible()

  // The same order on the next tape, and a folded topic that opens with Enter.
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('button', { name: /^p1–p7: no events yet/ }).first()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(cell(page, /^cook p0, offset 0/)).toBeFocused()
  await till.getByRole('button', { name: `${sold} is ready. Hand over` }).click()
  const collected = page.getByRole('button', { name: /^collected/ }).first()
  while (!(await collected.evaluate((line) => line === document.activeElement))) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(cell(page, /^collected p0, offset 0/)).toBeVisible()
  expect(errors).toEqual([])
})

test('it is found by its number, its key, its place and its time', async ({ page }) => {
  await openLog(page)
  for (const [words, how] of [
    [sold, 'order'],
    ['key 0/1', 'key'],
    ['orders p0@0', 'place'],
  ] as const) {
    await page.keyboard.press('/')
    await expect(page.getByRole('searchbox')).toBeFocused()
    await page.getByRole('searchbox').fill(words)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('status').filter({ hasText: `found by ${how}` })).toBeVisible()
    await page
      .getByRole('region', { name: 'Find' })
      .getByRole('button', { name: /orders p0 @0/ })
      .press('Enter')
    await expect(event(page).getByText('orders, p0, offset 0')).toBeVisible()
  }
  // A time is where the page can be replayed from.
  await page.keyboard.press('/')
  await page.getByRole('searchbox').fill(await page.evaluate(() => new Date(Date.now() - 2_000).toLocaleTimeString('en-GB')))
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^Replay from/ }).press('Enter')
  await expect(page.getByText(/^REPLAY, live is/)).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('l')
  await page.keyboard.press('/')
  await page.getByRole('searchbox').fill('nobody')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Find' }).getByRole('status')).not.toBeEmpty()
  await page.keyboard.press('Escape')
  await expect(event(page).getByText('Coming in')).toBeVisible()
})

test('a record that nobody can use is looked into, put right, sent again and wrapped', async ({ context }) => {
  test.setTimeout(90_000)
  const kitchen = await openScreen(context, '/kitchen')
  const page = await context.newPage()
  await openLog(page)
  await expect(event(page).getByText('No dead letters.')).toBeVisible()
  await asStranger((_, producer) =>
    producer.send({ topic: 'orders', messages: [{ partition: 5, value: '{"order":977,"till":6,"party":[["chips"]]}' }] }),
  )
  await expect(
    event(page)
      .getByText(/orders p5, offset 0/)
      .first(),
  ).toBeVisible()

  await page.keyboard.press('d')
  const letters = page.getByRole('region', { name: 'Dead letters' })
  await expect(letters.getByText('1 open, 1 in all')).toBeVisible()
  const field = letters.getByRole('textbox')
  await expect(field).toHaveValue('{"order":977,"till":6,"party":[["chips"]]}')
  await letters.getByRole('button', { name: 'Send again' }).press('Enter')
  await expect(letters.getByRole('alert')).toBeVisible()

  await field.fill('{"order":977,"till":6,"parts":[["chips"]]}')
  await letters.getByRole('button', { name: 'Send again' }).press('Enter')
  await expect(letters.getByRole('status').filter({ hasText: 'Sent.' })).toBeVisible()
  await expect(letters.getByText('0 open, 1 in all')).toBeVisible()
  await expect(kitchen.getByRole('article', { name: 'Order 977' })).toBeVisible()
  // It is a new event; the one that could not be used still stands where it stood.
  await page.keyboard.press('Escape')
  await expect(tape(page, /^orders p5/).getByRole('button')).toHaveCount(2)
})

test('one is closed, and stays', async ({ page }) => {
  await asStranger((_, producer) => producer.send({ topic: 'orders', messages: [{ partition: 5, value: 'not even JSON' }] }))
  await openLog(page)
  await event(page).getByRole('button', { name: 'Close it' }).press('Enter')
  await expect(event(page).getByText(/^Closed/)).toBeVisible()
  await event(page)
    .getByRole('button', { name: /that were dealt with/ })
    .press('Enter')
  await expect(page.getByRole('region', { name: 'Dead letters' }).getByText('0 open, 2 in all')).toBeVisible()
})

test('the past is replayed, and the kitchen is opened as it was then', async ({ context }) => {
  test.setTimeout(120_000)
  const till = await openScreen(context, '/till/2')
  const page = await context.newPage()
  await openLog(page)
  const number = await sellForCash(till, 'Chips, regular')
  const kitchen = await openScreen(context, '/kitchen')
  await expect(kitchen.getByRole('article', { name: `Order ${number}` })).toBeVisible()
  await expect(cell(page, new RegExp(`^orders p1, offset 0: ${number}`))).toBeVisible()

  // Held now: what is sold from here on is not on this page until it plays again.
  await page.keyboard.press('Space')
  await expect(page.getByText(/^REPLAY, live is/)).toBeVisible()
  const later = await sellForCash(till, 'Chips, regular')
  await page.keyboard.press('ArrowDown')
  await expect(cell(page, new RegExp(`^orders p1, offset 1: ${later}`))).toHaveCount(0)
  await page.getByRole('link', { name: 'Open kitchen then' }).press('Enter')
  await expect(page.getByText('REPLAY, read only')).toBeVisible()
  await expect(page.getByRole('article', { name: `Order ${number}` })).toBeVisible()
  await expect(page.getByRole('article', { name: `Order ${later}` })).toHaveCount(0)
  await expect(page.getByRole('button', { name: `Serve ${number}` })).toHaveCount(0)

  await page.getByRole('link', { name: 'Back to the log' }).press('Enter')
  await expect(page.getByText(/^REPLAY, live is/)).toBeVisible()
  await page.keyboard.press('l')
  await expect(page.getByText('LIVE', { exact: true })).toBeVisible()
  await expect(cell(page, new RegExp(`^orders p1, offset 1: ${later}`))).toBeVisible()

  // By the slider: to the beginning of the day, when nothing had been sold.
  await page.getByRole('slider', { name: 'Time of the day' }).press('Home')
  await expect(page.getByText(/^REPLAY, live is/)).toBeVisible()
  await expect(cell(page, /^orders p1, offset 0/)).toHaveCount(0)
  await page.getByRole('button', { name: 'Back to live' }).press('Enter')
  await expect(cell(page, /^orders p1, offset 1/)).toBeVisible()
})

test('words are explained, readers are shown with their tapes, and the shop says why it takes none', async ({ page }) => {
  await openLog(page)
  await page.keyboard.press('w')
  for (const word of ['Topic:', 'Partition:', 'Offset:', 'Group:', 'Lag:', 'Rebalance:', 'Dead letter:'])
    await expect(page.getByText(word, { exact: true })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: /^preparers/ }).press('Enter')
  await expect(event(page).getByText('preparer 1')).toBeVisible()
  await expect(event(page).getByRole('row', { name: /orders p0/ })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('r')
  await expect(event(page).getByText(/^Not to the shop from here/)).toBeVisible()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('2')
  await expect(page.getByRole('tab', { name: /^Demo 2/ })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByText('This demonstration has not run here yet')).toBeVisible()
  await expectAccessible(page)
})

test('a page that hears nothing says so, and comes back by itself', async ({ page }) => {
  test.setTimeout(90_000)
  await openLog(page)
  await whileGatewayHangs(async () => {
    await expect(page.getByRole('alert').filter({ hasText: 'NOT UP TO DATE since' })).toBeVisible({ timeout: 30_000 })
    await expect(page.getByText('NOT LIVE')).toBeVisible()
  })
  await expect(page.getByText(/^Broker up/)).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('LIVE', { exact: true })).toBeVisible()
})

async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
}
