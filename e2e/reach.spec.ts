// Protects hands in a hurry and eyes at a distance: what is touched is large enough, what is read at the pass has its size and contrast, and nothing that is there moves when an order comes in.
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { clear, type Sold, sell, sellMany } from './kitchen-orders'
import { openScreen } from './people'

const small = { width: 1280, height: 800 }
const full = { width: 1920, height: 1080 }
const tablet = { width: 1200, height: 800 }
const screens = ['/till/4', '/kitchen', '/cook', '/counter', '/board'] as const

const sold: Sold[] = []
test.beforeAll(async ({ request }) => {
  sold.push(...(await sellMany(request, 2, ['mushy-peas', 'can'])), await sell(request, ['cod-and-chips', 'plaice-and-chips']))
})
test.afterAll(async ({ request }) => clear(request, sold.splice(0)))

for (const size of [small, full, tablet]) {
  test(`whatever is touched at ${size.width} by ${size.height} has 48 px`, async ({ context }) => {
    test.setTimeout(120_000)
    for (const path of screens) {
      const page = await openAt(context, path, size)
      expect(await smallerThan(page, 'button, a[href], input, select, [role=button]', 48), path).toEqual([])
      await page.close()
    }
  })
}

test('tiles and the keys that take money are as large as a hand in a hurry needs', async ({ context }) => {
  for (const { size, tile, money } of [
    { size: full, tile: 96, money: 96 },
    { size: small, tile: 96, money: 76 },
  ]) {
    const till = await openAt(context, '/till/4', size)
    await till.getByRole('button', { name: /^Mushy peas\s*£/ }).click()
    expect(await smallerThan(till, '[aria-label="Best sellers"] button', tile)).toEqual([])
    for (const key of [/^Exact cash/, /^Card/])
      expect((await till.getByRole('button', { name: key }).boundingBox())?.height).toBeGreaterThanOrEqual(money)
    await till.close()
  }
})

test('names, counts and numbers at the pass are written as large as 1.5 m asks', async ({ context }) => {
  const kitchen = await openAt(context, '/kitchen', full)
  const ticket = kitchen.getByRole('article', { name: `Order ${sold[0]!.ticket}`, exact: true })
  await expect(ticket).toBeVisible()
  for (const text of [sold[0]!.ticket, 'Mushy peas', 'Can of pop'])
    expect(await fontPx(ticket.getByText(text, { exact: true }).first())).toBeGreaterThanOrEqual(43)
  expect(await fontPx(ticket.getByText(/^\d+:\d\d$/).first())).toBeGreaterThanOrEqual(34)
})

for (const path of ['/kitchen', '/cook'] as const) {
  test(`all that is written on ${path} can be read at 7:1`, async ({ context }) => {
    const page = await openAt(context, path, full)
    const { violations } = await new AxeBuilder({ page }).withRules(['color-contrast-enhanced']).analyze()
    expect(violations.flatMap(({ nodes }) => nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`))).toEqual([])
  })
}

for (const path of ['/kitchen', '/cook', '/board'] as const) {
  test(`an order that comes in moves nothing that is on ${path}`, async ({ context, request }) => {
    const page = await openAt(context, path, full)
    await page.evaluate(watchShifts)
    const late = [await sell(request), await sell(request, ['plaice'])]
    sold.push(...late)
    // The cook has to do with the plaice only.
    await expect(page.getByText(late[1]!.ticket, { exact: true }).first()).toBeAttached()
    // What moves in has arrived then.
    await page.evaluate(() => Promise.all(document.getAnimations().map((moving) => moving.finished.catch(() => {}))))
    expect(await page.evaluate(() => Reflect.get(window, 'shifts'))).toEqual([])
  })
}

type Context = Parameters<typeof openScreen>[0]

async function openAt(context: Context, path: string, size: { width: number; height: number }): Promise<Page> {
  const page = await openScreen(context, path)
  await page.setViewportSize(size)
  return page
}

/** What can be seen and is smaller in one direction, with its size. */
function smallerThan(page: Page, selector: string, px: number): Promise<string[]> {
  return page.evaluate(
    ([chosen, least]) =>
      [...document.querySelectorAll(chosen)]
        .filter((one) => one.checkVisibility())
        .map((one) => ({ box: one.getBoundingClientRect(), name: one.getAttribute('aria-label') ?? one.textContent ?? '' }))
        // What is there for readers only has one pixel.
        .filter(({ box }) => box.width > 1 && box.height > 1 && (box.width < least - 0.5 || box.height < least - 0.5))
        .map(({ box, name }) => `${name}: ${Math.round(box.width)} × ${Math.round(box.height)}`),
    [selector, px] as const,
  )
}

const fontPx = (place: ReturnType<Page['getByText']>) => place.evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize))

/** In the page: notes each shift of what was there, from now on, and what it was. */
function watchShifts() {
  const shifts: string[] = []
  Object.assign(window, { shifts })
  new PerformanceObserver((seen) => {
    for (const entry of seen.getEntries()) {
      const sources: { node: Node | null }[] = Reflect.get(entry, 'sources') ?? []
      shifts.push(`${Reflect.get(entry, 'value')}: ${sources.map(({ node }) => node?.textContent?.slice(0, 40)).join(' · ')}`)
    }
  }).observe({ type: 'layout-shift' })
}
