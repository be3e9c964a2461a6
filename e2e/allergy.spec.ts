// Protects whoever must not eat something: it is asked, answered for what was chosen, and seen by everybody who has the food in hand;
// nobody pays past it, and nobody else reads it on the wall.
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { clear, type Sold } from './kitchen-orders'
import { shopFile } from './open-shop'
import { listenForErrors, openScreen, orderNumberOn, signIn } from './people'

const tap = (till: Page, item: string) => till.getByRole('button', { name: new RegExp(`^${item}\\s*(\\d+ on this order)?\\s*£`) }).click()
const allergyKey = (till: Page) => till.getByRole('complementary', { name: 'Order' }).getByRole('button', { name: /allerg/i })
const avoid = (till: Page, allergen: string) =>
  till.getByRole('group', { name: 'Must avoid' }).getByRole('button', { name: allergen, exact: true }).click()
const heard = (till: Page) => till.getByRole('button', { name: 'Customer has heard this' }).click()
const row = (till: Page, name: string) => till.getByRole('row', { name: new RegExp(`^${name}`) })
const exactCash = (till: Page) => till.getByRole('button', { name: /^Exact cash/ })

/** Sold in the story that is played: they leave the kitchen with it. */
let sold: Sold[] = []
test.beforeEach(({ context }) => {
  sold = []
  context.on('request', (request) => {
    if (request.method() !== 'POST' || !request.url().endsWith('/api/orders')) return
    const { id, order }: { id: string; order: number } = request.postDataJSON()
    if (!sold.some((one) => one.id === id)) sold.push({ id, ticket: String(order) })
  })
})
test.afterEach(({ request }) => clear(request, sold))

/** Sells these to somebody who must avoid something, and returns the number that is called. */
async function sellFlagged(till: Page, allergen: string, ...items: string[]): Promise<string> {
  for (const item of items) await tap(till, item)
  await allergyKey(till).click()
  await avoid(till, allergen)
  if (await till.getByRole('button', { name: 'Customer has heard this' }).isVisible()) await heard(till)
  await till.getByRole('button', { name: /^Flag order/ }).click()
  const number = await orderNumberOn(till)
  await exactCash(till).click()
  return number
}

test('a flagged order is seen in the kitchen, by the cook, at the counter and by its customer, and not on the board', async ({
  context,
}) => {
  test.setTimeout(120_000)
  const errors = listenForErrors(context)
  const till = await openScreen(context, '/till/1')
  const kitchen = await openScreen(context, '/kitchen')
  const cook = await openScreen(context, '/cook')
  const board = await openScreen(context, '/board')

  const sent = till.waitForRequest('**/api/orders')
  const number = await sellFlagged(till, 'Mustard', 'Plaice', 'Curry sauce')
  const paid = till.getByRole('complementary', { name: 'Paid order' })
  await expect(paid.getByText('ALLERGY: MUSTARD')).toBeVisible()
  const followed = await context.newPage()
  const { link }: { link: string } = (await sent).postDataJSON()
  await followed.goto(`/o/${link}`)
  await expect(followed.getByText('ALLERGY: MUSTARD')).toBeVisible()
  await followed.getByText('Allergens', { exact: true }).click()
  await expect(followed.getByRole('list', { name: 'Allergens' })).toContainText('Curry sauce: celery, gluten, milk, mustard')

  const ticket = kitchen.getByRole('article', { name: `Order ${number}`, exact: true })
  await expect(ticket.getByText('ALLERGY: MUSTARD')).toBeVisible()
  await expect(cook.getByRole('region', { name: 'Cooked to order' })).toContainText(new RegExp(`${number}.*ALLERGY: MUSTARD`))
  await expect(board.getByText(number, { exact: true })).toBeVisible()
  await expect(board.getByText(/mustard/i)).toHaveCount(0)
  await till.getByRole('button', { name: 'Next customer' }).click()

  const peas = await sellFlagged(till, 'Mustard', 'Mushy peas')
  await till.getByRole('button', { name: 'Next customer' }).click()
  await kitchen.getByRole('button', { name: `Serve ${peas}` }).click()
  await till.getByRole('button', { name: 'Counter' }).click()
  const ready = till.getByRole('list', { name: 'Ready' }).getByRole('listitem').filter({ hasText: peas })
  await expect(ready).toContainText('ALLERGY: MUSTARD')
  await expect(kitchen.getByRole('button', { name: `${peas} collected, ALLERGY: MUSTARD` })).toBeVisible()
  await expect(board.getByText(peas, { exact: true }).first()).toBeVisible()
  await expect(board.getByText(/mustard|allergy:/i)).toHaveCount(0)
  await till.getByRole('button', { name: `Hand over ${peas}` }).click()
  expect(errors).toEqual([])
})

test('paying waits from the question to the answer, by key as by tap; what comes later is asked about again', async ({ context }) => {
  test.setTimeout(120_000)
  const till = await openScreen(context, '/till/1')
  await tap(till, 'Cod & chips')
  await tap(till, 'Curry sauce')
  await till.keyboard.press('F4')
  await expect(till.getByRole('heading', { name: /^Allergy on order/ })).toBeFocused()
  await expect(exactCash(till)).toBeDisabled()
  await expect(till.getByText('Answer the allergy first')).toBeVisible()
  await till.keyboard.press('F8')
  await till.keyboard.press('Enter')
  await till.keyboard.press('Enter')
  await expect(till.getByRole('complementary', { name: 'Order', exact: true })).toBeVisible()

  await avoid(till, 'Mustard')
  await expect(row(till, 'Cod & chips')).toContainText('Not in it')
  await expect(row(till, 'Salt & vinegar')).toContainText('Gluten, sulphites')
  await expect(row(till, 'Curry sauce')).toContainText('Contains it')
  await expect(till.getByText(/The curry sauce has mustard in it\. We fry in shared oil/)).toBeVisible()
  await expect(till.getByRole('button', { name: 'The customer must hear it first' })).toBeDisabled()
  await till.getByRole('button', { name: 'Take curry sauce off' }).click()
  await expect(row(till, 'Curry sauce')).toHaveCount(0)
  await till.getByRole('button', { name: /^Flag order \d+: MUSTARD/ }).click()
  await expect(exactCash(till)).toBeEnabled()

  await tap(till, 'Tartare sauce')
  await expect(till.getByText('! Contains mustard')).toBeVisible()
  await expect(exactCash(till)).toBeDisabled()
  await expect(till.getByText('Read out the allergy again first')).toBeVisible()
  await allergyKey(till).click()
  await heard(till)
  await till.getByRole('button', { name: 'Back to the tiles' }).click()
  await till.keyboard.press('F8')
  await expect(till.getByRole('complementary', { name: 'Paid order' }).getByText('ALLERGY: MUSTARD')).toBeVisible()
  await till.getByRole('button', { name: 'Next customer' }).click()
  await expect(allergyKey(till)).toHaveText('Allergy? Ask, then tap here')
})

test('who shares the pan is said; no allergy is an answer; leaving without one is none', async ({ context }) => {
  const till = await openScreen(context, '/till/1')
  await tap(till, 'Plaice')
  await allergyKey(till).click()
  await avoid(till, 'Crustaceans')
  await expect(row(till, 'Plaice')).toContainText('Shared pan')
  await till.getByRole('button', { name: 'Who shares the pan' }).click()
  await expect(row(till, 'Plaice')).toContainText('Pan 3: scampi, with crustaceans')
  await avoid(till, 'Crustaceans')
  await till.keyboard.press('Escape')
  await expect(exactCash(till)).toBeEnabled()
  await allergyKey(till).click()
  await till.getByRole('button', { name: 'No allergies' }).click()
  await expect(allergyKey(till)).toHaveText('Asked: no allergies')
  await exactCash(till).click()
  await till.getByRole('button', { name: 'Next customer' }).click()
})

test('an order that was taken without a link keeps its flag', async ({ context }) => {
  test.setTimeout(120_000)
  const till = await openScreen(context, '/till/1')
  const kitchen = await openScreen(context, '/kitchen')
  await context.setOffline(true)
  await expect(till.getByText(/^No link/).first()).toBeVisible()
  const number = await sellFlagged(till, 'Egg', 'Mushy peas')
  await expect(till.getByText('Saved on this till')).toBeVisible()
  await till.getByRole('button', { name: 'Next customer' }).click()
  await context.setOffline(false)
  const ticket = kitchen.getByRole('article', { name: `Order ${number}`, exact: true })
  await expect(ticket.getByText('ALLERGY: EGG')).toBeVisible({ timeout: 30_000 })
})

test('what is in everything is two taps away, can be printed, and is open to customers', async ({ context, browser }) => {
  const till = await openScreen(context, '/till/1')
  await till.evaluate(() => Object.assign(window, { print: () => Object.assign(window, { printed: document.body.innerText }) }))
  await allergyKey(till).click()
  await till.getByRole('button', { name: 'All allergens' }).click()
  const table = till.getByRole('table')
  await expect(table.locator('thead').getByRole('columnheader')).toHaveCount(15)
  await expect(table.getByRole('row', { name: /^Plaice & chips/ }).getByText('shared pan')).toHaveCount(1)
  await expect(table.getByRole('row', { name: /^Curry on top/ }).getByText('contains it')).toHaveCount(4)
  await till.getByRole('button', { name: 'Print the full list' }).click()
  await expect.poll(() => till.evaluate(() => 'printed' in window)).toBe(true)
  await till.emulateMedia({ media: 'print' })
  await expect(till.getByRole('heading', { name: 'Allergens in our food' })).toBeVisible()
  await expect(till.getByRole('complementary', { name: 'Order' })).toBeHidden()
  await till.emulateMedia({ media: 'screen' })
  await till.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await till.getByRole('button', { name: 'Back to the tiles' }).click()
  await expect(allergyKey(till)).toHaveText('Allergy? Ask, then tap here')

  const phone = await browser.newContext({ baseURL: shopFile().url, viewport: { width: 390, height: 844 } })
  const page = await phone.newPage()
  await page.goto('/allergens')
  await expect(page.getByRole('row', { name: /^Scampi, 10/ }).getByText('contains it')).toHaveCount(3)
  await phone.close()
})

test('axe finds nothing serious in what is said of allergies', async ({ context, page }) => {
  test.setTimeout(180_000)
  await signIn(context, 1)
  const till = await openScreen(context, '/till/1')
  const check = async (screen: Page) => {
    const { violations } = await new AxeBuilder({ page: screen }).analyze()
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
  }
  for (const item of ['Plaice', 'Curry sauce']) await tap(till, item)
  await allergyKey(till).click()
  for (const allergen of ['Mustard', 'Crustaceans']) await avoid(till, allergen)
  await check(till)
  await till.getByRole('button', { name: 'All allergens' }).click()
  await check(till)
  await page.goto('/allergens')
  await expect(page.getByRole('table')).toBeVisible()
  await check(page)
})
