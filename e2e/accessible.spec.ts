// Protects people who cannot see, point or tell colours apart well: axe finds nothing serious on any screen.
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'

for (const path of [
  '/',
  '/till',
  '/till/1',
  '/kitchen',
  '/cook',
  '/board',
  '/manager',
  '/log',
  '/log?space=demo1',
  '/o/no-such-link',
  '/no-such-page',
]) {
  test(`axe finds nothing serious on ${path}`, async ({ page }) => {
    await page.goto(path)
    await expect(page.getByText(/Linked|Which till is this|There is no|Broker up/).first()).toBeVisible()
    const { violations } = await new AxeBuilder({ page }).analyze()
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
  })
}
