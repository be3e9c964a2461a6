// Protects people who cannot see, point or tell colours apart well: axe finds nothing serious on any screen.
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { signIn } from './people'

const paths = [
  '/',
  '/till',
  '/till/1',
  '/kitchen',
  '/cook',
  '/counter',
  '/board',
  '/manager',
  '/manager/staff',
  '/manager/range',
  '/log',
  '/log?space=demo1',
  '/o/no-such-link',
  '/no-such-page',
]
for (const path of paths) {
  test(`axe finds nothing serious on ${path}`, async ({ context, page }) => {
    await signIn(context, 1)
    await page.goto(path)
    await expect(page.getByText(/Linked|There is no|Broker up/).first()).toBeVisible()
    const { violations } = await new AxeBuilder({ page }).analyze()
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
  })
}

test('axe finds nothing serious where one comes in', async ({ page }) => {
  for (const [path, heading] of [
    ['/', 'Enrol this device'],
    ['/set-up', 'Set a new password'],
  ] as const) {
    await page.goto(path)
    await expect(page.getByRole('heading', { name: heading })).toBeVisible()
    const { violations } = await new AxeBuilder({ page }).analyze()
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
  }
})
