import type pg from 'pg'
import { until } from '@/prove/shop'

export type Whole = { same: boolean; orders: number; waited: number; collected: number; booked: number; difference: number }

const sql = `SELECT (SELECT count(*) FROM order_facts WHERE placed_ms IS NOT NULL) AS orders,
  (SELECT count(*) FROM order_facts WHERE waiting_ms IS NOT NULL) AS waited,
  (SELECT count(*) FROM order_facts WHERE collected_ms IS NOT NULL) AS collected,
  (SELECT count(*) FROM journal) AS booked, (SELECT sum(debit_pence) - sum(credit_pence) FROM ledger) AS difference`

/** Fast is nothing if it is wrong: when the last order has gone through, everybody must have the same number of them. */
export async function checkWhole(db: pg.Client): Promise<Whole> {
  let whole: Whole = { same: false, orders: 0, waited: 0, collected: 0, booked: 0, difference: 0 }
  await until('every order is collected and booked', 60_000, async () => {
    const before = whole.orders
    const [row] = (await db.query<Record<'orders' | 'waited' | 'collected' | 'booked' | 'difference', string>>(sql)).rows
    if (!row) return false
    const [orders, waited, collected] = [Number(row.orders), Number(row.waited), Number(row.collected)]
    const [booked, difference] = [Number(row.booked), Number(row.difference)]
    whole = { same: orders === collected && orders === booked && difference === 0, orders, waited, collected, booked, difference }
    return whole.same && orders === before
  }).catch(() => {})
  return whole
}

export const wholeText = ({ same, orders, waited, collected, booked, difference }: Whole): string =>
  `${same ? 'whole' : 'NOT WHOLE'}: ${orders} orders, ${Math.round((100 * waited) / Math.max(1, orders))} % waited for the cook, ${collected} collected, ${booked} booked, debits - credits ${difference}`
