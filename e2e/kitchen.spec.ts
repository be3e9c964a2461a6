// Protects the kitchen from what makes other displays hated: double and lost bumps, cancelled orders that vanish, screens that lie, orders that do not fit, silence.
import { randomUUID } from 'node:crypto'
import AxeBuilder from '@axe-core/playwright'
import { type APIRequestContext, expect, type Page, test } from '@playwright/test'
import {
  act,
  clear,
  hammer,
  headOf,
  know,
  openDisplay,
  type Sold,
  sell,
  sellMany,
  show,
  signedIn,
  startAll,
  ticketOf,
  times,
} from './kitchen-orders'
import { listenForSounds, openScreen } from './people'

const sold: Sold[] = []
async function selling(request: APIRequestContext, count: number, items?: readonly string[]): Promise<Sold[]> {
  const orders = await sellMany(request, count, items)
  sold.push(...orders)
  return orders
}
async function sellOne(request: APIRequestContext, items?: readonly string[]): Promise<Sold> {
  const order = await sell(request, items)
  sold.push(order)
  return order
}
test.afterEach(async ({ request }) => clear(request, sold.splice(0)))

test('two displays bump one order at the same moment: it is ready once, and both let go of it', async ({ browser, request }) => {
  const order = await sellOne(request)
  const displays = await Promise.all([openDisplay(browser), openDisplay(browser)])
  for (const display of displays) await expect(ticketOf(display, order)).toContainText('Serve now')
  await Promise.all(displays.map((display) => headOf(display, order).click()))
  for (const display of displays) await expect(ticketOf(display, order)).toHaveCount(0)
  await expect.poll(() => times(request, order, 'order.ready')).toBe(1)
})

test('twenty clicks in a third of a second, or a key that bounces, serve one order and not the next', async ({ context, request }) => {
  const [first, second, third] = await selling(request, 3)
  const display = await openScreen(context, '/kitchen')
  await expect(ticketOf(display, third!)).toContainText('Serve now')
  const box = await headOf(display, first!).boundingBox()
  await hammer(display, { x: box!.x + 100, y: box!.y + 30 })
  await expect(ticketOf(display, first!)).toHaveCount(0)
  await expect(ticketOf(display, second!)).toBeVisible()
  await expect(headOf(display, second!)).toHaveAttribute('aria-keyshortcuts', '1')
  await hammer(display, '1')
  await expect(ticketOf(display, second!)).toHaveCount(0)
  await expect(ticketOf(display, third!)).toBeVisible()
  for (const order of [first!, second!]) await expect.poll(() => times(request, order, 'order.ready')).toBe(1)
  expect((await know(request, third!)).state).toBe('hand')
})

test('a cancelled order stays, in words and struck through, on every display and through a reload, until somebody has seen it', async ({
  browser,
  request,
}) => {
  const order = await sellOne(request)
  const displays = await Promise.all([openDisplay(browser), openDisplay(browser)])
  const [display, other] = displays
  await expect(ticketOf(display!, order)).toBeVisible()
  expect(await act(request, order, 'cancelled')).toBe(201)
  for (const each of displays) await expect(ticketOf(each, order)).toContainText('CANCELLED')
  await display!.reload()
  await expect(ticketOf(display!, order)).toContainText('CANCELLED')
  await display!.getByRole('button', { name: `${order.ticket} is cancelled: seen` }).click()
  for (const each of displays) await expect(ticketOf(each, order)).toHaveCount(0)
  await other!.reload()
  await expect(other!.getByText(/^Linked/)).toBeVisible()
  await expect(ticketOf(other!, order)).toHaveCount(0)
  await expect.poll(() => times(request, order, 'order.acknowledged')).toBe(1)
})

test('the fifth-last that was served is brought back to its old place, its clock still running', async ({ context, request }) => {
  const orders = await selling(request, 7)
  const soldAtMs = Date.now()
  const display = await openScreen(context, '/kitchen')
  for (const order of orders.slice(0, 6)) {
    await headOf(display, order).click()
    await expect(ticketOf(display, order)).toHaveCount(0)
  }
  const fifthLast = orders[1]!
  await display.keyboard.press('0')
  await display.keyboard.press('.')
  const listed = display.getByRole('button', { name: /^Bring back \d/ })
  await expect(listed.nth(4)).toHaveAccessibleName(`Bring back ${fifthLast.ticket}`)
  await listed.nth(4).click()
  await expect(display.getByRole('article').first()).toHaveAccessibleName(`Order ${fifthLast.ticket}`)
  const [minutes, seconds] = (
    (await ticketOf(display, fifthLast)
      .getByText(/^\d+:\d\d$/)
      .first()
      .textContent()) ?? ''
  )
    .split(':')
    .map(Number)
  expect(minutes! * 60 + seconds!).toBeGreaterThanOrEqual(Math.floor((Date.now() - soldAtMs) / 1000) - 2)
  await headOf(display, fifthLast).click()
  await expect(ticketOf(display, fifthLast)).toHaveCount(0)
  await expect.poll(() => times(request, fifthLast, 'order.ready')).toBe(2)
})

test('a tick on a line shows on another display and survives a reload; a bouncing finger does not take it off', async ({
  browser,
  request,
}) => {
  const order = await sellOne(request, ['mushy-peas', 'can'])
  const [display, other] = await Promise.all([openDisplay(browser), openDisplay(browser)])
  const line = (page: Page) => ticketOf(page, order).getByRole('button', { name: /Can of pop/ })
  await expect(ticketOf(display!, order)).toContainText('Serve now')
  await line(display!).dblclick()
  for (const page of [display!, other!]) await expect(line(page)).toHaveAttribute('aria-pressed', 'true')
  await display!.reload()
  await expect(line(display!)).toHaveAttribute('aria-pressed', 'true')
  await expect(ticketOf(display!, order).getByRole('button', { name: /Mushy peas/ })).toHaveAttribute('aria-pressed', 'false')
  await line(other!).click()
  await expect(line(display!)).toHaveAttribute('aria-pressed', 'false')
  expect((await know(request, order)).state).toBe('hand')
})

test('what one display has started others are kept off, by tap and by key, until they take it over and the first is told', async ({
  browser,
  request,
}) => {
  const order = await sellOne(request, ['mushy-peas', 'can'])
  const [first, second] = await Promise.all([openDisplay(browser), openDisplay(browser)])
  await expect(ticketOf(first!, order)).toContainText('Serve now')
  const key = (await headOf(first!, order).getAttribute('aria-keyshortcuts')) ?? ''
  for (const each of ['*', ...key.split('')]) await first!.keyboard.press(each)
  await expect(ticketOf(first!, order)).toContainText('STARTED here')
  const theirs = ticketOf(second!, order)
  await expect(theirs).toContainText('STARTED · Computer')
  const height = (await theirs.boundingBox())?.height
  for (const each of key) await second!.keyboard.press(each)
  await expect(theirs).toContainText(`* then ${key} takes it over`)
  expect((await theirs.boundingBox())?.height).toBe(height)
  await second!.getByRole('button', { name: `${order.ticket} is started at Computer` }).click()
  await theirs.getByRole('button', { name: /Mushy peas/ }).click()
  await second!.getByRole('button', { name: `Take over ${order.ticket} from Computer` }).click()
  await expect(theirs).toContainText('STARTED here')
  // Enter on the pad must not put it down again.
  await expect(second!.getByRole('button', { name: `Put down ${order.ticket}` })).not.toBeFocused()
  await expect(ticketOf(first!, order)).toContainText('STARTED · Computer')
  await expect(first!.getByText(`${order.ticket} is started at Computer now.`)).toBeVisible()
  expect(await act(request, order, 'ready')).toBe(409)
  // The band that says so is still the ticket's: a tap on it serves.
  const band = await theirs.getByText('STARTED here').boundingBox()
  // What was just started rests for a moment, and does not hear a tap.
  await expect(async () => {
    await second!.mouse.click(band!.x + 20, band!.y + 20)
    await expect.poll(async () => (await know(request, order)).state, { timeout: 900 }).toBe('ready')
  }).toPass()
  for (const display of [first!, second!]) await expect(ticketOf(display, order)).toHaveCount(0)
  const happened = (await know(request, order)).events.map(({ type }) => type)
  expect(happened.filter((type) => /started|ticked|ready/.test(type))).toEqual(['order.started', 'order.started', 'order.ready'])
})

test('two stations make one order: what is wrapped leaves a station, the last one serves it, and each keeps its choice', async ({
  browser,
  request,
}) => {
  const order = await sellOne(request, ['mushy-peas', 'can'])
  const [sides, drinks] = await Promise.all([openDisplay(browser), openDisplay(browser)])
  await show(sides!, 'Sides')
  await show(drinks!, 'Extras & drinks')
  await expect(ticketOf(sides!, order)).toContainText('Mushy peas')
  await expect(ticketOf(sides!, order)).not.toContainText('Can of pop')
  await sides!.getByRole('button', { name: `Hand on ${order.ticket}` }).click()
  await expect(ticketOf(sides!, order)).toHaveCount(0)
  await expect(sides!.getByText(/1 elsewhere/).first()).toBeVisible()
  await drinks!.reload()
  await expect(ticketOf(drinks!, order)).not.toContainText('Mushy peas')
  await headOf(drinks!, order).click()
  await expect(ticketOf(drinks!, order)).toHaveCount(0)
  await expect.poll(async () => (await know(request, order)).state).toBe('ready')
})

test('a display that was cut off says so, keeps what is tapped, and catches up without doubling', async ({ context, request }) => {
  test.setTimeout(90_000)
  let cut = false
  await context.routeWebSocket(/\/rt/, (page) => {
    const shop = page.connectToServer()
    page.onMessage((message) => !cut && shop.send(message))
    shop.onMessage((message) => !cut && page.send(message))
  })
  await context.route('**/api/orders/**', (route) => (cut ? route.abort() : route.continue()))
  const [before, gone, fetched] = (await selling(request, 3)) as [Sold, Sold, Sold]
  expect(await act(request, gone, 'cancelled')).toBe(201)
  await expect.poll(() => act(request, fetched, 'ready')).toBe(201)
  const display = await openScreen(context, '/kitchen')
  await expect(ticketOf(display, before)).toContainText('Serve now')
  await expect(ticketOf(display, gone)).toContainText('CANCELLED')
  cut = true
  const meanwhile = await selling(request, 2)
  await expect(display.getByText(/NOT UP TO DATE since/)).toBeVisible({ timeout: 20_000 })
  await headOf(display, before).click()
  await expect(ticketOf(display, before)).toContainText('Served, kept here')
  // Nothing is dimmed: this is read from 1.5 m when it matters most.
  const { violations } = await new AxeBuilder({ page: display }).withRules(['color-contrast-enhanced']).analyze()
  expect(violations.flatMap(({ nodes }) => nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`))).toEqual([])
  cut = false
  await expect(display.getByText('Up to date, 2 new')).toBeVisible({ timeout: 30_000 })
  for (const order of meanwhile) await expect(ticketOf(display, order)).toHaveCount(1)
  await expect(ticketOf(display, before)).toHaveCount(0, { timeout: 30_000 })
  await expect.poll(() => times(request, before, 'order.ready')).toBe(1)
})

test('two tabs on one device are two displays: neither silences the other, and what one keeps is sent once', async ({
  context,
  request,
}) => {
  const [first, second] = await selling(request, 2)
  const [display, other] = [await openScreen(context, '/kitchen'), await openScreen(context, '/kitchen')]
  await headOf(display, first!).click()
  await expect(ticketOf(other, first!)).toHaveCount(0)
  await other.close()
  const third = await sellOne(request)
  await expect(ticketOf(display, third)).toContainText('Serve now')
  await headOf(display, second!).click()
  await expect(ticketOf(display, second!)).toHaveCount(0)
  for (const order of [first!, second!]) await expect.poll(() => times(request, order, 'order.ready')).toBe(1)
})

test('sixty open orders: how many do not fit is said, each can be reached and served by its key, and what is there does not move', async ({
  context,
  request,
}) => {
  test.setTimeout(120_000)
  const orders = await selling(request, 60)
  const display = await openScreen(context, '/kitchen')
  await expect(display.getByText('60 open')).toBeVisible()
  const seen = new Set<string>()
  for (;;) {
    const names = await display.getByRole('article').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''))
    for (const name of names) seen.add(name)
    const more = display.getByRole('button', { name: /more:/ })
    if ((await more.count()) === 0) break
    expect(Number(/(\d+) more/.exec((await more.textContent()) ?? '')?.[1])).toBe(60 - seen.size)
    await display.keyboard.press('+')
    await expect(display.getByRole('button', { name: new RegExp(`${seen.size} older`) })).toBeVisible()
  }
  expect(seen.size).toBe(60)
  const onLastPage = (await display.getByRole('article').first().getAttribute('aria-label')) ?? ''
  await display.keyboard.press('1')
  await expect(display.getByRole('article', { name: onLastPage, exact: true })).toHaveCount(0)
  while ((await display.getByRole('button', { name: /older/ }).count()) > 0) await display.keyboard.press('-')
  const places = () => display.getByRole('article').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()))
  const still = await places()
  expect(still.length).toBeGreaterThanOrEqual(10)
  await selling(request, 5)
  await expect(display.getByText('64 open')).toBeVisible()
  expect(await places()).toEqual(still)
  expect(orders).toHaveLength(60)
})

test('a device whose clock is an hour wrong shows the right ages', async ({ browser, request }) => {
  const order = await sellOne(request)
  const context = await browser.newContext()
  await context.clock.install({ time: Date.now() + 3_600_000 })
  const display = await openScreen(context, '/kitchen')
  await expect(ticketOf(display, order)).toContainText(/0:\d\d/)
  await expect(ticketOf(display, order)).not.toContainText('LATE')
})

test('the first order into an empty kitchen is heard, and so is a cancellation, an order that turns late, and a change; the screen says whether it can be heard', async ({
  context,
  request,
}) => {
  const notesOf = await listenForSounds(context)
  const display = await openScreen(context, '/kitchen')
  const heard = () => notesOf(display)
  await display.getByRole('button', { name: 'Tap for sound' }).click()
  await expect(display.getByRole('img', { name: 'Sound on' })).toBeVisible()
  const order = await sellOne(request)
  await expect.poll(heard).toEqual([165])
  await act(request, order, 'cancelled')
  await expect.poll(heard).toEqual([165, 520, 390])
  await act(request, order, 'acknowledged')

  // Sold eight seconds before it is late: what a till tells that had no link.
  const soldAt = new Date(Date.now() - 5 * 60_000 + 8_000).toISOString()
  const late = await sell(request, ['mushy-peas', 'can'], { order: 996, soldAt })
  sold.push(late)
  await expect.poll(heard, { timeout: 20_000 }).toEqual([165, 520, 390, 165, 165, 165])
  const data = { id: randomUUID(), remove: [{ line: 1, quantity: 1 }], reason: 'changed their mind' }
  await request.post(`/api/orders/${late.id}/changed`, { data, headers: await signedIn() })
  await expect.poll(heard).toEqual([165, 520, 390, 165, 165, 165, 660, 520])
})

test('everything on the display can be read at 7:1, and everything that is touched has 48 px', async ({ context, request }) => {
  const [done, gone, ticked, begun, theirs] = await selling(request, 5, ['mushy-peas', 'can'])
  const waiting = await sellOne(request, ['skate', 'mushy-peas'])
  const display = await openScreen(context, '/kitchen')
  await headOf(display, done!).click()
  await act(request, gone!, 'cancelled')
  await ticketOf(display, ticked!)
    .getByRole('button', { name: /Can of pop/ })
    .click()
  await expect(ticketOf(display, gone!)).toContainText('CANCELLED')
  await expect(ticketOf(display, waiting)).toContainText('Waits')
  await display.getByRole('button', { name: `Start ${begun!.ticket}` }).click()
  await expect(ticketOf(display, begun!)).toContainText('STARTED here')
  expect(await startAll(request, theirs!)).toBe(201)
  await expect(ticketOf(display, theirs!)).toContainText(/STARTED · Till \d/)
  await display.getByRole('button', { name: `${theirs!.ticket} is started at Till` }).click()
  await expect(ticketOf(display, theirs!)).toContainText('takes it over')
  // Low too, all of a Start key is its own, and round it nothing is served or ticked.
  await display.setViewportSize({ width: 1280, height: 800 })
  const starts = display.getByRole('button', { name: /^(Start|Put down|Take over) / })
  const beside = await starts.evaluateAll((keys) =>
    keys.flatMap((key) => {
      const { left, right, top, bottom } = key.getBoundingClientRect()
      const at = (x: number, y: number) => document.elementFromPoint(x, y)?.closest('button') ?? null
      const own = [at(left + 1, top + 12), at(right - 2, bottom - 12), at(left + 12, top + 1), at(right - 12, bottom - 2)]
      const round = [at(left - 6, top + 20), at(left + 20, top - 6), at(left + 20, bottom + 6)]
      return own.every((hit) => hit === key) && round.every((hit) => hit === null) ? [] : [key.getAttribute('aria-label')]
    }),
  )
  expect(beside).toEqual([])
  expect(await starts.count()).toBeGreaterThan(2)
  await display.setViewportSize({ width: 1920, height: 1080 })
  for (const open of ['orders', 'list', 'station']) {
    if (open === 'list') for (const key of ['0', '.']) await display.keyboard.press(key)
    if (open === 'station') await display.getByRole('button', { name: /^This display/ }).click()
    const { violations } = await new AxeBuilder({ page: display }).withRules(['color-contrast-enhanced']).analyze()
    expect(violations.flatMap(({ nodes }) => nodes.map(({ html, failureSummary }) => `${open}: ${html} ${failureSummary}`))).toEqual([])
    const small = await display
      .getByRole('button')
      .evaluateAll((all) =>
        all.filter((one) => one.getBoundingClientRect().height < 48 || one.getBoundingClientRect().width < 48).map((one) => one.outerHTML),
      )
    expect(small, open).toEqual([])
  }
})
