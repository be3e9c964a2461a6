import { expect, type BrowserContext, type ConsoleMessage, type Page } from '@playwright/test'

/** What the people of the shop do on their screens, found by role and label as they would find it. */

/** Opens a screen in a page of its own and waits until it shows the shop. */
export async function openScreen(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(path)
  await expect(page.getByText(/^Linked/).first()).toBeVisible()
  return page
}

/** Sells one item for exact cash and returns the number that was given. */
export async function sellForCash(till: Page, item: string): Promise<string> {
  await till.getByRole('button', { name: new RegExp(`^${item}\\s*£`) }).click()
  const number = await orderNumberOn(till)
  await till.getByRole('button', { name: /^Exact cash/ }).click()
  await expect(till.getByText('In the kitchen', { exact: true })).toBeVisible()
  await till.getByRole('button', { name: 'Next customer' }).click()
  return number
}

async function orderNumberOn(till: Page): Promise<string> {
  const docket = await till.getByRole('complementary', { name: 'Order' }).textContent()
  return docket?.match(/^Order\s*(\d+)/)?.[1] ?? ''
}

/** Drops whatever the cook's display asks for and lifts it at once, until this order can be wrapped at the kitchen display. */
export async function cookUntilInHand(cook: Page, kitchen: Page, number: string) {
  const ticket = kitchen.getByRole('article', { name: `Order ${number}` })
  await expect(async () => {
    for (const pan of await cook.getByRole('button', { name: /^Pan \d: .*(dropped|lifted)/ }).all()) await pan.click({ timeout: 1000 }).catch(() => {})
    await expect(ticket.getByText('Serve now')).toBeVisible({ timeout: 900 })
  }).toPass({ timeout: 45_000 })
}

export async function serve(kitchen: Page, number: string) {
  await kitchen.getByRole('button', { name: `Serve ${number}` }).click()
  await expect(kitchen.getByRole('button', { name: `Serve ${number}` })).toHaveCount(0)
}

/** Console errors of all pages of a context, less those that a test expects. */
export function listenForErrors(context: BrowserContext, expected: RegExp | null = null): string[] {
  const errors: string[] = []
  const note = (text: string) => {
    if (!expected?.test(text)) errors.push(text)
  }
  context.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error') note(message.text())
  })
  context.on('weberror', (error) => note(String(error.error())))
  return errors
}
