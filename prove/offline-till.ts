import type { Browser, BrowserContext, Page, Route } from '@playwright/test'
import { signIn } from '@/e2e/people'
import { keptOrders, numberTold, waitingOrders } from '@/e2e/till-queue'
import type { Act, Cut } from './offline-plan'
import { until } from './shop'

/** One device with two tabs of a till, whose way to the shop can be cut. */
export type CutTill = {
  play(acts: readonly Act[]): Promise<void>
  /** Ends every cut and waits until nothing is queued any more. */
  settle(): Promise<void>
  /** Numbers of the orders that this till has called saved. */
  told: string[]
  /** Every order that its queue was ever given. */
  kept(): Promise<{ id: string; label: string }[]>
  close(): Promise<void>
}

const item = /^Mushy peas\s*(\d+ on this order\s*)?£/
const settleMs = 40_000
const tapMs = 15_000

export async function openCutTill(browser: Browser, url: string, till: number): Promise<CutTill> {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1280, height: 800 } })
  context.setDefaultTimeout(tapMs)
  await signIn(context, till)
  const told: string[] = []
  const cutter = await openCutter(context)
  const tabs = [await context.newPage(), await context.newPage()] as const
  for (const tab of tabs) await tab.goto(`/till/${till}`)
  for (const tab of tabs)
    await tab
      .getByText(/^Linked/)
      .first()
      .waitFor()
  // A reload without a network needs the pages that the device keeps.
  await tabs[0].waitForFunction(
    async (path) => navigator.serviceWorker.controller !== null && (await caches.match(path)) !== undefined,
    `/till/${till}`,
  )

  /** What was not written down when the page went stands on the docket again, and is taken off. What was written down must not. */
  async function emptyDocket(tab: Page) {
    await tab.getByRole('button', { name: item }).waitFor()
    const draft = () => tab.evaluate((name) => sessionStorage.getItem(name), `chippy:draft:${till}`)
    const line = tab.getByRole('list', { name: 'Lines' }).getByRole('button').first()
    await until(`the docket of till ${till} is empty`, tapMs, async () => {
      const kept = await draft()
      if (kept !== null && (await line.isVisible())) {
        const { id } = JSON.parse(kept) as { id: string }
        if ((await keptOrders(tab, till)).some((order) => order.id === id))
          throw new Error(`order ${id} was paid and stands on the docket again`)
        await line.click()
        await tab.getByRole('button', { name: 'Remove' }).click()
      }
      return (await draft()) === null
    })
  }

  async function sell(tab: Page, look: boolean) {
    await tab.getByRole('button', { name: item }).click()
    const pay = tab.getByRole('button', { name: /^Exact cash/ })
    if (!look) {
      const reloaded = tab.waitForEvent('domcontentloaded')
      await pay
        .evaluate((key) => {
          if (key instanceof HTMLElement) key.click()
          location.reload()
        })
        // The answer to this may be gone with the page.
        .catch(() => {})
      await reloaded
      return emptyDocket(tab)
    }
    await pay.click()
    await tab.getByText('Saved on this till').waitFor()
    told.push(await numberTold(tab))
    await tab.getByRole('button', { name: 'Next customer' }).click()
  }

  async function act(one: Act) {
    switch (one.do) {
      case 'cut':
        return cutter.cut(one.cut)
      case 'heal':
        return cutter.heal()
      case 'sell':
        return sell(tabs[one.tab], one.look)
      case 'reload':
        await tabs[one.tab].reload()
        return emptyDocket(tabs[one.tab])
      case 'pause':
        return tabs[0].waitForTimeout(one.ms)
      default: {
        const unknown: never = one
        throw new Error(`nobody knows how to ${JSON.stringify(unknown)}`)
      }
    }
  }

  return {
    told,
    async play(acts) {
      for (const one of acts) await act(one)
    },
    async settle() {
      await cutter.heal()
      // As when the network comes back; else the till would wait out its pause.
      for (const tab of tabs) await tab.evaluate(() => window.dispatchEvent(new Event('online')))
      await until(`till ${till} has nothing queued`, settleMs, async () => (await waitingOrders(tabs[0], till)).length === 0, 50)
    },
    kept: () => keptOrders(tabs[0], till),
    close: () => context.close(),
  }
}

/** Stands between the pages of a device and the shop. */
async function openCutter(context: BrowserContext): Promise<{ cut(how: Cut): Promise<void>; heal(): Promise<void> }> {
  let how: Cut | null = null
  let held: Route[] = []
  await context.route('**/api/orders', async (route) => {
    try {
      if (how === null || how === 'network') return await route.continue()
      if (how === 'no answer') return void held.push(route)
      if (how === 'after') await route.fetch()
      await route.abort('connectionreset')
    } catch {
      // The page that asked is gone.
    }
  })
  const letGo = async () => {
    const routes = held
    held = []
    for (const route of routes) await route.abort('connectionreset').catch(() => {})
  }
  return {
    async cut(next) {
      how = next
      await context.setOffline(next === 'network')
    },
    async heal() {
      how = null
      await context.setOffline(false)
      await letGo()
    },
  }
}
