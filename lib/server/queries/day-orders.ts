import type { Connection } from '../db'

/** An order as a list of the day shows it. */
export type DayOrder = {
  id: string
  ticket: string
  till: number
  placedMs: number
  totalPence: number
  backPence: number
  payment: 'cash' | 'card' | 'split' | null
  collected: boolean
  cancelled: boolean
}

/** More than anybody looks through. */
const most = 5000

/** The orders of a trading day, the newest first, as far as the statistician has read. `ticket`: only those whose number ends so. */
export function readDayOrders(db: Connection, of: { shop: number; date: string; ticket: string | null }): Promise<DayOrder[]> {
  const like = of.ticket === null ? '%' : `%${of.ticket}`
  return db.$queryRaw<DayOrder[]>`
    SELECT id, ticket, till, placed_ms::float8 AS "placedMs", total_pence AS "totalPence",
      COALESCE(corrected_payment->>'method', payment) AS payment,
      COALESCE((SELECT sum(given_back.total_pence) FROM given_back WHERE order_id = order_facts.id), 0)::float8 AS "backPence",
      collected_ms IS NOT NULL AS collected, cancelled_ms IS NOT NULL AS cancelled
    FROM order_facts
    WHERE shop = ${of.shop} AND trading_date = ${of.date}::date AND ticket LIKE ${like}
    ORDER BY placed_ms DESC
    LIMIT ${most}`
}
