import { expect, type Page } from '@playwright/test'
import { connect, readTopics } from '../prove/log'
import { orderNumberOn } from './people'

/** What a device has written down, and what the shop's log made of it. */

type KeptOrder = { id: string; label: string; state: 'waiting' | 'accepted' | 'refused' }

/** Every order in the queue of a till on this device, oldest first, read from where the page keeps it. */
export function keptOrders(page: Page, till: number): Promise<KeptOrder[]> {
  return page.evaluate(
    (box) =>
      new Promise<KeptOrder[]>((done, failed) => {
        type Row = { box: string; event: { type: string; id?: string; entry?: { id: string; label: string; path: string } } }
        const opening = indexedDB.open('chippy')
        opening.onerror = () => failed(opening.error)
        // Only the page may make it: an empty one would be of no use to it.
        opening.onupgradeneeded = () => opening.transaction?.abort()
        opening.onsuccess = () => {
          const db = opening.result
          const asking = db.transaction('events').objectStore('events').getAll()
          asking.onerror = () => failed(asking.error)
          asking.onsuccess = () => {
            const orders = new Map<string, KeptOrder>()
            const rows: Row[] = asking.result
            for (const { event } of rows.filter((row) => row.box === box)) {
              const { entry } = event
              if (entry?.path === '/api/orders') orders.set(entry.id, { id: entry.id, label: entry.label, state: 'waiting' })
              const known = orders.get(event.id ?? '')
              if (known && (event.type === 'accepted' || event.type === 'refused')) known.state = event.type
            }
            db.close()
            done([...orders.values()])
          }
        }
      }),
    `till-${till}`,
  )
}

export const waitingOrders = async (page: Page, till: number) => (await keptOrders(page, till)).filter((order) => order.state === 'waiting')

/** Ids of the orders of a till in the shop's log, one for each record: an order that is there twice is in it twice. */
export async function placedOrders(brokers: string, till: number): Promise<string[]> {
  return (await readTopics(connect(brokers), ['orders']))
    .filter((record) => record.headers['ce_type'] === 'order.placed')
    .map((record) => JSON.parse(String(record.value)) as { id: string; till: number })
    .filter((order) => order.till === till)
    .map((order) => order.id)
}

/** Takes exact cash for an item until the till says that it is saved, and returns the number that the customer is told. */
export async function pay(till: Page, item: string): Promise<string> {
  await till.getByRole('button', { name: new RegExp(`^${item}\\s*£`) }).click()
  await till.getByRole('button', { name: /^Exact cash/ }).click()
  await expect(till.getByText('Saved on this till')).toBeVisible()
  return numberTold(till)
}

export async function payAndGoOn(till: Page, item: string): Promise<string> {
  const number = await pay(till, item)
  await till.getByRole('button', { name: 'Next customer' }).click()
  await orderNumberOn(till)
  return number
}

/** The number that the customer of the paid order is told. */
export async function numberTold(till: Page): Promise<string> {
  const docket = await till.getByRole('complementary', { name: 'Paid order' }).textContent()
  return docket?.match(/^Tell the customer\s*(\d+)/)?.[1] ?? ''
}
