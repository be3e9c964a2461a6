// Protects the screens against a gateway that dies: they say so, come back by themselves, and nothing that was paid is lost or doubled.
import { expect, test } from '@playwright/test'
import { shopFile } from './open-shop'
import { listenForErrors, openScreen, orderNumberOn, sellForCash } from './people'
import { waitingOrders } from './till-queue'

// Requests that pass a service worker are not seen by route().
test.use({ serviceWorkers: 'block' })

test('an order taken while the gateway is dead is queued, then in the kitchen once', async ({ context, request }) => {
  test.setTimeout(120_000)
  // The browser itself logs each request that found nobody.
  const errors = listenForErrors(context, /net::ERR_|WebSocket connection to|Failed to load resource/)
  const till = await openScreen(context, '/till/3')
  const kitchen = await openScreen(context, '/kitchen')
  process.kill(shopFile().pids.gateway, 'SIGKILL')
  await till.getByRole('button', { name: /^Chips, regular/ }).click()
  await till.getByRole('button', { name: /^Exact cash/ }).click()
  await expect(till.getByText(/^Queued on this till/).first()).toBeVisible()
  await expect(till.getByText('In the kitchen', { exact: true })).toBeVisible({ timeout: 30_000 })
  await till.getByRole('button', { name: 'Next customer' }).click()
  await expect(kitchen.getByText(/^Linked/)).toBeVisible({ timeout: 20_000 })
  const number = await sellForCash(till, 'Chips, regular')
  await expect(kitchen.getByRole('article', { name: `Order ${number}` })).toBeVisible()
  await expect(kitchen.getByRole('article', { name: `Order ${Number(number) - 1}` })).toHaveCount(1)
  expect((await request.get('/api/health')).status()).toBe(200)
  expect(errors).toEqual([])
})

test('a reload in the middle of an unanswered payment sends the order once', async ({ context }) => {
  test.setTimeout(90_000)
  const till = await openScreen(context, '/till/4')
  const kitchen = await openScreen(context, '/kitchen')
  // The request leaves and its answer never comes back.
  let sent = 0
  await till.route('**/api/orders', async (route) => {
    sent++
    if (sent > 1) return route.continue()
    await route.fetch()
    await route.abort('connectionreset')
  })
  const number = await orderNumberOn(till)
  await till.getByRole('button', { name: /^Cod & chips/ }).click()
  await till.getByRole('button', { name: /^Exact cash/ }).click()
  await expect.poll(() => sent).toBeGreaterThan(0)
  await till.reload()
  await expect(kitchen.getByRole('article', { name: `Order ${number}` })).toHaveCount(1)
  await expect.poll(() => waitingOrders(till, 4)).toEqual([])
  await expect(kitchen.getByRole('article', { name: `Order ${number}` })).toHaveCount(1)
})
