// Protects the range from a display that lies: one that forgets its timers, cannot take back a wrong key, asks for a drop into cold oil, or hears of an
// order only when it is paid.
import AxeBuilder from '@axe-core/playwright'
import { type APIRequestContext, type Browser, expect, type Page, test } from '@playwright/test'
import { v7 as uuidv7 } from 'uuid'
import { signedIn } from './kitchen-orders'
import { shopFile, shopsPeople } from './open-shop'
import { openScreen, scan } from './people'

test.describe.configure({ timeout: 120_000 })

/** Each on a device of its own. */
async function openCooks(browser: Browser): Promise<[Page, Page]> {
  return [await openScreen(await browser.newContext(), '/cook'), await openScreen(await browser.newContext(), '/cook')]
}

const pan = (cook: Page, number: number) => cook.getByRole('region', { name: `Pan ${number}`, exact: true })
const key = (cook: Page, number: number) => pan(cook, number).getByRole('button', { name: new RegExp(`^Pan ${number}: `) })
const undo = (cook: Page) => cook.getByRole('button', { name: /^\.? ?Undo: / })

/** Seconds until what is in the pan is done. */
async function clock(cook: Page, number: number) {
  const text = (await pan(cook, number).textContent())?.replace(new RegExp(`^.*?Pan ${number}[^0-9]*`), '') ?? ''
  const [, minutes, seconds] = /(\d+):(\d\d)/.exec(text) ?? []
  return Number(minutes) * 60 + Number(seconds)
}

/** Presses a pan's key, twice where it asks, until its name says that it would lift; where it asks what, the first of its foods. */
async function dropIn(cook: Page, number: number) {
  if (/ lifted/.test((await key(cook, number).getAttribute('aria-label')) ?? '')) return
  const offer = cook
    .getByRole('group', { name: `Pan ${number}: drop what?` })
    .getByRole('button')
    .first()
  await expect(async () => {
    await ((await offer.isVisible()) ? offer : key(cook, number)).click({ timeout: 2_000 })
    await expect(key(cook, number)).toHaveAccessibleName(/ lifted/, { timeout: 850 })
  }).toPass()
}

async function liftFrom(cook: Page, number: number) {
  await expect(async () => {
    await key(cook, number).click()
    await expect(key(cook, number)).not.toHaveAccessibleName(/ lifted/, { timeout: 850 })
  }).toPass()
}

/** Empties a pan: what a story before this one has left in it. */
async function empty(cook: Page, number: number) {
  while (/ lifted/.test((await key(cook, number).getAttribute('aria-label')) ?? '')) await liftFrom(cook, number)
}

async function setLastOrders(request: APIRequestContext, on: boolean) {
  const answer = await request.post('/api/range/last-orders', { data: { id: uuidv7(), on }, headers: await signedIn() })
  expect(answer.status()).toBe(201)
}

test('what two tills type, or have parked, is wanted on every cook’s display before it is paid, and no longer when it is cleared', async ({
  browser,
  context,
  request,
}) => {
  const cooks = await openCooks(browser)
  const till1 = await openScreen(context, '/till/1')
  const till2 = await openScreen(context, '/till/2')
  const tap = async (till: Page, item: string) =>
    till.getByRole('button', { name: new RegExp(`^${item}\\s*(\\d+ on this order\\s*)?£`) }).click()
  const cabinetSays = async (words: RegExp, count: 0 | 1) => {
    for (const cook of cooks) await expect(cook.getByRole('region', { name: 'Hot cabinet' }).getByText(words)).toHaveCount(count)
  }
  const advised = async () => {
    const answer = await request.get('/api/advice', { headers: await signedIn() })
    const { advice } = (await answer.json()) as { advice: { food: string; typed?: number }[] }
    return advice.find(({ food }) => food === 'skate')?.typed ?? 0
  }
  await tap(till1, 'Haddock')
  await tap(till2, 'Haddock')
  await tap(till2, 'Haddock')
  await cabinetSays(/^\+3 typed$/, 1)
  await till1.getByRole('button', { name: 'Remove' }).click()
  await cabinetSays(/^\+2 typed$/, 1)
  // Cooked to order: nobody has paid for it, and the cook is asked to drop it all the same.
  await tap(till1, 'Skate')
  await expect.poll(advised).toBeGreaterThan(0)
  await till1.getByRole('button', { name: 'Remove' }).click()
  await expect.poll(advised).toBe(0)
  // Put aside, it is no less wanted: till 2 says by now that nothing is on its docket.
  await till2.getByRole('button', { name: 'Park', exact: true }).click()
  const parked = till2.getByRole('button', { name: /^Take up till 2/ })
  await expect(parked).toBeVisible()
  await till2.waitForTimeout(2_000)
  await cabinetSays(/^\+2 typed$/, 1)
  await parked.click()
  await expect(parked).toHaveCount(0)
  // A till that goes takes its order with it.
  await till2.close()
  await cabinetSays(/typed$/, 0)
})

test('a drop that a display kept while its way to the shop was cut counts from the key, on every display', async ({ browser }) => {
  const [one, other] = await openCooks(browser)
  await empty(one, 1)
  await one.context().route('**/api/fryer/**', (route) => route.abort())
  await dropIn(one, 1)
  const from = await clock(one, 1)
  await expect(one.getByText(/kept here, sent when linked/)).toBeVisible()
  await expect.poll(() => clock(one, 1), { timeout: 15_000 }).toBeLessThanOrEqual(from - 6)
  await one.context().unroute('**/api/fryer/**')
  await expect(key(other, 1)).toHaveAccessibleName(/ lifted/, { timeout: 40_000 })
  await expect(one.getByText(/kept here, sent when linked/)).toHaveCount(0)
  const same = async () => {
    const [here, there] = await Promise.all([clock(one, 1), clock(other, 1)])
    expect(Math.abs(here - there)).toBeLessThanOrEqual(2)
    expect(here).toBeLessThanOrEqual(from - 6)
  }
  await same()
  await one.reload()
  await expect(pan(one, 1)).toContainText(/\d:\d\d/)
  await same()
})

test('a double press is one: it undoes one act, and switches the last orders on, not on and off', async ({ browser, request }) => {
  const [one] = await openCooks(browser)
  await empty(one, 1)
  await empty(one, 2)
  await dropIn(one, 1)
  await dropIn(one, 2)
  await expect(undo(one)).toBeVisible()
  await one.keyboard.type('..', { delay: 120 })
  await expect(key(one, 2)).not.toHaveAccessibleName(/ lifted/)
  await expect(key(one, 1)).toHaveAccessibleName(/ lifted/)
  try {
    const orders = one.getByRole('button', { name: /^(Last orders|To par again)$/ })
    // In the page, where a busy machine does not stretch the time between the taps.
    await orders.evaluate(async (button: HTMLButtonElement) => {
      button.click()
      await new Promise((resolve) => setTimeout(resolve, 400))
      button.click()
    })
    await expect(one.getByText('LAST ORDERS', { exact: true })).toBeVisible()
    await expect(orders).toBeEnabled()
    await expect(one.getByText('LAST ORDERS', { exact: true })).toBeVisible()
  } finally {
    await setLastOrders(request, false)
  }
})

test('what nobody asked for can be dropped too: by a digit or a tap; a scanner presses nothing', async ({ browser, request }) => {
  const [one, other] = await openCooks(browser)
  await empty(one, 4)
  await setLastOrders(request, true)
  try {
    await expect(key(one, 4)).toHaveAccessibleName(/nothing to drop/)
    await scan(one, '4444')
    await expect(one.getByRole('group', { name: 'Pan 4: drop what?' })).toHaveCount(0)
    // For 800 ms a key does what was shown before.
    await one.waitForTimeout(900)
    await one.keyboard.press('4')
    const asks = one.getByRole('group', { name: 'Pan 4: drop what?' })
    await expect(asks).toBeVisible()
    // Tapped while a temperature is typed, it asks too, and its digits are no degrees.
    for (const each of ['/', '0', '6']) await other.keyboard.press(each)
    await key(other, 4).click()
    await expect(other.getByRole('group', { name: 'Pan 4: drop what?' })).toBeVisible()
    await expect(other.getByRole('region', { name: 'Probe', exact: true })).toHaveCount(0)
    await other.keyboard.press('Escape')
    const name = /[a-z][a-z ]+/.exec((await asks.getByRole('button').nth(1).textContent()) ?? '')?.[0] ?? ''
    await expect(async () => {
      await one.keyboard.press('2')
      await expect(key(one, 4)).toHaveAccessibleName(/ lifted/, { timeout: 850 })
    }).toPass()
    for (const cook of [one, other]) await expect(pan(cook, 4)).toContainText(name)
    for (const cook of [one, other]) await expect(key(cook, 4)).toHaveAccessibleName(/ lifted/)
  } finally {
    await setLastOrders(request, false)
  }
})

test('sold out is said at the range, with the pans in sight', async ({ browser }) => {
  const [cook] = await openCooks(browser)
  const backOn = async () => {
    const data = { id: uuidv7(), kind: 'food', of: 'peas', left: null }
    const answer = await cook.request.post('/api/availability', { data, headers: { origin: shopFile().url } })
    expect(await answer.json()).toMatchObject({ status: 'set' })
  }
  await backOn()
  try {
    await cook.getByRole('button', { name: 'Sold out…' }).click()
    const panel = cook.getByRole('region', { name: 'Sold out' })
    await panel.getByRole('button', { name: /^Mushy peas/ }).click()
    await panel.getByRole('button', { name: 'Sold out', exact: true }).click()
    await expect(panel.getByText(/is sold out on every till/)).toBeVisible()
    await expect(pan(cook, 1)).toBeInViewport()
    await panel.getByRole('button', { name: 'Back on' }).click()
    await expect(panel.getByText(/is back on sale/)).toBeVisible()
    await cook.keyboard.press('Escape')
    await expect(cook.getByRole('region', { name: 'Hot cabinet' })).toBeVisible()
  } finally {
    await backOn()
  }
})

test('a drop: the same clock on two displays and after a reload; undone on the other one; and not after ten seconds', async ({
  browser,
}) => {
  const [one, other] = await openCooks(browser)
  await empty(one, 1)
  await dropIn(one, 1)
  await expect(undo(other)).toBeVisible()
  await one.reload()
  await expect(one.getByText(/^Linked/)).toBeVisible()
  await expect(pan(one, 1)).toContainText(/\d:\d\d/)
  const [here, there] = await Promise.all([clock(one, 1), clock(other, 1)])
  expect(Math.abs(here - there)).toBeLessThanOrEqual(1)
  await other.keyboard.press('.')
  for (const cook of [one, other]) await expect(key(cook, 1)).not.toHaveAccessibleName(/ lifted/)
  await dropIn(one, 1)
  await expect(undo(one)).toBeVisible()
  await expect(undo(one)).toHaveCount(0, { timeout: 15_000 })
  await expect(key(one, 1)).toHaveAccessibleName(/ lifted/)
})

test('after a lift the oil comes up on every display before a drop is asked for; the lift can be taken back', async ({ browser }) => {
  const [one, other] = await openCooks(browser)
  await empty(one, 1)
  await dropIn(one, 1)
  await liftFrom(one, 1)
  for (const cook of [one, other]) await expect(pan(cook, 1)).toContainText('Oil coming up')
  for (const cook of [one, other]) await expect(pan(cook, 1)).not.toContainText('DROP NOW')
  // What orders that wait have taken of it stays theirs: then the lift stands, and the display says so.
  await undo(one).click()
  await expect(async () => {
    const back = (await key(other, 1).getAttribute('aria-label'))?.includes(' lifted') ?? false
    expect(back || (await one.getByText(/with orders already/).isVisible())).toBe(true)
  }).toPass()
})

test('waste: row, count and reason by keys, and the manager’s page counts it', async ({ browser, context, request }) => {
  const [cook] = await openCooks(browser)
  const manager = await openScreen(context, '/manager')
  // Something to bin, whether or not the cabinet asks for it.
  const id = uuidv7()
  await request.post('/api/fryer/dropped', { data: { id, food: 'cod', portions: 3 }, headers: await signedIn() })
  await request.post('/api/fryer/lifted', { data: { id: uuidv7(), batch: id }, headers: await signedIn() })
  const cells = manager.getByRole('region', { name: 'Portions today' }).getByRole('row', { name: /^Cod/ }).getByRole('cell')
  await expect(cells.first()).toBeVisible()
  const binned = async () => Number((await cells.last().textContent())?.replace('–', '0'))
  const before = await binned()
  await cook.keyboard.press('*')
  await cook.keyboard.press('1')
  await expect(cook.getByRole('group', { name: 'Bin Cod' })).toBeVisible()
  await cook.keyboard.press('1')
  await cook.getByRole('button', { name: 'spoilt' }).click()
  // A pan that was tapped last has the focus; Enter is not for it.
  await cook.getByRole('region', { name: 'Pan 1' }).getByRole('button').first().focus()
  for (const key of ['*', '1', '1', 'Enter']) await cook.keyboard.press(key)
  await expect(cook.getByRole('group', { name: 'Bin Cod' })).toBeHidden()
  await expect.poll(binned, { timeout: 20_000 }).toBe(before + 2)
})

test('temperatures: probed by keys or taps on one display, known on the other; too cold is said; none is lost without a link, or counted twice', async ({
  browser,
}) => {
  const [one, other] = await openCooks(browser)
  const heat = (cook: Page) => cook.getByRole('region', { name: 'Hot cabinet' }).getByRole('status')
  const panel = (cook: Page) => cook.getByRole('region', { name: 'Probe', exact: true })
  const press = async (...keys: readonly string[]) => {
    for (const each of keys) await one.keyboard.press(each)
  }
  const sent: string[] = []
  one.on('request', (asked) => asked.url().includes('/api/fryer/') && sent.push(new URL(asked.url()).pathname))

  await press('/', 'Escape')
  await expect(panel(one)).toHaveCount(0)
  await press('/', '0', '1', '7', '8', 'Enter')
  await expect(panel(one).getByRole('alert')).toHaveText('The cabinet has 0 to 130 °C.')
  await press('Backspace', 'Backspace', 'Backspace', '5', '8', 'Enter', 'Enter')
  for (const cook of [one, other]) await expect(heat(cook)).toHaveText('58 °C: under 63, reheat or bin')
  // No digit of it was heard by a pan; and none of what is typed when a row of the shelf is tapped is kept as a temperature.
  await press('/', '0', '6')
  await one
    .getByRole('button', { name: /Bin some$/ })
    .first()
    .click()
  await expect(one.getByRole('group', { name: /^Bin / })).toBeVisible()
  await expect(panel(one)).toHaveCount(0)
  await press('3', 'Escape')
  expect(sent).toEqual(['/api/fryer/probed'])

  await one.context().route('**/api/fryer/**', (route) => route.abort())
  await press('/', '1', '1', '6', '1', 'Enter')
  await expect(pan(one, 1)).toContainText('Oil too cold: 161 °C')
  await expect(one.getByText(/kept here, sent when linked/)).toBeVisible()
  await one.context().unroute('**/api/fryer/**')
  await expect(pan(other, 1)).toContainText('Oil too cold: 161 °C')

  await other.getByRole('button', { name: 'Probe' }).click()
  // Tapped twice out of habit: the second half, which finds the pad there, types nothing.
  await panel(other)
    .getByRole('button', { name: /^Cabinet/ })
    .dblclick()
  const digit = (name: string) => panel(other).getByRole('button', { name, exact: true })
  await expect(async () => {
    await digit('6').click()
    await expect(panel(other).locator('output')).toHaveText('6 °C', { timeout: 1 })
  }).toPass({ intervals: [50] })
  for (const name of ['4', 'Point', '5']) await digit(name).click()
  await panel(other).getByRole('button', { name: 'Record 64.5 °C' }).click()
  for (const cook of [one, other]) await expect(heat(cook)).toHaveText('Cabinet 64.5 °C')
  await one.reload()
  await expect(heat(one)).toHaveText('Cabinet 64.5 °C')
  await expect(pan(one, 1)).toContainText('161 °C')
})

test('last orders: nothing is asked for just to be there, on any display, until it is taken back', async ({ browser, request }) => {
  const [one, other] = await openCooks(browser)
  try {
    await one.getByRole('button', { name: 'Last orders' }).click()
    for (const cook of [one, other]) await expect(cook.getByText('LAST ORDERS', { exact: true })).toBeVisible()
    for (const cook of [one, other]) await expect(cook.getByText(/· par \d/)).toHaveCount(0)
    await other.reload()
    await expect(other.getByText('LAST ORDERS', { exact: true })).toBeVisible()
    await other.getByRole('button', { name: 'To par again' }).click()
    await expect(one.getByText('LAST ORDERS', { exact: true })).toHaveCount(0)
  } finally {
    await setLastOrders(request, false)
  }
})

test('pans as the manager sets them stand on the cook’s display, and par levels by day and hour count', async ({
  browser,
  context,
  request,
}) => {
  const { owner } = await shopsPeople()
  const asBefore = (await owner.get('/api/range')).body as { pans: { name: string }[] }
  const manager = await openScreen(context, '/manager/range')
  const [cook] = await openCooks(browser)
  try {
    const four = manager.getByRole('group', { name: 'Pan 4', exact: true })
    await four.getByLabel('Called').fill('odds and ends')
    await four.getByLabel('Chips').check()
    await manager.getByRole('button', { name: 'Set the pans' }).click()
    await expect(manager.getByText('Set: the cook’s display has them.')).toBeVisible()
    await expect(pan(cook, 4)).toContainText('Pan 4 odds and ends')
    await cook.reload()
    await expect(pan(cook, 4)).toContainText('Pan 4 odds and ends')
    await four.getByRole('button', { name: 'Remove' }).click()
    await expect(manager.getByText(/^No pan for /)).toBeVisible()
    for (const session of ['Lunch', 'Tea', 'Late']) await manager.getByLabel(`Cod, ${session}`, { exact: true }).fill('33')
    await manager.getByRole('button', { name: 'Set the par levels' }).click()
    await expect(manager.getByText('Set: the cook’s display goes by them.')).toBeVisible()
  } finally {
    const pans = asBefore.pans.map((one) => ({ ...one, name: one.name.slice(0, 24) }))
    await owner.post('/api/range', { pans })
    await owner.post('/api/range/par', { food: 'cod', slots: [] })
    await setLastOrders(request, false)
  }
})

test('it can be read by everybody, and the cabinet is in sight on a small screen', async ({ browser }) => {
  const [cook] = await openCooks(browser)
  const { violations } = await new AxeBuilder({ page: cook }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  await cook.setViewportSize({ width: 1280, height: 800 })
  const cabinet = cook.getByRole('region', { name: 'Hot cabinet' })
  await expect(cabinet).toBeInViewport({ ratio: 0.9 })
  const box = await cabinet.boundingBox()
  expect(box?.height).toBeGreaterThan(200)
})
