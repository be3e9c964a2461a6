import { randomUUID } from 'node:crypto'
import { type APIRequestContext, type Browser, expect, type Locator, type Page } from '@playwright/test'
import { shopsPeople } from './open-shop'
import { openScreen } from './people'

/** Orders sold beside the screens, so that a story about the kitchen need not wait for a till or a fryer: peas are always there. */

export type Sold = { id: string; ticket: string }

/** `more`: whatever else a till sends of an order. */
export async function sell(request: APIRequestContext, items: readonly string[] = ['mushy-peas'], more: object = {}): Promise<Sold> {
  const id = randomUUID()
  const lines = items.map((item) => ({ item, quantity: 1 }))
  const response = await request.post('/api/orders', { data: { id, till: 9, lines, ...more }, headers: await signedIn() })
  expect(response.status()).toBe(201)
  const { ticket } = (await response.json()) as { ticket: string }
  return { id, ticket }
}

/** Somebody at till 9, who may do all that staff does. */
export const signedIn = async () => (await shopsPeople()).till.headers

export async function sellMany(request: APIRequestContext, count: number, items?: readonly string[]): Promise<Sold[]> {
  const sold: Sold[] = []
  for (let n = 0; n < count; n++) sold.push(await sell(request, items))
  return sold
}

export async function act(request: APIRequestContext, { id }: Sold, name: string): Promise<number> {
  return (await request.post(`/api/orders/${id}/${name}`, { data: { id: randomUUID() }, headers: await signedIn() })).status()
}

type Known = {
  state: string
  events: { type: string }[]
  facts: { placed?: { lines: object[] }; recalled?: { round: number }; started?: { turns: Record<string, { at: { id: string } }> } }
}

export async function know(request: APIRequestContext, { id }: Sold): Promise<Known> {
  return (await (await request.get(`/api/orders/${id}`, { headers: await signedIn() })).json()) as Known
}

/** Till 9 starts all of it, whoever has started it before. */
export async function startAll(request: APIRequestContext, order: Sold): Promise<number> {
  const { placed, recalled, started } = (await know(request, order)).facts
  const lines = placed?.lines.map((_, at) => at) ?? []
  const by = [...new Set(Object.values(started?.turns ?? {}).map(({ at }) => at.id))]
  const data = { id: randomUUID(), lines, done: true, expects: { round: recalled?.round ?? 0, by } }
  return (await request.post(`/api/orders/${order.id}/started`, { data, headers: await signedIn() })).status()
}

/** How often something happened to an order, as the log has it. */
export async function times(request: APIRequestContext, sold: Sold, type: string): Promise<number> {
  return (await know(request, sold)).events.filter((event) => event.type === type).length
}

/** Leaves the kitchen as it was found, whatever became of these orders. */
export async function clear(request: APIRequestContext, sold: readonly Sold[]): Promise<void> {
  for (const order of sold) {
    const { state } = await know(request, order)
    if (state === 'placed' || state === 'waiting') await act(request, order, 'cancelled')
    if (state === 'placed' || state === 'waiting' || state === 'cancelled') await act(request, order, 'acknowledged')
    if (state === 'hand' && (await act(request, order, 'ready')) === 409 && (await startAll(request, order)) === 201)
      await act(request, order, 'ready')
    if (state === 'hand' || state === 'ready') await act(request, order, 'collected')
  }
}

/** A display on a device of its own. */
export async function openDisplay(browser: Browser): Promise<Page> {
  return openScreen(await browser.newContext(), '/kitchen')
}

export const ticketOf = (display: Page, { ticket }: Sold): Locator => display.getByRole('article', { name: `Order ${ticket}`, exact: true })
export const headOf = (display: Page, { ticket }: Sold): Locator => display.getByRole('button', { name: `Serve ${ticket}`, exact: true })

/** Twenty times within 300 ms on what lies there at that moment, or the same key: faster than Playwright presses. */
export async function hammer(display: Page, what: { x: number; y: number } | string) {
  await display.evaluate(async (at) => {
    for (let n = 0; n < 20; n++) {
      if (typeof at === 'string') window.dispatchEvent(new KeyboardEvent('keydown', { key: at }))
      else document.elementFromPoint(at.x, at.y)?.dispatchEvent(new MouseEvent('click', { bubbles: true }))
      await new Promise((resolve) => setTimeout(resolve, 14))
    }
  }, what)
}

/** Leaves one group of the menu on this display. */
export async function show(display: Page, group: string) {
  await display.getByRole('button', { name: /^This display/ }).click()
  for (const name of ['Meals', 'Fish', 'Chips', 'Pies & sausages', 'Sides', 'Extras & drinks'])
    if (name !== group) await display.getByRole('button', { name, exact: true }).click()
  await display.getByRole('button', { name: 'Back to the orders' }).click()
}
