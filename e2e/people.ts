import { type BrowserContext, type ConsoleMessage, expect, type Page } from '@playwright/test'
import type { AskEnrolmentInput } from '@/lib/inputs/access'
import { devicesAnswer } from '@/lib/realtime/access'
import { systemIds } from '@/lib/server/system'
import type { Visitor } from '@/workers/robots/visitor'
import { shopFile, shopsPeople } from './open-shop'

/** What the people of the shop do on their screens, found by role and label as they would find it. */

/** The till that a browser is enrolled as; 0: none, but everything else. */
const enrolledAs = new WeakMap<BrowserContext, number>()

/** Enrols this browser as everything, and as this till if one is named, and signs the manager in on it. Once for each browser. */
export async function signIn(context: BrowserContext, till = 0, when: 'once' | 'again' = 'once'): Promise<void> {
  if (when === 'once' && enrolledAs.has(context)) return
  if (!others.some(({ other }) => other === context)) await closeOthersBut(context)
  enrolledAs.set(context, till)
  const { owner, manager } = await shopsPeople()
  await freeTill(owner, till)
  const kinds = ['kitchen', 'cook', 'counter', 'office'] as const
  const page = await enrolBrowser(context, {
    name: 'Computer',
    kinds: till > 0 ? [...kinds, 'till'] : [...kinds],
    ...(till > 0 && { till }),
  })
  const { id: person, ...secrets } = manager
  await page.evaluate(send, ['/api/sessions', JSON.stringify({ id: systemIds.next(), person, ...secrets })])
  await page.close()
}

/** Enrols this browser, and returns a page of it. Nobody is signed in on it yet. */
export async function enrolBrowser(context: BrowserContext, device: Pick<AskEnrolmentInput, 'name' | 'kinds' | 'till'>): Promise<Page> {
  const { owner } = await shopsPeople()
  const id = systemIds.next()
  const page = await context.newPage()
  await page.goto('/')
  await page.evaluate(send, ['/api/enrolments', JSON.stringify({ id, ...device })])
  await owner.post(`/api/enrolments/${id}/approved`, {})
  return page
}

/** Chooses a name at the door and taps its PIN. */
export async function typePin(page: Page, name: string, pin: string) {
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click()
  await expect(page.getByRole('heading', { name: `${name}, your PIN` })).toBeVisible()
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click()
}

/** In the page: sends, and fails when it was refused. */
async function send([path = '', body = '']: string[]) {
  const answer = await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
}

/** A story before this one may have left its browser enrolled as this till. */
async function freeTill(owner: Visitor, till: number) {
  if (till === 0) return
  const { devices } = devicesAnswer.parse((await owner.get('/api/devices')).body)
  for (const device of devices) if (device.till === till) await owner.post(`/api/devices/${device.id}/revoked`, {})
}

/** Opens a screen in a page of its own and waits until it shows the shop. A second till opens in a browser of its own, as in a shop. */
export async function openScreen(context: BrowserContext, path: string): Promise<Page> {
  const till = Number(/^\/till\/(\d)/.exec(path)?.[1] ?? 0)
  await signIn(context, till)
  const isElsewhere = till > 0 && enrolledAs.get(context) !== till
  const page = await (isElsewhere ? await otherBrowser(context, till) : context).newPage()
  await page.goto(path)
  await expect(page.getByText(/^Linked/).first()).toBeVisible()
  return page
}

/** Browsers of second tills, and beside whose they were opened. */
let others: { beside: BrowserContext; other: BrowserContext }[] = []

/** Those of a story that is over go when the next one begins: at its end Playwright still keeps their traces. */
async function closeOthersBut(context: BrowserContext) {
  const over = others.filter(({ beside, other }) => beside !== context && other !== context)
  others = others.filter((one) => !over.includes(one))
  for (const { other } of over) await other.close()
}

async function otherBrowser(context: BrowserContext, till: number): Promise<BrowserContext> {
  const viewport = { width: 1920, height: 1080 }
  const other = await context.browser()?.newContext({ baseURL: shopFile().url, viewport })
  if (!other) throw new Error('there is no browser for a second till')
  others.push({ beside: context, other })
  await signIn(other, till)
  return other
}

/** What a scanner that is plugged in as a keyboard does: a key every 5 ms, however busy the machine is that plays this. */
export async function scan(page: Page, link: string) {
  await page.evaluate((address) => {
    const fromMs = performance.now()
    for (const [at, key] of [...address.split(''), 'Enter'].entries()) {
      const press = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
      Object.defineProperty(press, 'timeStamp', { value: fromMs + at * 5 })
      const target = document.activeElement ?? document.body
      target.dispatchEvent(press)
    }
  }, `http://localhost:3000/o/${link}`)
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

/** The service worker has taken over, and has the till's page with all that it loads. */
export async function pagesKept(page: Page) {
  await expect
    .poll(() => page.evaluate(async () => navigator.serviceWorker.controller !== null && (await caches.match('/till/1')) !== undefined))
    .toBe(true)
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

/** Notes what a page sounds from now on, in Hz. Before it is opened; answers the notes of a page so far. */
export async function listenForSounds(context: BrowserContext): Promise<(page: Page) => Promise<number[]>> {
  await context.addInitScript(() => {
    const heard: number[] = []
    Object.assign(window, { heard })
    const start = OscillatorNode.prototype.start
    OscillatorNode.prototype.start = function (when) {
      heard.push(Math.round(this.frequency.value))
      return start.call(this, when)
    }
  })
  return (page) => page.evaluate(() => Reflect.get(window, 'heard') as number[])
}
