import { type BrowserContext, type ConsoleMessage, expect, type Page } from '@playwright/test'

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

/** The number that the order on this till's docket will be called by. */
export async function orderNumberOn(till: Page): Promise<string> {
  const docket = await till.getByRole('complementary', { name: 'Order' }).textContent()
  return docket?.match(/^Order\s*(\d+)/)?.[1] ?? ''
}

/** Drops what the cook's display asks for and lifts it, pan by pan, until this order can be wrapped at the kitchen display. */
export async function cookUntilInHand(cook: Page, kitchen: Page, number: string) {
  const inHand = kitchen.getByRole('article', { name: `Order ${number}` }).getByText('Serve now')
  await expect(async () => {
    for (const pan of [1, 2, 3, 4]) {
      if (!(await inHand.isVisible())) await dropAndLift(cook, pan)
    }
    await expect(inHand).toBeVisible({ timeout: 1500 })
  }).toPass({ timeout: 60_000 })
}

async function dropAndLift(cook: Page, pan: number) {
  const key = cook.getByRole('button', { name: new RegExp(`^Pan ${pan}: `) })
  if (/nothing to drop/.test((await key.getAttribute('aria-label')) ?? '')) return
  // A pan is deaf for a moment after a press, and asks before it lifts what is not done.
  await expect(async () => {
    await key.click()
    await expect(key).toHaveAccessibleName(/ lifted/, { timeout: 850 })
  }).toPass()
  await expect(async () => {
    await key.click()
    await expect(key).not.toHaveAccessibleName(/ lifted/, { timeout: 850 })
  }).toPass()
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
