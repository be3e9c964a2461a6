import type { PaidHow } from '../../domain/order'
import { graceMs } from '../../domain/promise/promise'
import type { PromiseScore } from '../../domain/report'
import type { JournalRow } from '../../operations/book-orders'
import type { Connection } from '../db'

/** Sums of a trading day, each from one indexed statement. Amounts are cast to double: whole pence far below 2^53. */
export type DaySums = {
  sales: {
    hour: number
    /** Of what went back: the till that gave it. */
    till: number
    payment: string
    kind: JournalRow['kind']
    count: number
    pence: number
    firstMs: number
  }[]
  /** What is in which place of the sales and cancellations that were paid in parts, and of payments that were put right. */
  parts: { till: number; account: number; pence: number }[]
  ledger: { account: number; vat: string | null; debitPence: number; creditPence: number }[]
  /**
   * Orders that were ready at some time, by the quarter of an hour in which they were first; `waitMs` is their sum, each from when the
   * shop got it. Without those that came late from a till that had no link.
   */
  waits: { atMs: number; count: number; waitMs: number }[]
  /** Sales less all that was given back, as the statistician read them. */
  factsTakingsPence: number
  sentToCook: number
  promises: PromiseScore
  portions: { food: string; sold: number; cooked: number; wasted: number }[]
  stock: { consumable: string; used: number; wasted: number }[]
}

export async function readDaySums(snapshot: Connection, shop: number, date: string, nowMs: number): Promise<DaySums> {
  return {
    sales: await snapshot.$queryRaw<DaySums['sales']>`
      SELECT hour, till, payment, kind, count(*)::int AS count, sum(total_pence)::float8 AS pence, min(at_ms)::float8 AS "firstMs"
      FROM journal WHERE shop = ${shop} AND trading_date = ${date}::date
      GROUP BY hour, till, payment, kind`,
    // Of an order that was paid all at once the journal's own row says where its money is: only the others are looked up.
    parts: await snapshot.$queryRaw<DaySums['parts']>`
      SELECT till, account, sum(debit_pence - credit_pence)::float8 AS pence
      FROM journal JOIN ledger ON journal_id = journal.id
      WHERE journal.shop = ${shop} AND journal.trading_date = ${date}::date AND payment = ${'split' satisfies PaidHow} AND vat IS NULL
      GROUP BY till, account`,
    ledger: await snapshot.$queryRaw<DaySums['ledger']>`
      SELECT account, vat, sum(debit_pence)::float8 AS "debitPence", sum(credit_pence)::float8 AS "creditPence"
      FROM ledger WHERE shop = ${shop} AND trading_date = ${date}::date
      GROUP BY account, vat`,
    ...(await readFacts(snapshot, shop, date)),
    promises: await readPromises(snapshot, shop, date, nowMs),
    portions: await snapshot.$queryRaw<DaySums['portions']>`
      SELECT food, sold::float8 AS sold, cooked::float8 AS cooked, wasted::float8 AS wasted
      FROM portion_sum WHERE shop = ${shop} AND trading_date = ${date}::date`,
    stock: await snapshot.$queryRaw<DaySums['stock']>`
      SELECT consumable, used::float8 AS used, wasted::float8 AS wasted
      FROM stock_used WHERE shop = ${shop} AND trading_date = ${date}::date`,
  }
}

const quarterMs = 15 * 60_000
/** An order that reached the shop so long after it was sold says nothing about how long people wait: it may be another day's. */
const lateMs = 30 * 60_000

async function readFacts(
  snapshot: Connection,
  shop: number,
  date: string,
): Promise<Pick<DaySums, 'waits' | 'factsTakingsPence' | 'sentToCook'>> {
  const sold = await snapshot.$queryRaw<
    { quarter: number | null; count: number; waitMs: number | null; pence: number; sentToCook: number }[]
  >`
    SELECT CASE WHEN arrived_ms - placed_ms > ${lateMs}::bigint THEN NULL ELSE first_ready_ms / ${quarterMs}::bigint END::float8 AS quarter,
      count(*)::int AS count, sum(first_ready_ms - COALESCE(arrived_ms, placed_ms))::float8 AS "waitMs", sum(total_pence)::float8 AS pence, count(waiting_ms)::int AS "sentToCook"
    FROM order_facts WHERE shop = ${shop} AND trading_date = ${date}::date
    GROUP BY quarter
    ORDER BY quarter`
  const [cancelled] = await snapshot.$queryRaw<{ pence: number }[]>`
    SELECT COALESCE(sum(cancelled_pence), 0)::float8 AS pence
    FROM order_facts WHERE shop = ${shop} AND cancelled_date = ${date}::date`
  const [back] = await snapshot.$queryRaw<{ pence: number }[]>`
    SELECT COALESCE(sum(total_pence), 0)::float8 AS pence FROM given_back WHERE shop = ${shop} AND trading_date = ${date}::date`
  return {
    waits: sold.flatMap(({ quarter, count, waitMs }) =>
      quarter === null || waitMs === null ? [] : [{ atMs: quarter * quarterMs, count, waitMs }],
    ),
    factsTakingsPence: sold.reduce((sum, { pence }) => sum + pence, 0) - (cancelled?.pence ?? 0) - (back?.pence ?? 0),
    sentToCook: sold.reduce((sum, row) => sum + row.sentToCook, 0),
  }
}

/**
 * An order that is still not ready when its time and the minute after it are over has broken its promise already. Of one that came
 * only after that, from a till without a link, nobody could have kept it.
 */
async function readPromises(snapshot: Connection, shop: number, date: string, nowMs: number): Promise<PromiseScore> {
  const [score] = await snapshot.$queryRaw<PromiseScore[]>`
    SELECT count(*) FILTER (WHERE first_ready_ms IS NOT NULL OR promised_ms + ${graceMs}::bigint < ${nowMs}::bigint)::int AS made,
      count(*) FILTER (WHERE first_ready_ms <= promised_ms + ${graceMs}::bigint)::int AS kept,
      avg(abs(first_ready_ms - promised_ms))::float8 AS "meanErrorMs"
    FROM order_facts
    WHERE shop = ${shop} AND trading_date = ${date}::date AND promised_ms IS NOT NULL AND cancelled_ms IS NULL
      AND (arrived_ms IS NULL OR arrived_ms <= promised_ms)`
  return score ?? { made: 0, kept: 0, meanErrorMs: null }
}
