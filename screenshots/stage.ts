import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import { type People, shopFile, shopsPeople } from '@/e2e/open-shop'
import { signIn } from '@/e2e/people'
import { openPast, type Past } from './past'
import { type SizeName, sizes } from './sizes'

/** The shop that is photographed, with a device of every size that somebody is signed in on. */
export class Stage {
  /** What a scene has brought about and its pictures name: an order's link, say. */
  readonly known = new Map<string, string>()
  private readonly devices = new Map<SizeName, BrowserContext>()

  private constructor(
    private readonly browser: Browser,
    readonly people: People,
    readonly past: Past,
  ) {}

  static async open(browser: Browser): Promise<Stage> {
    return new Stage(browser, await shopsPeople(), await openPast(shopFile()))
  }

  /** A browser that nobody knows. */
  stranger(size: SizeName): Promise<BrowserContext> {
    const { width, height, hasTouch } = sizes[size]
    return this.browser.newContext({ baseURL: shopFile().url, viewport: { width, height }, hasTouch, serviceWorkers: 'block' })
  }

  /** A browser that is enrolled as everything, with the manager signed in on it. */
  async device(size: SizeName): Promise<BrowserContext> {
    const known = this.devices.get(size)
    if (known) return known
    const context = await this.stranger(size)
    await signIn(context, sizes[size].till)
    this.devices.set(size, context)
    return context
  }

  /** Done by somebody at the counter, beside the screens. */
  async act(path: string, body: object = {}): Promise<void> {
    const { status, body: said } = await this.people.till.post(path, body)
    if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(said)}`)
  }

  async close(): Promise<void> {
    await this.past.close()
    await this.browser.close()
  }
}

export const seen = (page: Page, text: string | RegExp, timeout = 15_000) => expect(page.getByText(text).first()).toBeVisible({ timeout })
