// Protects what was paid for while the shop cannot be reached: each order gets there once, or its loss is said.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, expect, type Page, test } from '@playwright/test'
import { findChromium } from '../workers/shop/chromium.mjs'
import { shopFile } from './open-shop'
import { openScreen, orderNumberOn, pagesKept, signIn } from './people'
import { keptOrders, numberTold, pay, payAndGoOn, placedOrders, waitingOrders } from './till-queue'

const item = 'Mushy peas'

/** Nothing waits any more, and each order of this device is in the log as often as in its queue: once. */
async function inTheLogOnce(page: Page, till: number) {
  await expect.poll(() => waitingOrders(page, till), { timeout: 30_000 }).toEqual([])
  const kept = (await keptOrders(page, till)).map((order) => order.id)
  expect(kept.length).toBeGreaterThan(0)
  const placed = async () => (await placedOrders(shopFile().kafka, till)).filter((id) => kept.includes(id))
  await expect.poll(placed, { timeout: 30_000 }).toEqual(kept)
}

const noLink = (page: Page) => page.getByText(/^No link/).first()

test.describe('with the pages that this device keeps', () => {
  test('the till opens and sells while nobody answers, and all is sent when somebody does', async ({ context }) => {
    test.setTimeout(120_000)
    const till = await openScreen(context, '/till/1')
    await pagesKept(till)
    const { gateway } = shopFile().pids
    process.kill(gateway, 'SIGSTOP')
    try {
      await till.reload()
      await expect(noLink(till)).toBeVisible()
      await payAndGoOn(till, item)
      // From one screen to another too: what Next would fetch for it does not come, so the browser loads the kept page.
      await till.goto('/?choose')
      await expect(async () => {
        await till.keyboard.press('t')
        await expect(till.getByRole('complementary', { name: 'Order' })).toBeVisible({ timeout: 6_000 })
      }).toPass()
      await payAndGoOn(till, item)
      await expect(till.getByText('Queued on this till: 2').first()).toBeVisible()
    } finally {
      process.kill(gateway, 'SIGCONT')
    }
    await inTheLogOnce(till, 1)
  })

  test('a browser without a network says so within three seconds, and opens the till again', async ({ context }) => {
    const till = await openScreen(context, '/till/2')
    await pagesKept(till)
    await context.setOffline(true)
    await expect(noLink(till)).toBeVisible({ timeout: 3_000 })
    await expect(till.getByText('No link to the shop log. Keep selling.')).toBeVisible()
    await till.reload()
    await payAndGoOn(till, item)
    await context.setOffline(false)
    await expect(till.getByText(/^Linked/)).toBeVisible()
    await inTheLogOnce(till, 2)
  })

  test('a gateway that has stopped in its tracks is noticed within three seconds', async ({ context }) => {
    const till = await openScreen(context, '/till/2')
    const { gateway } = shopFile().pids
    process.kill(gateway, 'SIGSTOP')
    try {
      await expect(noLink(till)).toBeVisible({ timeout: 3_200 })
    } finally {
      process.kill(gateway, 'SIGCONT')
    }
    await expect(till.getByText(/^Linked/)).toBeVisible()
  })
})

test.describe('cut off', () => {
  // Requests that pass a service worker are not seen by route().
  test.use({ serviceWorkers: 'block' })

  test('two tabs of one till give each order a number of its own, and each is sent once', async ({ context }) => {
    const one = await openScreen(context, '/till/3')
    const two = await openScreen(context, '/till/3')
    await context.setOffline(true)
    const numbers: string[] = []
    for (let round = 0; round < 3; round++) {
      await one.getByRole('button', { name: new RegExp(`^${item}`) }).click()
      await two.getByRole('button', { name: new RegExp(`^${item}`) }).click()
      await Promise.all([one, two].map((tab) => tab.getByRole('button', { name: /^Exact cash/ }).click()))
      for (const tab of [one, two]) {
        await expect(tab.getByText('Saved on this till')).toBeVisible()
        numbers.push(await numberTold(tab))
        await tab.getByRole('button', { name: 'Next customer' }).click()
      }
    }
    expect(new Set(numbers).size).toBe(6)
    for (const tab of [one, two]) await expect(tab.getByText('Queued on this till: 6').first()).toBeVisible()
    await context.setOffline(false)
    await inTheLogOnce(two, 3)
    for (const tab of [one, two]) await expect(tab.getByText(/^Queued on this till/)).toHaveCount(0)
  })

  test('a reload while the order is on its way', async ({ context }) => {
    const till = await openScreen(context, '/till/4')
    let held = 0
    // It never comes back, and nobody knows whether it arrived.
    await till.route('**/api/orders', () => void held++, { times: 1 })
    await pay(till, item)
    await expect.poll(() => held).toBe(1)
    await till.reload()
    await inTheLogOnce(till, 4)
  })

  test('the shop has the order and its answer is lost', async ({ context }) => {
    const till = await openScreen(context, '/till/5')
    await till.route(
      '**/api/orders',
      async (route) => {
        await route.fetch()
        await route.abort('connectionreset')
      },
      { times: 2 },
    )
    await pay(till, item)
    await expect(till.getByText(/^Queued on this till: 1/).first()).toBeVisible()
    await expect(till.getByText('In the kitchen', { exact: true })).toBeVisible({ timeout: 20_000 })
    await inTheLogOnce(till, 5)
  })

  test('without a network again while the queue is being sent', async ({ context }) => {
    const till = await openScreen(context, '/till/6')
    await context.setOffline(true)
    for (let n = 0; n < 4; n++) await payAndGoOn(till, item)
    let sent = 0
    await till.route('**/api/orders', async (route) => {
      sent += 1
      if (sent === 2) await context.setOffline(true)
      await route.continue().catch(() => {})
    })
    await context.setOffline(false)
    await expect.poll(() => sent, { timeout: 20_000 }).toBeGreaterThanOrEqual(2)
    await expect(noLink(till)).toBeVisible()
    expect((await waitingOrders(till, 6)).length).toBeGreaterThanOrEqual(2)
    await context.setOffline(false)
    await inTheLogOnce(till, 6)
  })

  test('twenty taps on "Exact cash" in 300 ms make one order', async ({ context }) => {
    const till = await openScreen(context, '/till/7')
    await till.getByRole('button', { name: new RegExp(`^${item}`) }).click()
    const box = await till.getByRole('button', { name: /^Exact cash/ }).boundingBox()
    await till.evaluate(
      async ({ x, y }) => {
        for (let n = 0; n < 20; n++) {
          const there = document.elementFromPoint(x, y)
          if (there instanceof HTMLElement) there.click()
          await new Promise((next) => setTimeout(next, 15))
        }
      },
      { x: box!.x + box!.width / 2, y: box!.y + box!.height / 2 },
    )
    await expect(till.getByText('Saved on this till')).toBeVisible()
    await inTheLogOnce(till, 7)
    expect(await keptOrders(till, 7)).toHaveLength(1)
  })

  test('a queue that has waited for seven days', async ({ context }) => {
    const weekMs = 7 * 24 * 3_600_000
    await context.clock.setSystemTime(Date.now() - weekMs)
    const till = await openScreen(context, '/till/3')
    await context.setOffline(true)
    await payAndGoOn(till, item)
    await payAndGoOn(till, item)
    await context.clock.setSystemTime(Date.now())
    await context.setOffline(false)
    await till.reload()
    await inTheLogOnce(till, 3)
    expect(await keptOrders(till, 3)).toHaveLength(2)
  })

  test('the back button at once after paying, and forward again', async ({ context }) => {
    await signIn(context, 8)
    const till = await openScreen(context, '/?choose')
    await till.getByRole('button', { name: /^Till/ }).click()
    await expect(till.getByRole('complementary', { name: 'Order' })).toBeVisible()
    await context.setOffline(true)
    await pay(till, item)
    await till.goBack()
    await expect(till.getByRole('heading', { name: 'What is this screen for?' })).toBeVisible()
    await context.setOffline(false)
    await till.goForward()
    await expect(till.getByText(/^Linked/)).toBeVisible()
    await inTheLogOnce(till, 8)
    expect(await keptOrders(till, 8)).toHaveLength(1)
  })
})

test.describe('what the browser does to its storage', () => {
  test('killed with orders in the queue: they are sent when it is opened again', async ({ baseURL }) => {
    test.setTimeout(120_000)
    const profile = mkdtempSync(join(tmpdir(), 'chippy-till-'))
    const options = { ...(await findChromium()), baseURL, viewport: { width: 1920, height: 1080 } }
    try {
      const context = await chromium.launchPersistentContext(profile, options)
      const till = await openScreen(context, '/till/7')
      await context.setOffline(true)
      await payAndGoOn(till, item)
      await pay(till, item)
      killBrowser(profile)
      const again = await chromium.launchPersistentContext(profile, options)
      const opened = await openScreen(again, '/till/7')
      await inTheLogOnce(opened, 7)
      expect(await keptOrders(opened, 7)).toHaveLength(2)
      await again.close()
    } finally {
      rmSync(profile, { recursive: true, force: true })
    }
  })

  test('cleared of its database: what was queued is found beside it, and the till says what happened', async ({ context }) => {
    const till = await openScreen(context, '/till/1')
    await context.setOffline(true)
    const number = await payAndGoOn(till, item)
    await clear(context, till, 'indexeddb,cache_storage,service_workers')
    const again = await openScreen(context, '/till/1')
    await expect(again.getByRole('alert').filter({ hasText: 'this browser has cleared what the till had kept' })).toContainText(
      '1 queued order was found again',
    )
    await expect.poll(() => waitingOrders(again, 1)).toEqual([])
    const found = await keptOrders(again, 1)
    expect(found.map((order) => order.label)).toEqual([number])
    const placed = await placedOrders(shopFile().kafka, 1)
    expect(placed.filter((id) => id === found[0]!.id)).toHaveLength(1)
    await again.getByRole('button', { name: 'I have seen it' }).click()
    await expect(again.getByText('this browser has cleared')).toHaveCount(0)
    await again.reload()
    await expect(again.getByText(/^Linked/)).toBeVisible()
    await expect(again.getByText('this browser has cleared')).toHaveCount(0)
  })

  test('cleared of everything: the till says that what was queued may be lost, and does not give a number again', async ({ context }) => {
    const till = await openScreen(context, '/till/2')
    const number = await payAndGoOn(till, item)
    await expect.poll(() => waitingOrders(till, 2)).toEqual([])
    await clear(context, till, 'all')
    // Its enrolment too: a manager lets it in again.
    await signIn(context, 2, 'again')
    const again = await openScreen(context, '/till/2')
    await expect(again.getByRole('alert').filter({ hasText: 'This device remembers nothing of till 2' })).toContainText('is lost')
    expect(Number(await orderNumberOn(again))).toBe(Number(number) + 1)
  })
})

/** As the browser does it when it runs out of room, or its owner from the settings, with no page open. */
async function clear(context: BrowserContext, page: Page, storageTypes: string) {
  const { origin } = new URL(page.url())
  await page.goto('about:blank')
  const browser = await context.newCDPSession(page)
  await browser.send('Storage.clearDataForOrigin', { origin, storageTypes })
  await page.close()
  await context.setOffline(false)
}

/** Nobody is asked and nothing is written down on the way. */
function killBrowser(profile: string) {
  for (const pid of execFileSync('pgrep', ['-f', profile], { encoding: 'utf8' }).trim().split('\n')) {
    try {
      process.kill(Number(pid), 'SIGKILL')
    } catch {
      // It went with its parent.
    }
  }
}
