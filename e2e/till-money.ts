import { connect, readTopics } from '../prove/log'
import { shopsPeople } from './open-shop'

/** What the shop's log and its books know of the money of a till. */

type Part = { method: 'cash' | 'card'; pence: number; tenderedPence?: number; reference?: string }
type Payment = { method: 'cash' | 'card'; tenderedPence?: number } | { method: 'split'; parts: Part[] } | null
type Placed = { id: string; payment: Payment }

/** How an order was paid, one for each record: an order that is in the log twice has two. */
export async function paymentsInLog(brokers: string, id: string): Promise<Payment[]> {
  return (await readTopics(connect(brokers), ['orders']))
    .filter((record) => record.headers['ce_type'] === 'order.placed')
    .map((record): Placed => JSON.parse(String(record.value)))
    .filter((order) => order.id === id)
    .map((order) => order.payment)
}

type Returned = { id: string; sale: string; till: number; method: 'cash' | 'card'; pence: number; by?: string }

/** What a till has taken for a part of a sale, and given back before the sale was paid in full. */
export async function returnedInLog(brokers: string, till: number): Promise<Returned[]> {
  return (await readTopics(connect(brokers), ['orders']))
    .filter((record) => record.headers['ce_type'] === 'payment.returned')
    .map((record): Returned => JSON.parse(String(record.value)))
    .filter((one) => one.till === till)
}

/** Of a payment in parts: what is in the drawer, and what on cards. */
export function moneyOf(payment: Payment | undefined): { cash: number; card: number } {
  if (payment?.method !== 'split') throw new Error(`this was not paid in parts: ${JSON.stringify(payment)}`)
  const sum = (method: Part['method']) => payment.parts.reduce((total, part) => total + (part.method === method ? part.pence : 0), 0)
  return { cash: sum('cash'), card: sum('card') }
}

type Till = { till: number; cashPence: number; cardPence: number }

/** The day's money of a till, as the manager sees it. */
export async function takings(till: number): Promise<{ cashPence: number; cardPence: number; balanced: boolean }> {
  const { owner } = await shopsPeople()
  const { tills, books } = (await owner.get('/api/reports/day')).body as { tills: Till[]; books: { balanced: boolean } }
  const { cashPence, cardPence } = tills.find((one) => one.till === till) ?? { cashPence: 0, cardPence: 0 }
  return { cashPence, cardPence, balanced: books.balanced }
}
