// Protects what was paid for on a device that is another till now, or none: it is said at every door, it gets to the shop once under its
// own number, and a sale that is paid in part goes on.
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { devicesAnswer } from '@/lib/realtime/access'
import { employ, enrol, type Visitor } from '@/workers/robots/visitor'
import { shopFile, shopsPeople } from './open-shop'
import { openScreen, signIn } from './people'
import { moneyOf, paymentsInLog } from './till-money'
import { keptOrders, payAndGoOn, placedOrders, waitingOrders } from './till-queue'

// Requests that pass a service worker are not seen by route().
test.use({ serviceWorkers: 'block' })

const item = 'Mushy peas'
const opened = (till: Page) => till.getByText(/^Linked/)
const timesInLog = async (till: number, ids: readonly string[]) =>
  (await placedOrders(shopFile().kafka, till)).filter((id) => ids.includes(id))

let owner: Visitor
test.beforeAll(async () => {
  owner = (await shopsPeople()).owner
})

/** What the manager does at Staff and devices. */
async function takeOff(till: number) {
  const { devices } = devicesAnswer.parse((await owner.get('/api/devices')).body)
  for (const device of devices) if (device.till === till) await owner.post(`/api/devices/${device.id}/revoked`, {})
}

async function letIn(name: string) {
  const asking = async () => devicesAnswer.parse((await owner.get('/api/devices')).body).asking.find((one) => one.name === name)
  await expect.poll(asking).toBeDefined()
  await owner.post(`/api/enrolments/${(await asking())?.id}/approved`, {})
}

/** Sells so many without a link on a device that was this till, and comes back as a device that has been taken off. */
async function sellAndTakeOff(context: BrowserContext, number: number, orders: number): Promise<{ till: Page; numbers: string[] }> {
  const till = await openScreen(context, `/till/${number}`)
  await context.setOffline(true)
  const numbers: string[] = []
  for (let n = 0; n < orders; n++) numbers.push(await payAndGoOn(till, item))
  await takeOff(number)
  return { till, numbers }
}

test('two orders of till 1 are sent by the tablet that is till 2 now, though another one is till 1, and it is said all the way', async ({
  context,
}) => {
  test.setTimeout(120_000)
  // A name of its own: the story may be played again in the same shop.
  const name = `Ria ${Date.now() % 1_000_000}`
  const ria = await employ(owner, name)
  await takeOff(2)
  const { till, numbers } = await sellAndTakeOff(context, 1, 2)
  await enrol(owner, { name: 'Till 1', kinds: ['till'], till: 1 }, ria)
  await context.setOffline(false)

  await expect(till.getByRole('heading', { name: 'Enrol this device' })).toBeVisible()
  const note = till.getByRole('status').filter({ hasText: '2 paid orders of till 1 wait on this device: £3.60.' })
  await expect(note).toContainText('sent by itself, once, when this device is enrolled again, as any till')
  await till.getByRole('button', { name: 'Till', exact: true }).click()
  await till.getByRole('button', { name: /^2\s*free/ }).click()
  await till.getByRole('button', { name: 'Ask the manager' }).click()
  await letIn('Till 2')
  await expect(till.getByRole('heading', { name: 'Who is on?' })).toBeVisible()
  await expect(note).toContainText('when somebody who may sell has signed in.')
  const ids = (await waitingOrders(till, 1)).map(({ id }) => id)
  expect(ids).toHaveLength(2)

  // The shop is slow to take them: until then it is said that they wait.
  let free = () => {}
  const held = new Promise<void>((resolve) => {
    free = resolve
  })
  await till.route('**/api/orders', async (route) => {
    await held
    await route.continue()
  })
  await till.getByRole('button', { name }).click()
  await till.keyboard.type(ria.pin)
  await till.getByRole('link', { name: 'Open till 2' }).click()
  await expect(opened(till)).toBeVisible()
  const waits = till.getByRole('status').filter({ hasText: '2 paid orders of till 1 wait on this device' })
  await expect(waits).toContainText(`The kitchen may not see ${numbers.join(' and ')} yet.`)
  await expect(waits).toContainText('Another device is till 1 now')
  free()
  const sent = till.getByRole('status').filter({ hasText: '2 orders of till 1 are in the shop now' })
  await expect(sent).toContainText(numbers.join(' and '))
  expect(await timesInLog(1, ids)).toEqual(ids)
  expect((await keptOrders(till, 1)).map(({ state }) => state)).toEqual(['accepted', 'accepted'])
  await sent.getByRole('button', { name: 'I have seen it' }).click()
  await expect(sent).toHaveCount(0)

  // And it sells as the till that it is now.
  expect(await payAndGoOn(till, item)).toMatch(/^2/)
  await expect.poll(() => waitingOrders(till, 2)).toEqual([])
  await till.reload()
  await expect(opened(till)).toBeVisible()
  expect(await timesInLog(1, ids)).toEqual(ids)
})

test('a sale of which half is taken goes on at the till that the tablet is now, and is one order', async ({ context }) => {
  const till = await openScreen(context, '/till/3')
  await till.getByRole('button', { name: /^Cod & chips/ }).click()
  await till.getByRole('button', { name: 'Split', exact: true }).click()
  await till.getByRole('button', { name: '2 equal shares' }).click()
  const exactCash = till.getByRole('button', { name: /^Exact cash/ })
  await exactCash.click()
  const payments = till.getByRole('list', { name: 'Payments' }).getByRole('listitem')
  await expect(payments).toHaveCount(1)
  await takeOff(3)
  const words = 'A sale of till 3 is paid in part: £5.30 of £10.60 is taken'
  await expect(till.getByRole('heading', { name: 'Enrol this device' })).toBeVisible()
  await expect(till.getByRole('status').filter({ hasText: words })).toContainText('Nothing is lost')

  await signIn(context, 4, 'again')
  await till.goto('/till/4')
  const bar = till.getByRole('alert').filter({ hasText: words })
  await bar.getByRole('button', { name: 'Go on with it here' }).click()
  await expect(payments).toContainText(['£5.30 cash'])
  await expect(bar).toHaveCount(0)
  await exactCash.click()
  await expect(till.getByText('Saved on this till')).toBeVisible()
  await expect.poll(() => waitingOrders(till, 4)).toEqual([])
  const [order] = await keptOrders(till, 4)
  expect(await keptOrders(till, 3)).toEqual([])
  expect(await timesInLog(4, [order!.id])).toEqual([order!.id])
  expect((await paymentsInLog(shopFile().kafka, order!.id)).map(moneyOf)).toEqual([{ cash: 1_060, card: 0 }])
})

test('on a tablet that is a kitchen display now the kitchen says so; Till sends it, and what the shop refuses is read with its money', async ({
  context,
}) => {
  const { till, numbers } = await sellAndTakeOff(context, 5, 2)
  await context.setOffline(false)
  await expect(till.getByText('2 paid orders of till 5 wait on this device: £3.60.')).toBeVisible()
  // Its screen would send it as soon as somebody has signed in.
  await till.goto('about:blank')
  await signIn(context, 0, 'again')
  await till.goto('/kitchen')
  const ids = (await waitingOrders(till, 5)).map(({ id }) => id)
  await till.route('**/api/orders', (route) => route.fulfill({ status: 422, json: { error: { id: 'sold-out', message: 'No peas.' } } }), {
    times: 1,
  })
  await till.getByRole('link', { name: '2 paid orders wait on this device: open Till' }).click()
  await expect(till.getByRole('heading', { name: 'This device is not a till' })).toBeVisible()
  const refused = till.getByRole('alert').filter({ hasText: `Order ${numbers[0]} of till 5 was refused, £1.80 taken` })
  await expect(refused).toContainText('No peas.')
  await expect(till.getByText(`Order ${numbers[1]} of till 5 is in the shop now`)).toBeVisible()
  expect(await timesInLog(5, ids)).toEqual([ids[1]])
  await refused.getByRole('button', { name: 'I have seen it' }).click()
  await expect(refused).toHaveCount(0)
  await till.goto('/kitchen')
  await expect(opened(till).first()).toBeVisible()
  await expect(till.getByText(/wait on this device/)).toHaveCount(0)
})
