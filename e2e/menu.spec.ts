// Protects the customer who is told "yes": what is sold out is sold at no till, what is asked for comes to the kitchen as it was
// asked, and a meal deal costs in the books what it cost at the till.
import { randomUUID } from 'node:crypto'
import { type APIRequestContext, expect, type Page, test } from '@playwright/test'
import { z } from 'zod'
import { signedIn } from './kitchen-orders'
import { shopsPeople } from './open-shop'
import { openScreen, orderNumberOn, pagesKept } from './people'

test.describe.configure({ timeout: 120_000 })

const counted: [kind: string, of: string][] = []
/** What a story has counted is on sale again after it. */
test.afterEach(async ({ request }) => {
  for (const [kind, of] of counted.splice(0))
    await request.post('/api/availability', { data: { id: randomUUID(), kind, of, left: null }, headers: await signedIn() })
})

const tile = (till: Page, name: string) => till.getByRole('button', { name: new RegExp(`^${name}\\s*(\\d+ on this order)?\\s*£`) })

/** As whoever stands before the empty tray says it. */
async function sayLeft(till: Page, name: string, key: string) {
  await till.getByRole('button', { name: /^All the menu/ }).click()
  await till.getByRole('button', { name: 'Sold out…' }).click()
  await tile(till, name).click()
  await till.getByRole('button', { name: key, exact: true }).click()
  await expect(till.getByRole('status').filter({ hasText: name })).toBeVisible()
  await till.getByRole('button', { name: 'Back to the tiles' }).click()
}

const sellBeside = async (request: APIRequestContext, item: string) =>
  request.post('/api/orders', { data: { id: randomUUID(), till: 9, lines: [{ item, quantity: 1 }] }, headers: await signedIn() })

test('sold out at one till: the other shows it within a second, sells it no more, and the shop refuses a sale that comes late', async ({
  context,
  request,
}) => {
  counted.push(['food', 'skate'])
  const [till, other] = [await openScreen(context, '/till/1'), await openScreen(context, '/till/2')]
  await tile(other, 'Skate').click()
  await expect(other.getByRole('list', { name: 'Lines' })).toContainText('Skate')
  await sayLeft(till, 'Skate', 'Sold out')
  await expect(tile(other, 'Skate')).toContainText('Sold out', { timeout: 1_000 })
  // It was on the order before: no money is taken for it.
  await expect(other.getByRole('alert').filter({ hasText: 'Skate is sold out. Take it off' })).toBeVisible()
  await other.getByRole('button', { name: /^Exact cash/ }).click()
  await expect(other.getByRole('complementary', { name: 'Paid order' })).toHaveCount(0)
  await other.getByRole('button', { name: 'Remove' }).click()
  await tile(other, 'Skate').click()
  await expect(other.getByRole('status').filter({ hasText: 'Skate is sold out.' })).toBeVisible()
  await expect(other.getByText('Nothing on this order yet.')).toBeVisible()
  const late = await sellBeside(request, 'skate-and-chips')
  expect(late.status()).toBe(422)
  expect(await late.json()).toMatchObject({ error: { message: 'Nothing was sold: Skate is sold out.' } })
  await sayLeft(till, 'Skate', 'Back on')
  await expect(tile(other, 'Skate')).not.toContainText('Sold out')
  expect((await sellBeside(request, 'skate')).status()).toBe(201)
})

test('sold out while a till had no link: it knows after a reload, and what it had sold is not sold, with its money to give back', async ({
  context,
  request,
}) => {
  const till = await openScreen(context, '/till/3')
  await pagesKept(till)
  const headers = await signedIn()
  const soldOut = async (of: string) => {
    counted.push(['food', of])
    const data = { id: randomUUID(), kind: 'food', of, left: 0 }
    expect((await request.post('/api/availability', { data, headers })).ok()).toBe(true)
  }
  await soldOut('haddock')
  await expect(tile(till, 'Haddock')).toContainText('Sold out')
  await context.setOffline(true)
  await till.reload()
  await expect(tile(till, 'Haddock')).toContainText('Sold out')

  await tile(till, 'Skate').click()
  const number = await orderNumberOn(till)
  await till.getByRole('button', { name: '£20 cash' }).click()
  await expect(till.getByRole('complementary', { name: 'Paid order' })).toContainText('Tell the customer')
  await soldOut('skate')
  await context.setOffline(false)
  const refused = till.getByRole('alert').filter({ hasText: `${number} was not sold` })
  await expect(refused).toContainText(/Give £[\d.]+ back now: in cash/)
  await expect(till.getByText('Nothing was sold: Skate is sold out.')).toBeVisible()
  await expect(till.getByText(/change, if it was not handed over yet/)).toBeVisible()
  await expect(till.getByText('Tell the customer')).toHaveCount(0)
  await expect(till.getByText(/comes up on the board/)).toHaveCount(0)
  await expect(till.getByRole('img', { name: `Code of order ${number}` })).toHaveCount(0)
  await expect(till.getByRole('button', { name: /^(Receipt|Name|Paid wrong)/ })).toHaveCount(0)
  // Deaf for the tap that was meant for the screen before.
  await till.waitForTimeout(1_000)
  await till.getByRole('button', { name: 'I have given it back' }).click()
  await expect(refused).toContainText('Its money is given back.')
  await till.getByRole('button', { name: 'Next customer' }).click()
  await expect(till.getByText('Nothing on this order yet.')).toBeVisible()
  await expect(till.getByText(/was refused/)).toHaveCount(0)
})

test('counted down: every till shows how many are left, down to the last one', async ({ context, request }) => {
  counted.push(['food', 'gherkin'])
  const [till, other] = [await openScreen(context, '/till/1'), await openScreen(context, '/till/2')]
  await till.getByRole('button', { name: /^All the menu/ }).click()
  await till.getByRole('button', { name: 'Sold out…' }).click()
  await tile(till, 'Gherkin').click()
  for (let n = 0; n < 8; n++) await till.getByRole('button', { name: 'One fewer left' }).click()
  await till.getByRole('button', { name: '2 left', exact: true }).click()
  await till.getByRole('button', { name: 'Back to the tiles' }).click()
  for (const each of [till, other]) await expect(tile(each, 'Gherkin')).toContainText('2 left')
  await tile(other, 'Gherkin').click()
  await other.getByRole('button', { name: /^Exact cash/ }).click()
  await expect(tile(till, 'Gherkin')).toContainText('1 left')
  await tile(till, 'Gherkin').click()
  await tile(till, 'Gherkin').click()
  await expect(till.getByRole('status').filter({ hasText: 'Only 1 gherkin left.' })).toBeVisible()
  await till.getByRole('button', { name: /^Exact cash/ }).click()
  await expect(till.getByText('In the kitchen', { exact: true })).toBeVisible()
  await other.getByRole('button', { name: 'Next customer' }).click()
  await expect(tile(other, 'Gherkin')).toContainText('Sold out')
  expect((await sellBeside(request, 'gherkin')).status()).toBe(422)
})

test('small, curry sauce on top and free scraps: the price says so, and the kitchen reads it', async ({ context }) => {
  const [till, kitchen] = [await openScreen(context, '/till/1'), await openScreen(context, '/kitchen')]
  await tile(till, 'Chips, regular').click()
  const options = till.getByRole('region', { name: /^Options for/ })
  const before = await options.boundingBox()
  await options.getByRole('button', { name: /^More/ }).click()
  await options.getByRole('button', { name: 'Small' }).click()
  await options.getByRole('button', { name: /^Curry/ }).click()
  await options.getByRole('button', { name: 'Scraps' }).click()
  const lines = till.getByRole('list', { name: 'Lines' })
  await expect(lines).toContainText('Chips, small')
  await expect(lines).toContainText('Curry on top · Scraps')
  await expect(till.getByRole('status', { name: 'To pay' })).toHaveText('£3.50')
  // Nothing has moved under the finger.
  expect(await options.boundingBox()).toEqual(before)
  const number = await orderNumberOn(till)
  await till.getByRole('button', { name: /^Exact cash/ }).click()
  const ticket = kitchen.getByRole('article', { name: `Order ${number}`, exact: true })
  await expect(ticket).toContainText('Chips, small')
  await expect(ticket).toContainText('Curry on top')
  await expect(ticket).toContainText('Scraps')
})

const dayBooks = z.object({
  books: z.object({ balanced: z.boolean(), ledgerTakingsPence: z.number() }),
  vat: z.array(z.object({ vatPence: z.number() })),
})
const vatIn = ({ vat }: z.infer<typeof dayBooks>) => vat.reduce((sum, { vatPence }) => sum + vatPence, 0)

test('a meal deal shows on the docket, and what is paid is what the books have', async ({ context }) => {
  const till = await openScreen(context, '/till/1')
  const { owner } = await shopsPeople()
  const books = async () => dayBooks.parse((await owner.get('/api/reports/day')).body)
  const before = await books()
  for (const name of ['Cod & chips', 'Mushy peas', 'Can of pop']) await tile(till, name).click()
  await expect(till.getByRole('list', { name: 'Lines' })).toContainText('Meal deal−£1.20')
  await expect(till.getByRole('status', { name: 'To pay' })).toHaveText('£12.60')
  await till.getByRole('button', { name: /^Exact cash/ }).click()
  await expect(till.getByText('In the kitchen', { exact: true })).toBeVisible()
  await expect(async () => {
    const after = await books()
    expect(after.books).toEqual({ balanced: true, ledgerTakingsPence: before.books.ledgerTakingsPence + 1260 })
    expect(vatIn(after) - vatIn(before)).toBe(209)
  }).toPass({ timeout: 20_000 })
})

test('the whole menu is found by the beginnings of words, and Enter sells what is found', async ({ context }) => {
  const till = await openScreen(context, '/till/1')
  await till.getByRole('button', { name: /^All the menu/ }).click()
  const search = till.getByRole('searchbox', { name: 'Search the menu' })
  await search.pressSequentially('CHILDS SAU')
  await expect(till.getByRole('region', { name: 'Meals' }).getByRole('button')).toHaveCount(1)
  await search.press('Enter')
  await expect(till.getByRole('list', { name: 'Lines' })).toContainText('Child’s sausage & chips')
  await search.fill('lasagne')
  await expect(till.getByText('Nothing on the menu is called that.')).toBeVisible()
  await search.press('Escape')
  await expect(till.getByRole('region', { name: 'Best sellers' })).toBeVisible()
})
