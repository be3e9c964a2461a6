// Protects what is put aside and what is printed: a parked sale goes on at any till and survives a lost link and a reload; paper says
// what was sold, and a dead printer says why there is none while the sale stands.
import { expect, type Page, test } from '@playwright/test'
import { openPrinter } from '../lib/server/simulated-printer.fixture'
import { listenForErrors, openScreen, orderNumberOn } from './people'

const tile = (till: Page, item: string) => till.getByRole('button', { name: new RegExp(`^${item}\\s*£`) })
const docket = (till: Page) => till.getByRole('complementary', { name: 'Order' })
const parkedKey = (till: Page) => till.getByRole('button', { name: /^Take up till 5, 2 lines · £12\.40/ })

/** Parks cod & chips and peas, £12.40. */
async function park(till: Page) {
  await tile(till, 'Cod & chips').click()
  await tile(till, 'Mushy peas').click()
  await till.getByRole('button', { name: 'Park', exact: true }).click()
  await expect(docket(till).getByText('Nothing on this order yet.')).toBeVisible()
}

async function expectTakenUp(till: Page) {
  await expect(docket(till).getByRole('list', { name: 'Lines' }).getByRole('listitem')).toHaveCount(2)
  await expect(docket(till).getByLabel('To pay')).toHaveText('£12.40')
}

async function payCash(till: Page): Promise<string> {
  const number = await orderNumberOn(till)
  await till.getByRole('button', { name: /^Exact cash/ }).click()
  await expect(till.getByText('In the kitchen', { exact: true })).toBeVisible()
  return number
}

test('a sale is parked on one till and goes on at another, and is on no strip then', async ({ context }) => {
  const errors = listenForErrors(context)
  const first = await openScreen(context, '/till/5')
  const second = await openScreen(context, '/till/6')
  await park(first)
  await expect(parkedKey(first)).toBeVisible()
  await first.getByRole('button', { name: 'All parked sales: 1' }).click()
  await first.getByRole('button', { name: 'Name', exact: true }).click()
  await first.getByLabel('Customer’s name').fill('Dave')
  await first.getByRole('button', { name: 'Keep name' }).click()
  await expect(first.getByRole('button', { name: 'Name: Dave' })).toBeVisible()
  await second.reload()
  await expect(parkedKey(second)).toContainText('Dave')
  await parkedKey(second).click()
  await expectTakenUp(second)
  await expect(parkedKey(first)).toHaveCount(0)
  await expect(parkedKey(second)).toHaveCount(0)
  await payCash(second)
  expect(errors).toEqual([])
})

test('two tills tap it at once: one has it, and it is on no strip any more', async ({ context }) => {
  const first = await openScreen(context, '/till/5')
  const second = await openScreen(context, '/till/6')
  await park(first)
  await expect(parkedKey(second)).toBeVisible()
  await Promise.all([first, second].map((till) => parkedKey(till).evaluate((key: HTMLElement) => key.click())))
  const linesOn = (till: Page) => docket(till).getByRole('list', { name: 'Lines' }).getByRole('listitem').count()
  await expect.poll(async () => (await Promise.all([first, second].map(linesOn))).toSorted((a, b) => a - b)).toEqual([0, 2])
  for (const till of [first, second]) await expect(parkedKey(till)).toHaveCount(0)
})

test('parked without a link it survives a reload, and goes on here before anybody else knows', async ({ context }) => {
  const till = await openScreen(context, '/till/5')
  await till.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await till.context().setOffline(true)
  await expect(till.getByText(/^No link for/)).toBeVisible()
  await till.keyboard.press('Escape')
  await tile(till, 'Cod & chips').click()
  await tile(till, 'Mushy peas').click()
  await till.keyboard.press('F2')
  await expect(parkedKey(till)).toBeVisible()
  await till.reload()
  await expect(parkedKey(till)).toBeVisible()
  await parkedKey(till).click()
  await expectTakenUp(till)
  await till.context().setOffline(false)
  await expect(till.getByText(/^Linked/).first()).toBeVisible()
  await payCash(till)
  await till.getByRole('button', { name: 'Next customer' }).click()
  await expect(till.getByText('refused')).toHaveCount(0)
  await expect(parkedKey(till)).toHaveCount(0)
})

async function setPrinter(manager: Page, printer: string, prints: string) {
  await manager.getByLabel('Address of the shop').fill('4 Pier Road\nWhitby')
  await manager.getByLabel('VAT number').fill('GB 123 4567 89')
  await manager.getByLabel('Receipt printer').fill(printer)
  await manager.getByLabel('It prints').selectOption(prints)
  await manager.getByRole('button', { name: 'Set', exact: true }).click()
  await expect(manager.getByText('Set, for receipts from now on.')).toBeVisible()
}

test('every receipt is printed, once more as a copy, and stands on the screen; a dead printer says why and the sale stands', async ({
  context,
}) => {
  const printer = await openPrinter()
  const till = await openScreen(context, '/till/5')
  const manager = await openScreen(context, '/manager')
  await setPrinter(manager, `127.0.0.1:${printer.port}`, 'every')
  await expect(till.getByText('Printer', { exact: true })).toBeVisible()
  await tile(till, 'Mushy peas').click()
  const number = await payCash(till)
  await expect(till.getByText('Receipt printed', { exact: true })).toBeVisible()
  expect(printer.papers()).toHaveLength(1)
  for (const words of ['4 Pier Road', 'VAT no. GB 123 4567 89', `Order ${number}`, '1 Mushy peas', '£1.80', '/o/'])
    expect(printer.papers()[0]).toContain(words)
  await till.getByRole('button', { name: 'Print again' }).click()
  await expect(till.getByText('Receipt printed again')).toBeVisible()
  expect(printer.papers()[1]).toContain('COPY')

  await till.getByRole('button', { name: 'Receipt', exact: true }).click()
  const paper = till.getByRole('dialog', { name: `Receipt of order ${number}` })
  await expect(paper.getByText('VAT 20%: net £1.50 + VAT £0.30')).toBeVisible()
  await expect(paper.getByRole('img', { name: `Code on the receipt of order ${number}` })).toBeVisible()
  await till.emulateMedia({ media: 'print' })
  await expect(till.getByRole('button', { name: 'Next customer' })).toBeHidden()
  await expect(paper.getByText(`Order ${number}`)).toBeVisible()
  await till.emulateMedia({ media: 'screen' })
  await paper.getByRole('button', { name: 'Close' }).click()
  await till.getByRole('button', { name: 'Next customer' }).click()

  await printer.close()
  await tile(till, 'Mushy peas').click()
  await payCash(till)
  await expect(till.getByText(`Receipt not printed: The printer is refused at 127.0.0.1:${printer.port}.`)).toBeVisible()
  await till.getByRole('button', { name: 'Next customer' }).click()
  const again = await openPrinter('well', printer.port)
  await till.getByText('Printer: 1 not printed').click()
  expect(again.papers()).toEqual([])
  await till.getByRole('button', { name: 'Print it now' }).click()
  await expect.poll(() => again.papers().length).toBe(1)
  await expect(till.locator('.linked', { hasText: 'Printer' })).toBeVisible()
  await setPrinter(manager, '', 'asked')
  await again.close()
})
