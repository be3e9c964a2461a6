// Protects the money at the till: a sale costs two taps, what several people pay adds up in the books, and nobody's money is taken
// twice or forgotten, whatever is declined, cut off or loaded anew in the middle.
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { shopFile } from './open-shop'
import { openScreen } from './people'
import { moneyOf, paymentsInLog, returnedInLog, takings } from './till-money'
import { keptOrders, numberTold } from './till-queue'

// Requests that pass a service worker are not seen by route().
test.use({ serviceWorkers: 'block' })

const tile = (till: Page, name: string) => till.getByRole('button', { name: new RegExp(`^${name}`) })
const exactCash = (till: Page) => till.getByRole('button', { name: /^Exact cash/ })
const card = (till: Page) => till.getByRole('button', { name: /^Card £/ })
const paid = (till: Page) => till.getByText('Saved on this till')
const nextCustomer = (till: Page) => till.getByRole('button', { name: 'Next customer' })
const payments = (till: Page) => till.getByRole('list', { name: 'Payments' }).getByRole('listitem')
const left = (till: Page) => till.getByRole('status', { name: 'Left to pay' })

async function begin(context: BrowserContext, number: number, ...items: string[]): Promise<Page> {
  const till = await openScreen(context, `/till/${number}`)
  for (const item of items) await tile(till, item).click()
  return till
}

async function split(till: Page) {
  await till.getByRole('button', { name: 'Split', exact: true }).click()
}

const payAmount = (till: Page, pounds: string) => till.getByLabel('Amount that the next one pays, in pounds').fill(pounds)

/** The one order of this page's till that is in the log, once, and how it was paid. */
async function paidInLog(till: Page, number: number) {
  const order = (await keptOrders(till, number)).at(-1)
  expect(order).toBeDefined()
  await expect.poll(() => paymentsInLog(shopFile().kafka, order!.id), { timeout: 30_000 }).toHaveLength(1)
  const [payment] = await paymentsInLog(shopFile().kafka, order!.id)
  return payment
}

test.describe('quickly', () => {
  test('cod and chips for exact cash is two taps, then Next customer', async ({ context }) => {
    const till = await openScreen(context, '/till/1')
    const taps = await countTaps(till)
    await tile(till, 'Cod & chips').click()
    await exactCash(till).click()
    await expect(paid(till)).toBeVisible()
    await expect(till.getByText('In the kitchen', { exact: true })).toBeVisible()
    expect(await taps()).toBe(2)
    await nextCustomer(till).click()
    await expect(till.getByText('Nothing on this order yet.')).toBeVisible()
    expect(await taps()).toBe(3)
  })

  test('two of them with a digit and one tap, Enter twice, and Enter for the next customer', async ({ context }) => {
    const till = await openScreen(context, '/till/1')
    const taps = await countTaps(till)
    await till.keyboard.press('2')
    await tile(till, 'Cod & chips').click()
    // One slip says what a second one would do, and takes no money.
    await till.keyboard.press('Enter')
    await expect(till.getByRole('button', { name: 'Enter again £21.20' })).toBeVisible()
    await expect(till.getByRole('button', { name: 'Exact cash £21.20' })).toBeVisible()
    await till.keyboard.press('Enter')
    await till.keyboard.press('Enter')
    await expect(till.getByRole('complementary', { name: 'Paid order' })).toContainText('£21.20')
    expect(await taps()).toBe(1)
    await expect(async () => {
      await till.keyboard.press('Enter')
      await expect(till.getByText('Nothing on this order yet.')).toBeVisible({ timeout: 500 })
    }).toPass()
  })
})

test.describe('in parts', () => {
  test('three people share an order by amount, in cash and by card, and the books have each penny where it is', async ({ context }) => {
    const till = await begin(context, 2, 'Cod & chips', 'Cod & chips')
    const before = await takings(2)
    await split(till)
    await till.getByRole('button', { name: '3 equal shares' }).click()
    await expect(exactCash(till)).toContainText('£7.07')
    await till.getByRole('button', { name: '£10 cash' }).click()
    await expect(payments(till)).toContainText(['Change £2.93'])
    await expect(left(till)).toHaveText('£14.13')
    await payAmount(till, '3.50')
    await card(till).click()
    await expect(payments(till)).toHaveCount(2)
    await exactCash(till).click()
    await expect(paid(till)).toBeVisible()
    await expect(payments(till)).toContainText(['£7.07 cash', '£3.50 card', '£10.63 cash'])
    expect(await paidInLog(till, 2)).toMatchObject({
      method: 'split',
      parts: [
        { method: 'cash', pence: 707, tenderedPence: 1_000 },
        { method: 'card', pence: 350 },
        { method: 'cash', pence: 1_063, tenderedPence: 1_063 },
      ],
    })
    const now = { cashPence: before.cashPence + 1_770, cardPence: before.cardPence + 350, balanced: true }
    await expect.poll(() => takings(2), { timeout: 20_000 }).toMatchObject(now)
  })

  test('each pays for what they have ordered', async ({ context }) => {
    const till = await begin(context, 3, 'Cod & chips', 'Chips, regular', 'Chips, regular', 'Mushy peas')
    await split(till)
    const lines = till.getByRole('group', { name: 'What the next one pays for' })
    await lines.getByRole('button', { name: /^Chips, regular/ }).click()
    await lines.getByRole('button', { name: /^Mushy peas/ }).click()
    await expect(exactCash(till)).toContainText('£5.20')
    await exactCash(till).click()
    await expect(lines.getByRole('button', { name: /^Mushy peas/ })).toHaveText(/paid/)
    await expect(lines.getByRole('button', { name: /^Chips, regular/ })).toHaveText(/0 of 1/)
    await lines.getByRole('button', { name: /^Chips, regular/ }).click()
    await lines.getByRole('button', { name: /^Cod & chips/ }).click()
    await card(till).click()
    await expect(paid(till)).toBeVisible()
    expect(moneyOf(await paidInLog(till, 3))).toEqual({ cash: 520, card: 1_400 })
  })

  test('twenty taps in 300 ms pay one part, and a part that is taken back before the last is in the log too', async ({ context }) => {
    const till = await begin(context, 4, 'Cod & chips')
    await split(till)
    await till.getByRole('button', { name: '2 equal shares' }).click()
    await tapOften(till, await middleOf(till, /^Exact cash/))
    await expect(payments(till)).toHaveCount(1)
    await expect(left(till)).toHaveText('£5.30')
    await expect(till.getByRole('button', { name: 'Split', exact: true })).toBeDisabled()
    await till.getByRole('button', { name: 'Take back' }).click()
    await till.getByRole('button', { name: '£5.30 given back' }).click()
    await expect(left(till)).toHaveText('£10.60')
    await till.getByRole('button', { name: 'Back to the order' }).click()
    await exactCash(till).click()
    await expect(paid(till)).toBeVisible()
    expect(await paidInLog(till, 4)).toEqual({ method: 'cash', tenderedPence: 1_060 })
    // It was written down when it was taken back, so the shop had it before the order.
    expect(await returnedInLog(shopFile().kafka, 4)).toMatchObject([{ method: 'cash', pence: 530, by: expect.any(String) }])
  })

  test('a reload in the middle loses no part, and it becomes one order', async ({ context }) => {
    const till = await begin(context, 5, 'Cod & chips', 'Mushy peas')
    await split(till)
    await till.getByRole('button', { name: '2 equal shares' }).click()
    await till.getByRole('button', { name: '£10 cash' }).click()
    await expect(payments(till)).toHaveCount(1)
    await till.reload()
    await expect(payments(till)).toContainText(['£6.20 cash'])
    await expect(till.getByRole('list', { name: 'Lines' }).getByRole('listitem')).toHaveCount(2)
    await expect(left(till)).toHaveText('£6.20')
    await exactCash(till).click()
    await expect(paid(till)).toBeVisible()
    expect(moneyOf(await paidInLog(till, 5))).toEqual({ cash: 1_240, card: 0 })
    await till.reload()
    await expect(till.getByText('Nothing on this order yet.')).toBeVisible()
  })
})

test.describe('by card', () => {
  test('the terminal takes it, and the order has its reference', async ({ context }) => {
    const till = await begin(context, 6, 'Chips, regular')
    await card(till).click()
    await expect(till.getByRole('heading', { name: 'Present card…' })).toBeVisible()
    await expect(paid(till)).toBeVisible()
    expect(await paidInLog(till, 6)).toEqual({ method: 'card', reference: expect.stringMatching(/^SIM-/) })
  })

  test('declined: it says why, the sale stays open, and is paid in cash', async ({ context }) => {
    const till = await begin(context, 6, 'Cod & chips')
    await split(till)
    await payAmount(till, '3.01')
    await card(till).click()
    await expect(till.getByRole('alert').filter({ hasText: 'The card was not taken' })).toContainText('not enough money on this card')
    await expect(left(till)).toHaveText('£10.60')
    await till.getByRole('button', { name: 'All that is left' }).click()
    await exactCash(till).click()
    await expect(paid(till)).toBeVisible()
    expect(await paidInLog(till, 6)).toEqual({ method: 'cash', tenderedPence: 1_060 })
  })

  test('nobody knows: asked again with the same id the terminal says that it was taken, once', async ({ context }) => {
    const till = await begin(context, 7, 'Cod & chips')
    const ids = new Set<string>()
    till.on('request', (request) => {
      if (request.url().endsWith('/api/card-payments')) ids.add(String(request.postDataJSON().id))
    })
    await split(till)
    await payAmount(till, '3.02')
    await card(till).click()
    await expect(till.getByRole('heading', { name: 'It is not known whether the card was taken' })).toBeVisible()
    await expect(till.getByText('Look at the terminal: did it take £3.02?')).toBeVisible()
    await expect(exactCash(till)).toBeDisabled()
    await till.getByRole('button', { name: 'Ask the terminal again' }).click()
    await expect(payments(till)).toContainText(['£3.02 card SIM-'])
    expect(ids.size).toBe(1)
    await exactCash(till).click()
    await expect(paid(till)).toBeVisible()
    expect(moneyOf(await paidInLog(till, 7))).toEqual({ cash: 758, card: 302 })
  })

  test('a reload while the card is being taken: the till asks what became of it, and it is one order', async ({ context }) => {
    const till = await begin(context, 8, 'Cod & chips')
    await split(till)
    await payAmount(till, '3.03')
    await card(till).click()
    await expect(till.getByRole('heading', { name: 'Present card…' })).toBeVisible()
    await till.reload()
    await expect(till.getByRole('heading', { name: 'It is not known whether the card was taken' })).toBeVisible()
    await till.getByRole('button', { name: 'Ask the terminal again' }).click()
    await expect(payments(till)).toContainText(['£3.03 card SIM-'], { timeout: 20_000 })
    await exactCash(till).click()
    await expect(paid(till)).toBeVisible()
    expect(moneyOf(await paidInLog(till, 8))).toEqual({ cash: 757, card: 303 })
  })

  test('without a link it is taken by hand, and recorded when somebody says so', async ({ context }) => {
    const till = await begin(context, 6, 'Mushy peas')
    await context.setOffline(true)
    await expect(till.getByText(/^No link/).first()).toBeVisible()
    await card(till).click()
    await expect(till.getByRole('heading', { name: 'No link to the card terminal' })).toBeVisible()
    await till.getByRole('button', { name: 'It was taken' }).click()
    await expect(paid(till)).toBeVisible()
    await context.setOffline(false)
    expect(await paidInLog(till, 6)).toEqual({ method: 'card' })
  })
})

test('the network is cut between the tap and the answer: the order is in the log once', async ({ context }) => {
  const till = await openScreen(context, '/till/9')
  let isCut = false
  await till.route(
    '**/api/orders',
    async (route) => {
      await route.fetch()
      await context.setOffline(true)
      await route.abort('connectionreset')
      isCut = true
    },
    { times: 1 },
  )
  await tile(till, 'Mushy peas').click()
  await exactCash(till).click()
  // It says so from the moment that it is written down: what is waited for is the cut.
  await expect.poll(() => isCut).toBe(true)
  await expect(till.getByText(/^Queued on this till: 1/).first()).toBeVisible()
  const number = await numberTold(till)
  await context.setOffline(false)
  await expect(till.getByText('In the kitchen', { exact: true })).toBeVisible({ timeout: 30_000 })
  expect((await keptOrders(till, 9)).map(({ label }) => label)).toEqual([number])
  expect(await paidInLog(till, 9)).toEqual({ method: 'cash', tenderedPence: 180 })
})

/** Counts what a finger or a mouse does in the page, before the page sees it. */
async function countTaps(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    Object.assign(window, { taps: 0 })
    const count = (event: Event) => event.isTrusted && Object.assign(window, { taps: Number(Reflect.get(window, 'taps')) + 1 })
    window.addEventListener('pointerdown', count, { capture: true })
  })
  return () => page.evaluate(() => Number(Reflect.get(window, 'taps')))
}

async function middleOf(page: Page, name: RegExp) {
  const box = await page.getByRole('button', { name }).boundingBox()
  return { x: box!.x + box!.width / 2, y: box!.y + box!.height / 2 }
}

/** Twenty clicks at one place in 300 ms, whatever comes to stand there. */
async function tapOften(page: Page, place: { x: number; y: number }) {
  await page.evaluate(async ({ x, y }) => {
    for (let n = 0; n < 20; n++) {
      const there = document.elementFromPoint(x, y)?.closest('button')
      there?.click()
      await new Promise((next) => setTimeout(next, 15))
    }
  }, place)
}
