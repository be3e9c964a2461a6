// Protects from hands in a hurry, and from what happens under them: the second half of a double tap, a key that was another's a moment ago, a scanner.
import { type APIRequestContext, expect, type Page, test } from '@playwright/test'
import { act, clear, hammer, headOf, know, openDisplay, type Sold, sell, sellMany, show, ticketOf, times } from './kitchen-orders'
import { openScreen, sellForCash } from './people'

const sold: Sold[] = []
test.afterEach(async ({ request }) => clear(request, sold.splice(0)))

async function selling(request: APIRequestContext, items?: readonly string[]): Promise<[Sold, Sold, Sold]> {
  const orders = await sellMany(request, 3, items)
  sold.push(...orders)
  return orders as [Sold, Sold, Sold]
}

async function make(request: APIRequestContext, orders: readonly Sold[]) {
  for (const order of orders) await expect.poll(() => act(request, order, 'ready')).toBe(201)
}

/** Twenty clicks where this key is when they begin, whatever is there when they end. */
async function hammerOn(page: Page, name: string | RegExp) {
  const key = page.getByRole('button', { name, exact: true })
  // Where it is once it stands still.
  await key.hover()
  const box = await key.boundingBox()
  await hammer(page, { x: box!.x + box!.width / 2, y: box!.y + box!.height / 2 })
}

/** The states once the first is handed over, and all that was clicked has been sent. */
async function statesAfter(page: Page, request: APIRequestContext, orders: readonly Sold[]) {
  await expect.poll(() => times(request, orders[0]!, 'order.collected')).toBe(1)
  await page.waitForTimeout(1_500)
  return Promise.all(orders.map(async (order) => (await know(request, order)).state))
}

const keys: [string, (ticket: string) => string][] = [
  ['/counter', (ticket) => `Hand over ${ticket}`],
  ['/kitchen', (ticket) => `${ticket} collected`],
]
for (const [path, name] of keys)
  test(`twenty clicks in 300 ms on a key that hands over at ${path} hand over one order`, async ({ context, request }) => {
    const orders = await selling(request)
    await make(request, orders)
    const page = await openScreen(context, path)
    await expect(page.getByRole('button', { name: name(orders[2].ticket), exact: true })).toBeVisible()
    await hammerOn(page, name(orders[0].ticket))
    expect(await statesAfter(page, request, orders)).toEqual(['collected', 'ready', 'ready'])
    await hammerOn(page, name(orders[1].ticket))
    expect(await statesAfter(page, request, orders.slice(1))).toEqual(['collected', 'ready'])
  })

test('at a till too, and an order that becomes ready does not push the others aside', async ({ context, request }) => {
  const till = await openScreen(context, '/till/8')
  const orders: Sold[] = []
  for (let n = 0; n < 3; n++) {
    const ticket = await sellForCash(till, 'Mushy peas')
    const found = async () => (await (await till.context().request.get(`/api/orders?q=${ticket}`)).json()).orders
    await expect.poll(async () => (await found()).length).toBeGreaterThan(0)
    orders.push({ id: (await found())[0].id, ticket })
  }
  sold.push(...orders)
  const key = ({ ticket }: Sold) => till.getByRole('button', { name: `${ticket} is ready. Hand over`, exact: true })
  await make(request, orders.slice(0, 2))
  await expect(key(orders[1]!)).toBeVisible()
  const before = await key(orders[0]!).boundingBox()
  await make(request, orders.slice(2))
  await expect(key(orders[2]!)).toBeVisible()
  expect(await key(orders[0]!).boundingBox()).toEqual(before)
  await hammerOn(till, `${orders[0]!.ticket} is ready. Hand over`)
  expect(await statesAfter(till, request, orders)).toEqual(['collected', 'ready', 'ready'])
})

test('twenty taps on Bring back bring back one order, and its key none where the list is not in sight', async ({ context, request }) => {
  const orders = await selling(request)
  await make(request, orders)
  const display = await openScreen(context, '/kitchen')
  await display.getByRole('button', { name: /^This display/ }).click()
  await display.keyboard.press('.')
  await display.getByRole('button', { name: 'Back to the orders' }).click()
  const states = () => Promise.all(orders.map(async (order) => (await know(request, order)).state))
  expect(await states()).toEqual(['ready', 'ready', 'ready'])
  await hammerOn(display, new RegExp(`Bring back ${orders[2].ticket}`))
  await expect(ticketOf(display, orders[2])).toBeVisible()
  await display.waitForTimeout(1_000)
  expect(await states()).toEqual(['ready', 'ready', 'hand'])
  await hammer(display, '.')
  await expect(ticketOf(display, orders[1])).toBeVisible()
  await display.waitForTimeout(1_000)
  expect(await states()).toEqual(['ready', 'hand', 'hand'])
})

test('when another display serves an order its place stays, dead and saying so, and every key is still its own', async ({
  browser,
  request,
}) => {
  const [first, second, third] = await selling(request)
  const [display, other] = [await openDisplay(browser), await openDisplay(browser)]
  for (const each of [display, other]) await expect(ticketOf(each, third)).toContainText('Serve now')
  // Other stories may have left an order: what counts is that it keeps its key, and has the first's afterwards.
  const keyOf = async (order: Sold) => (await headOf(display, order).getAttribute('aria-keyshortcuts')) ?? ''
  const [keyOfFirst, keyOfSecond] = [await keyOf(first), await keyOf(second)]
  const saw = display.evaluate(watch, [first.ticket, second.ticket] as const)
  await headOf(other, first).click()
  expect(await saw).toEqual({ said: `${first.ticket} Served elsewhere`, key: keyOfSecond })
  await expect(ticketOf(display, first)).toHaveCount(0)
  await expect(headOf(display, second)).toHaveAttribute('aria-keyshortcuts', keyOfFirst)
  expect((await know(request, second)).state).toBe('hand')
})

/** In the page: what the first ticket says when it is not to be served any more, and the key of the second at that moment. */
function watch([first, second]: readonly [string, string]): Promise<{ said: string; key: string }> {
  const head = (ticket: string) => document.querySelector(`[aria-label="Order ${ticket}"] [data-head]`)
  return new Promise((resolve) => {
    const look = () => {
      const said = head(first)?.getAttribute('aria-label') ?? 'gone'
      if (said !== `Serve ${first}`) resolve({ said, key: head(second)?.getAttribute('aria-keyshortcuts') ?? '' })
    }
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true })
  })
}

test('a scanner at the pass serves nothing: neither with an address nor with the number on a box', async ({ context, request }) => {
  const orders = await selling(request)
  const display = await openScreen(context, '/kitchen')
  await expect(ticketOf(display, orders[2])).toContainText('Serve now')
  await headOf(display, orders[0]).focus()
  await display.evaluate(scan, '5000112637922')
  await display.evaluate(scan, 'http://192.168.1.23:3000/o/abcdefghijklmnopqrstuvwx27')
  await expect(display.getByText('No order of today has this code. Ask for the number.')).toBeVisible()
  await display.waitForTimeout(500)
  for (const order of orders) {
    await expect(ticketOf(display, order)).toHaveCount(1)
    expect((await know(request, order)).state).toBe('hand')
  }
})

/** In the page: the keys of a scan, faster than Playwright types, where the focus is. */
function scan(text: string) {
  for (const key of [...text.split(''), 'Enter']) {
    const pressed = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
    const meant = (document.activeElement ?? document.body).dispatchEvent(pressed)
    if (key === 'Enter' && meant && document.activeElement instanceof HTMLElement) document.activeElement.click()
  }
}

test('a cancelled order stays at each station until somebody there has seen it', async ({ browser, request }) => {
  const order = await sell(request, ['mushy-peas', 'can'])
  sold.push(order)
  const [sides, drinks] = [await openDisplay(browser), await openDisplay(browser)]
  await show(sides, 'Sides')
  await show(drinks, 'Extras & drinks')
  await expect(ticketOf(drinks, order)).toContainText('Can of pop')
  expect(await act(request, order, 'cancelled')).toBe(201)
  const seen = (display: Page) => display.getByRole('button', { name: `${order.ticket} is cancelled: seen` })
  await seen(sides).click()
  await expect(ticketOf(sides, order)).toHaveCount(0)
  await expect.poll(() => times(request, order, 'order.acknowledged')).toBe(1)
  await drinks.reload()
  await expect(ticketOf(drinks, order)).toContainText('CANCELLED')
  await sides.reload()
  await expect(sides.getByText(/^Linked/)).toBeVisible()
  await expect(ticketOf(sides, order)).toHaveCount(0)
  await seen(drinks).click()
  await expect(ticketOf(drinks, order)).toHaveCount(0)
  await expect.poll(() => times(request, order, 'order.acknowledged')).toBe(2)
})
