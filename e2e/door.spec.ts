// Protects the way in, as people go it: the one-time link, a device that asks, PINs by tap and by key, a screen that locks, and who may
// not use a screen. What was being done when a till locked is there when it is opened again.
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { employ, enrol, type Visitor } from '@/workers/robots/visitor'
import { shopFile, shopsPeople } from './open-shop'
import { openScreen, orderNumberOn, typePin } from './people'

test.describe.configure({ mode: 'serial' })

/** A browser that is enrolled as this and on which nobody is signed in. */
async function openDevice(context: BrowserContext, path: string): Promise<Page> {
  const page = await openScreen(context, path)
  await page.getByRole('button', { name: /sign out$/ }).click()
  await expect(page.getByRole('heading', { name: 'Who is on?' })).toBeVisible()
  return page
}

let owner: Visitor

test.beforeAll(async () => {
  owner = (await shopsPeople()).owner
})

test('a new device asks, the manager compares the code, and somebody signs in on it by PIN', async ({ context, browser }) => {
  const priya = await employ(owner, 'Priya')
  const manager = await openScreen(context, '/manager/staff')
  const tablet = await (await browser.newContext({ baseURL: shopFile().url })).newPage()
  await tablet.goto('/till')
  await expect(tablet.getByRole('heading', { name: 'Enrol this device' })).toBeVisible()
  await tablet.getByRole('button', { name: 'Till', exact: true }).click()
  await expect(tablet.getByRole('button', { name: 'Ask the manager' })).toBeDisabled()
  await tablet.getByRole('button', { name: /^8\s*free/ }).click()
  await tablet.getByRole('button', { name: 'Ask the manager' }).click()
  await expect(tablet.getByRole('heading', { name: 'Compare the code' })).toBeVisible()
  const code = /[A-Z]\d \d\d \d\d/.exec((await tablet.getByRole('main').textContent()) ?? '')?.[0] ?? 'none'

  await expect(manager.getByText(code)).toBeVisible()
  await manager.getByRole('button', { name: 'Code is the same: enrol Till 8' }).click()
  await expect(manager.getByRole('row', { name: /Till 8/ })).toBeVisible()
  await expect(tablet.getByRole('heading', { name: 'Who is on?' })).toBeVisible()
  await typePin(tablet, 'Priya', '000000' === priya.pin ? '111111' : '000000')
  await expect(tablet.getByText('Wrong. Tries left: 4.')).toBeVisible()
  await tablet.keyboard.type(priya.pin)
  await expect(tablet).toHaveURL(/\/till\/8$/)
  await expect(tablet.getByText(/^Linked/)).toBeVisible()

  await manager
    .getByRole('row', { name: /Till 8/ })
    .getByRole('button', { name: 'Take off' })
    .click()
  await manager.getByRole('button', { name: 'Yes, take off Till 8' }).click()
  await expect(tablet.getByRole('heading', { name: 'Enrol this device' })).toBeVisible({ timeout: 2_000 })
})

test('keys that are meant for the PIN pad press nothing behind it', async ({ context }) => {
  const { manager } = await shopsPeople()
  const cook = await openScreen(context, '/cook')
  await expect(cook.getByRole('button', { name: /^Pan 1: / })).toBeVisible()
  const before = (await owner.get('/api/cabinet')).body as { fryer: object }
  await cook.getByRole('button', { name: /sign out$/ }).click()
  await cook.getByRole('button', { name: /^Jo/ }).click()
  await cook.getByLabel('Password first').fill(manager.password ?? '')
  await cook.getByRole('heading', { name: 'Jo, your PIN' }).click()
  await cook.keyboard.type('123411')
  await expect(cook.getByText(/Tries left/)).toBeVisible()
  expect(((await owner.get('/api/cabinet')).body as { fryer: object }).fryer).toEqual(before.fryer)
  await cook.keyboard.type(manager.pin)
  await expect(cook.getByRole('button', { name: /^Pan 1: / })).toBeVisible()
})

test('whoever may not use a screen is told so, and somebody who may takes over', async ({ context }) => {
  const dee = await employ(owner, 'Dee', ['cook'])
  const kit = await employ(owner, 'Kit', ['kitchen'])
  const page = await openDevice(context, '/cook')
  await typePin(page, 'Dee', dee.pin)
  await expect(page.getByRole('button', { name: /^Pan 1: / })).toBeVisible()
  await page.goto('/kitchen')
  await expect(page.getByText('Dee may not use this screen')).toBeVisible()
  await typePin(page, 'Kit', kit.pin)
  await expect(page.getByText(/^Linked/)).toBeVisible()
})

test('an order that is being taken is still there when somebody signs in again', async ({ context }) => {
  const sam = await employ(owner, 'Sam')
  const till = await openScreen(context, '/till/7')
  await till.getByRole('button', { name: /^Cod & chips/ }).click()
  const number = await orderNumberOn(till)
  await till.getByRole('button', { name: /sign out$/ }).click()
  await expect(till.getByRole('heading', { name: 'Who is on?' })).toBeVisible()
  await typePin(till, 'Sam', sam.pin)
  await expect(till.getByRole('list', { name: 'Lines' })).toContainText('Cod & chips')
  await till.getByRole('button', { name: /^Exact cash/ }).click()
  await expect(till.getByText('In the kitchen', { exact: true })).toBeVisible()
  expect(await orderNumberOnPaid(till)).toBe(number)
})

const orderNumberOnPaid = async (till: Page) =>
  /Tell the customer\s*(\d+)/.exec((await till.getByRole('complementary', { name: 'Paid order' }).textContent()) ?? '')?.[1]

test('a link that has been used says so, and what is wrong in the form is said beside it', async ({ page }) => {
  await page.goto(new URL(shopFile().ownerLink ?? '').pathname + new URL(shopFile().ownerLink ?? '').hash)
  await page.getByLabel('Your name').fill('Ann')
  await page.getByLabel('Password').fill('short')
  await page.getByLabel('PIN', { exact: false }).first().fill('12345')
  await page.getByRole('button', { name: 'Set it' }).click()
  await expect(page.getByText('This must have 12 characters or more.')).toBeVisible()
  await expect(page.getByText('This must be six digits.')).toBeVisible()
  await page.getByLabel('Password').fill('salt vinegar scraps')
  await page.getByLabel('PIN', { exact: false }).first().fill('123456')
  await page.getByLabel('PIN again').fill('123456')
  await page.getByRole('button', { name: 'Set it' }).click()
  await expect(page.getByText(/^This link has been used, and works once\. Start the shop with npm start -- --owner-link/)).toBeVisible()
})

test('where nobody needs to be signed in, somebody can be', async ({ context }) => {
  const lou = await employ(owner, 'Lou', ['counter'])
  const device = await enrol(owner, { name: 'Board', kinds: ['counter'] }, lou)
  expect((await device.get('/api/me')).body).toMatchObject({ person: { name: 'Lou' } })
  const board = await openScreen(context, '/board')
  await board.getByRole('button', { name: /sign out$/ }).click()
  await expect(board.getByText(/^Linked/)).toBeVisible()
  await board.getByRole('button', { name: 'Sign in' }).click()
  await typePin(board, 'Lou', lou.pin)
  await expect(board.getByRole('button', { name: 'Lou · sign out' })).toBeVisible()
})
