// Protects customers who change their minds, and the shop's money when they do: a discount is what was said and above the limit a
// manager's, a line that is taken back is neither made nor paid for, nothing is given back twice, and the books are right afterwards.
import { randomUUID } from 'node:crypto'
import { type APIRequestContext, type BrowserContext, expect, type Page, test } from '@playwright/test'
import { employ } from '@/workers/robots/visitor'
import { act, clear, know, openDisplay, type Sold, sell, signedIn, ticketOf, times } from './kitchen-orders'
import { shopFile, shopsPeople } from './open-shop'
import { listenForErrors, openScreen, orderNumberOn } from './people'
import { takings } from './till-money'

const sold: Sold[] = []
test.afterEach(async ({ request }) => clear(request, sold.splice(0)))

/** A till at which somebody stands who is no manager. */
async function openStaffTill(context: BrowserContext, number: number): Promise<Page> {
  const till = await openScreen(context, `/till/${number}`)
  const { owner } = await shopsPeople()
  const { id: person, pin } = await employ(owner, `Lee ${number} ${randomUUID().slice(0, 4)}`, ['till'])
  const data = { id: randomUUID(), person, pin }
  const signedIn = await till.context().request.post('/api/sessions', { data, headers: { origin: shopFile().url } })
  expect(signedIn.status()).toBe(201)
  await till.reload()
  await expect(till.getByText(/^Linked/).first()).toBeVisible()
  return till
}

async function tapTile(till: Page, name: string) {
  await till.getByRole('button', { name: new RegExp(`^${name}\\s*£`) }).click()
}

/** The manager's name, then six digits. */
async function typePin(till: Page, pin: string) {
  const pad = till.getByRole('region', { name: 'A manager’s PIN' })
  await pad.getByRole('button', { name: 'Jo', exact: true }).click()
  for (const digit of pin) await pad.getByRole('button', { name: digit, exact: true }).click()
}

async function find(till: Page, ticket: string) {
  await till.getByRole('button', { name: 'Find an order' }).click()
  await till.getByLabel('Number, time, amount or name').fill(ticket)
  await till.getByRole('button', { name: `Order ${ticket}`, exact: true }).click()
  await expect(till.getByRole('region', { name: `Order ${ticket}`, exact: true })).toBeVisible()
}

/** Two of one thing in one line, paid by card. */
async function sellTwo(request: APIRequestContext): Promise<Sold> {
  const id = randomUUID()
  const data = { id, till: 9, lines: [{ item: 'can', quantity: 2 }], payment: { method: 'card' } }
  const response = await request.post('/api/orders', { data, headers: await signedIn() })
  expect(response.status()).toBe(201)
  return { id, ticket: (await response.json()).ticket }
}

/** The shop gives the money back, and the till hears nothing of it. */
const loseAnswers = (till: Page) =>
  till.route('**/refunded', async (route) => {
    await route.fetch()
    await route.abort()
  })

type Day = { takingsPence: number; givenBackPence: number; books: { balanced: boolean } }
async function day(): Promise<Day> {
  return (await (await shopsPeople()).owner.get('/api/reports/day')).body as Day
}

/** The order as Find has it, once the shop does. */
async function foundBy(till: Page, ticket: string, totalPence: number): Promise<{ id: string }> {
  const found = async () => (await (await till.context().request.get(`/api/orders?q=${ticket}`)).json()).orders[0]
  await expect.poll(found).toMatchObject({ ticket, totalPence })
  return found()
}

test('a discount within the limit is taken off, and the order costs what the till said', async ({ context, request }) => {
  const errors = listenForErrors(context)
  const till = await openStaffTill(context, 4)
  await tapTile(till, 'Cod & chips')
  await till.getByRole('button', { name: 'Discount', exact: true }).click()
  const panel = till.getByRole('region', { name: 'Discount' })
  await panel.getByRole('button', { name: '10 %' }).click()
  await panel.getByRole('button', { name: 'Friend of the shop' }).click()
  await panel.getByRole('button', { name: /^Take .* off$/ }).click()
  await expect(till.getByLabel('To pay')).toHaveText('£9.54')
  await expect(till.getByText('Discount: Friend of the shop')).toBeVisible()
  const ticket = await orderNumberOn(till)
  await till.getByRole('button', { name: /^Exact cash/ }).click()
  await expect(till.getByText('In the kitchen', { exact: true })).toBeVisible()
  const order = await foundBy(till, ticket, 954)
  sold.push({ id: order.id, ticket })
  expect(errors).toEqual([])
  void request
})

test('above the limit it needs a manager’s PIN: a wrong one is told, the right one lets it through', async ({ context }) => {
  const till = await openStaffTill(context, 4)
  const { manager } = await shopsPeople()
  await tapTile(till, 'Cod & chips')
  await till.getByRole('button', { name: 'Discount', exact: true }).click()
  const panel = till.getByRole('region', { name: 'Discount' })
  await panel.getByRole('button', { name: '20 %' }).click()
  await panel.getByRole('button', { name: 'Complaint' }).click()
  await panel.getByRole('button', { name: 'Take £2.12 off' }).click()
  await typePin(till, manager.pin === '000000' ? '111111' : '000000')
  await expect(till.getByText('Wrong. Tries left: 4.')).toBeVisible()
  await expect(till.getByLabel('To pay')).toHaveText('£10.60')
  await typePin(till, manager.pin)
  await expect(till.getByLabel('To pay')).toHaveText('£8.48')
  const ticket = await orderNumberOn(till)
  await till.getByRole('button', { name: /^Exact cash/ }).click()
  await expect(till.getByText('In the kitchen', { exact: true })).toBeVisible()
  const order = await foundBy(till, ticket, 848)
  sold.push({ id: order.id, ticket })
})

test('a line of an order is void: the kitchen sees it struck through until it says so, and its money is back in the books', async ({
  browser,
  context,
  request,
}) => {
  const order = await sell(request, ['mushy-peas', 'can'])
  sold.push(order)
  const before = await day()
  const kitchen = await openDisplay(browser)
  const till = await openStaffTill(context, 4)
  await find(till, order.ticket)
  await till.getByRole('button', { name: 'Void lines' }).click()
  const panel = till.getByRole('region', { name: 'Void lines' })
  await panel.getByRole('button', { name: /^One Mushy peas more$/ }).click()
  await panel.getByRole('button', { name: 'Changed their mind' }).click()
  await panel.getByRole('button', { name: /^Void £/ }).click()
  await expect(till.getByRole('region', { name: `Order ${order.ticket}`, exact: true })).toContainText('given back')
  const ticket = ticketOf(kitchen, order)
  await expect(ticket).toContainText('CHANGED')
  await expect(ticket.getByRole('img', { name: 'not wanted any more' })).toHaveCount(1)
  expect(await act(request, order, 'ready')).toBe(409)
  // A double tap has seen it, and does not serve what comes up under it unread.
  await kitchen.getByRole('button', { name: `${order.ticket} is changed: seen` }).dblclick()
  await expect(ticket).not.toContainText('CHANGED')
  await expect(ticket).not.toContainText('Mushy peas')
  await expect(kitchen.getByRole('button', { name: `Serve ${order.ticket}`, exact: true })).toBeVisible()
  await expect.poll(() => times(request, order, 'order.acknowledged')).toBe(1)
  expect(await times(request, order, 'order.ready')).toBe(0)
  await expect.poll(async () => (await day()).givenBackPence).toBeGreaterThan(before.givenBackPence)
  expect((await day()).books.balanced).toBe(true)
})

test('two tills give the same money back at once: one does, the other is told', async ({ context, request }) => {
  const order = await sell(request)
  sold.push(order)
  const tills = [await openStaffTill(context, 4), await openStaffTill(context, 5)]
  for (const till of tills) {
    await find(till, order.ticket)
    await till.getByRole('button', { name: 'Refund', exact: true }).click()
    await till.getByRole('button', { name: 'Cold or poor' }).click()
  }
  await Promise.all(tills.map((till) => till.getByRole('button', { name: /^Give back £/ }).click()))
  await expect
    .poll(async () => {
      const said = await Promise.all(
        tills.map(async (till) => [
          await till.getByText(`${order.ticket} is refunded.`).isVisible(),
          await till.getByText(/is not as this till showed it|nothing left to give back/).isVisible(),
        ]),
      )
      return said.map(([done, told]) => (done ? 'done' : told ? 'told' : 'nothing')).toSorted()
    })
    .toEqual(['done', 'told'])
  await expect.poll(() => times(request, order, 'order.refunded')).toBe(1)
})

test('the answer to a refund is lost, and the cashier chooses the other way: one unit goes back, and the till says so', async ({
  context,
  request,
}) => {
  const order = await sellTwo(request)
  sold.push(order)
  const till = await openStaffTill(context, 4)
  const chooseOne = async () => {
    await till.getByRole('button', { name: 'Refund', exact: true }).click()
    const panel = till.getByRole('region', { name: 'Refund' })
    await panel
      .getByRole('button', { name: /fewer$/ })
      .first()
      .click()
    await panel.getByRole('button', { name: 'Cold or poor' }).click()
    return panel
  }
  const giveBack = { name: /^Give back £/ }
  const told = /is not as this till showed it: £[\d.]+ has been given back so far/
  await find(till, order.ticket)
  const panel = await chooseOne()
  await loseAnswers(till)
  await panel.getByRole('button', giveBack).click()
  await expect(panel.getByRole('alert')).toHaveText('The shop has not answered. Do it again.')
  await expect.poll(() => times(request, order, 'order.refunded')).toBe(1)
  await till.unroute('**/refunded')
  await panel.getByRole('button', { name: 'In cash' }).click()
  await panel.getByRole('button', giveBack).click()
  await expect(panel.getByRole('alert')).toHaveText(told)
  await expect(panel.getByText('0 of 1')).toBeVisible()
  await expect(panel.getByRole('button', giveBack)).toBeDisabled()
  expect(await times(request, order, 'order.refunded')).toBe(1)
  // Somebody who knows that may give back the other one, and that answer is lost, too.
  await loseAnswers(till)
  await panel.getByRole('button', { name: /more$/ }).first().click()
  await panel.getByRole('button', giveBack).click()
  await expect(panel.getByRole('alert')).toHaveText('The shop has not answered. Do it again.')
  await till.unroute('**/refunded')
  // Asked again as it was, it is done.
  await panel.getByRole('button', giveBack).click()
  await expect(till.getByText(`${order.ticket} is refunded.`)).toBeVisible()
  expect(await times(request, order, 'order.refunded')).toBe(2)
})

test('the answer to a refund is lost, and the cashier goes back and opens it anew: nothing more goes back unseen', async ({
  context,
  request,
}) => {
  const order = await sellTwo(request)
  sold.push(order)
  const till = await openStaffTill(context, 4)
  const refundOne = async () => {
    await till.getByRole('button', { name: 'Refund', exact: true }).click()
    const panel = till.getByRole('region', { name: 'Refund' })
    if ((await panel.getByText('2 of 2').count()) > 0)
      await panel
        .getByRole('button', { name: /fewer$/ })
        .first()
        .click()
    await panel.getByRole('button', { name: 'Cold or poor' }).click()
    await panel.getByRole('button', { name: /^Give back £/ }).click()
    return panel
  }
  await find(till, order.ticket)
  await loseAnswers(till)
  const panel = await refundOne()
  await expect(panel.getByRole('alert')).toHaveText('The shop has not answered. Do it again.')
  await till.unroute('**/refunded')
  await panel.getByRole('button', { name: 'Back', exact: true }).click()
  await refundOne()
  await expect(panel.getByRole('alert')).toHaveText(/is not as this till showed it/)
  expect(await times(request, order, 'order.refunded')).toBe(1)
})

test('all of an order is given back after it was collected: it is worth nothing in the end, and the books are right', async ({
  context,
  request,
}) => {
  await expect.poll(async () => (await day()).books.balanced).toBe(true)
  const before = (await day()).takingsPence
  const order = await sell(request, ['mushy-peas', 'can'])
  await expect.poll(async () => (await know(request, order)).state).toBe('hand')
  expect(await act(request, order, 'ready')).toBe(201)
  expect(await act(request, order, 'collected')).toBe(201)
  await expect.poll(async () => (await day()).takingsPence).toBeGreaterThan(before)
  const till = await openStaffTill(context, 4)
  await find(till, order.ticket)
  await expect(till.getByRole('button', { name: 'Void lines' })).toBeDisabled()
  await till.getByRole('button', { name: 'Refund', exact: true }).click()
  await till.getByRole('button', { name: 'Complaint' }).click()
  await till.getByRole('button', { name: /^Give back £/ }).click()
  await expect(till.getByText(`${order.ticket} is refunded.`)).toBeVisible()
  await expect.poll(async () => (await day()).takingsPence).toBe(before)
  await expect.poll(async () => (await day()).books.balanced).toBe(true)
})

/** The order that is on the docket, paid in exact cash and in the shop. */
async function payInCash(till: Page, totalPence: number): Promise<Sold> {
  const ticket = await orderNumberOn(till)
  await till.getByRole('button', { name: /^Exact cash/ }).click()
  await expect(till.getByText('In the kitchen', { exact: true })).toBeVisible()
  const order = { ...(await foundBy(till, ticket, totalPence)), ticket }
  sold.push(order)
  return order
}

/** Twenty clicks at one place in 300 ms, whatever comes to stand there. */
async function tapOften(till: Page, name: string) {
  const box = await till.getByRole('button', { name, exact: true }).boundingBox()
  const place = { x: box!.x + box!.width / 2, y: box!.y + box!.height / 2 }
  await till.evaluate(async ({ x, y }) => {
    for (let n = 0; n < 20; n++) {
      document.elementFromPoint(x, y)?.closest('button')?.click()
      await new Promise((next) => setTimeout(next, 15))
    }
  }, place)
}

test('a sale that was recorded as cash and was a card is put right by twenty taps once, and its money goes back to the card', async ({
  context,
  request,
}) => {
  const errors = listenForErrors(context)
  const till = await openStaffTill(context, 4)
  await expect.poll(async () => (await takings(4)).balanced).toBe(true)
  const before = await takings(4)
  await tapTile(till, 'Cod & chips')
  const order = await payInCash(till, 1_060)
  await expect.poll(() => takings(4)).toEqual({ ...before, cashPence: before.cashPence + 1_060 })
  const wrong = till.getByRole('button', { name: 'Paid wrong? Change it' })
  await wrong.click()
  await till.getByRole('button', { name: 'Leave it as it is' }).click()
  await expect(till.getByText('Change due')).toBeVisible()
  await wrong.click()
  await expect(till.getByRole('region', { name: 'How it was paid' })).toContainText('Recorded as paid in cash')
  await tapOften(till, 'It was paid by card')
  await expect(till.getByRole('status').filter({ hasText: 'Changed: paid by card' })).toBeVisible()
  await expect(till.getByRole('listitem').filter({ hasText: 'Changed: paid by card' })).toBeVisible()
  await expect(till.getByRole('complementary', { name: 'Paid order' })).toContainText('Paid by card')
  expect(await times(request, order, 'order.payment-corrected')).toBe(1)
  await expect.poll(() => takings(4)).toEqual({ ...before, cardPence: before.cardPence + 1_060 })
  await till.getByRole('button', { name: 'Next customer' }).click()
  await find(till, order.ticket)
  await expect(till.getByRole('region', { name: `Order ${order.ticket}`, exact: true })).toContainText('£10.60 paid by card')
  await till.getByRole('button', { name: 'Refund', exact: true }).click()
  await expect(till.getByRole('region', { name: 'Refund' })).toContainText('£10.60 to the card back')
  await till.getByRole('button', { name: 'Complaint' }).click()
  await till.getByRole('button', { name: /^Give back £/ }).click()
  await expect(till.getByText(`${order.ticket} is refunded. Give back £10.60 to the card.`)).toBeVisible()
  await expect.poll(() => takings(4)).toEqual(before)
  expect(errors).toEqual([])
})

test('above the limit how an order was paid is changed in Find with a manager’s PIN, by the keyboard too', async ({ context, request }) => {
  const till = await openStaffTill(context, 4)
  const { manager } = await shopsPeople()
  await till.keyboard.press('2')
  await tapTile(till, 'Cod & chips')
  const order = await payInCash(till, 2_120)
  await till.getByRole('button', { name: 'Next customer' }).click()
  await find(till, order.ticket)
  const wrong = till.getByRole('button', { name: 'Paid wrong? Change it' })
  await wrong.click()
  await expect(till.getByRole('button', { name: 'Leave it as it is' })).toBeFocused()
  await till.keyboard.press('Escape')
  await wrong.click()
  await till.keyboard.press('Shift+Tab')
  await till.keyboard.press('Enter')
  await expect(till.getByText('To change how £21.20 was paid needs a manager')).toBeVisible()
  expect(await times(request, order, 'order.payment-corrected')).toBe(0)
  await typePin(till, manager.pin)
  await expect(till.getByText(`${order.ticket} is changed: paid by card.`)).toBeVisible()
  await expect(till.getByRole('region', { name: `Order ${order.ticket}`, exact: true })).toContainText('payment changed: paid by card')
  expect(await times(request, order, 'order.payment-corrected')).toBe(1)
  await till.getByRole('button', { name: 'Back to the list' }).click()
  await expect(till.getByRole('button', { name: `Order ${order.ticket}`, exact: true })).toContainText('paid by card')
})

test('an order that nobody has paid for is thrown away with a reason, and the next one begins', async ({ context }) => {
  const till = await openStaffTill(context, 4)
  const voidKey = till.getByRole('group', { name: 'This order' }).getByRole('button', { name: 'Void' })
  await expect(voidKey).toBeDisabled()
  await tapTile(till, 'Cod & chips')
  const ticket = await orderNumberOn(till)
  await voidKey.click()
  await till.getByRole('region', { name: 'Void this order' }).getByRole('button', { name: 'Rung up wrong' }).click()
  await expect(till.getByText('Nothing on this order yet.')).toBeVisible()
  expect(await orderNumberOn(till)).toBe(ticket)
})

test('an order above the limit is not thrown away without a manager’s PIN, nor without the link', async ({ context, request }) => {
  test.setTimeout(120_000)
  const till = await openStaffTill(context, 4)
  const { manager } = await shopsPeople()
  const voidKey = till.getByRole('group', { name: 'This order' }).getByRole('button', { name: 'Void' })
  const panel = till.getByRole('region', { name: 'Void this order' })
  await till.keyboard.press('5')
  await tapTile(till, 'Cod & chips')
  await expect(till.getByLabel('To pay')).toHaveText('£53.00')
  await context.setOffline(true)
  await expect(till.getByText(/^No link/).first()).toBeVisible()
  await voidKey.click()
  await expect(panel.getByRole('alert')).toHaveText(/voids up to £50.00. Park this order, and void it when the link is back/)
  await expect(panel.getByRole('button', { name: 'Rung up wrong' })).toBeDisabled()
  await context.setOffline(false)
  await expect(till.getByText(/^Linked/).first()).toBeVisible({ timeout: 30_000 })
  await panel.getByRole('button', { name: 'Rung up wrong' }).click()
  await typePin(till, manager.pin === '000000' ? '111111' : '000000')
  await expect(till.getByText(/^Wrong\. Tries left/)).toBeVisible()
  await expect(till.getByLabel('To pay')).toHaveText('£53.00')
  const sent = till.waitForResponse('**/api/sales/voided')
  await typePin(till, manager.pin)
  expect((await sent).status()).toBe(201)
  await expect(till.getByText('Nothing on this order yet.')).toBeVisible()
  // Whoever asks the shop beside the till's own page is refused, too.
  const data = { id: randomUUID(), till: 9, lines: [{ item: 'cod-and-chips', quantity: 5 }], reason: 'Rung up wrong' }
  const refused = await request.post('/api/sales/voided', { data, headers: await signedIn() })
  expect((await refused.json()).error.id).toBe('needs-approval')
})
