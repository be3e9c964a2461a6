import { accounts } from '../../domain/ledger'
import { projections } from '../../operations/projections'
import { orders } from '../../topics/orders'
import { jsonRows } from '../books/json-rows'
import type { Connection } from '../db'

/** Ledger and facts over the records of `orders` that both have taken in. */
export type Check = {
  debitPence: number
  creditPence: number
  ledgerTakingsPence: number
  factsTakingsPence: number
  receipts: number
}

/** Where money is. What stands here is what was taken. */
const money: readonly number[] = [accounts.cash, accounts.card, accounts.notRecorded]

/** What the ledger says of all the day's entries. */
export function ledgerTotals(ledger: readonly { account: number; debitPence: number; creditPence: number }[]): Omit<Check, 'factsTakingsPence' | 'receipts'> {
  const sum = (rows: typeof ledger, side: 'debitPence' | 'creditPence') => rows.reduce((total, row) => total + row[side], 0)
  const taken = ledger.filter(({ account }) => money.includes(account))
  return {
    debitPence: sum(ledger, 'debitPence'),
    creditPence: sum(ledger, 'creditPence'),
    ledgerTakingsPence: sum(taken, 'debitPence') - sum(taken, 'creditPence'),
  }
}

/**
 * The totals less what only one of accountant and statistician has read yet. Both read `orders` for themselves, and one of
 * them is usually some records ahead: comparing all that each has would call the books wrong whenever the shop is busy, and
 * comparing only what both have booked would never notice what one of them lost. So what stands at or beyond the lower
 * of the two positions is left out on both sides, by order: a repeat of a bare record may stand in two partitions.
 *
 * @param snapshot the transaction, repeatable read, in which the totals were read
 */
export async function commonPrefix(snapshot: Connection, shop: number, date: string, totals: Check): Promise<Check> {
  const limits = await lowerPositions(snapshot)
  if (limits.length === 0) return totals
  const ahead = await readAhead(snapshot, shop, date, limits)
  return {
    debitPence: totals.debitPence - ahead.debitPence,
    creditPence: totals.creditPence - ahead.creditPence,
    ledgerTakingsPence: totals.ledgerTakingsPence - ahead.ledgerTakingsPence,
    factsTakingsPence: totals.factsTakingsPence - ahead.factsTakingsPence,
    receipts: totals.receipts - ahead.receipts,
  }
}

type Limit = { partition: number; next: number }

/** Partitions in which the two stand apart, with the lower position: 0 where one of them has not begun. */
function lowerPositions(snapshot: Connection): Promise<Limit[]> {
  return snapshot.$queryRaw<Limit[]>`
    SELECT partition, (CASE count(*) WHEN 2 THEN min(next) ELSE 0 END)::float8 AS next
    FROM position WHERE topic = ${orders.name} AND worker IN (${projections.books}, ${projections.facts})
    GROUP BY partition
    HAVING count(*) < 2 OR min(next) < max(next)`
}

async function readAhead(snapshot: Connection, shop: number, date: string, limits: readonly Limit[]): Promise<Check> {
  const [ahead] = await snapshot.$queryRaw<Check[]>`
    WITH limits AS (SELECT * FROM json_to_recordset(${jsonRows(limits)}::json) AS row(partition int, next bigint)),
    ahead AS (
      SELECT order_id AS id, kind FROM journal JOIN limits ON log_partition = partition AND log_offset >= next
        WHERE shop = ${shop} AND trading_date = ${date}::date
      UNION SELECT id, 'sale' FROM order_facts JOIN limits ON placed_partition = partition AND placed_offset >= next
        WHERE shop = ${shop} AND trading_date = ${date}::date
      UNION SELECT id, 'cancel' FROM order_facts JOIN limits ON cancelled_partition = partition AND cancelled_offset >= next
        WHERE shop = ${shop} AND cancelled_date = ${date}::date),
    booked AS (
      SELECT journal.id, journal.kind FROM ahead JOIN journal ON order_id = ahead.id AND journal.kind = ahead.kind
        WHERE shop = ${shop} AND trading_date = ${date}::date),
    entries AS (SELECT ledger.* FROM booked JOIN ledger ON journal_id = booked.id),
    gathered AS (
      SELECT CASE kind WHEN 'sale' THEN total_pence ELSE -cancelled_pence END AS pence FROM ahead JOIN order_facts USING (id)
        WHERE shop = ${shop} AND CASE kind WHEN 'sale' THEN trading_date ELSE cancelled_date END = ${date}::date)
    SELECT
      (SELECT COALESCE(sum(debit_pence), 0)::float8 FROM entries) AS "debitPence",
      (SELECT COALESCE(sum(credit_pence), 0)::float8 FROM entries) AS "creditPence",
      (SELECT COALESCE(sum(debit_pence - credit_pence), 0)::float8 FROM entries WHERE account = ANY(${[...money]}::int[])) AS "ledgerTakingsPence",
      (SELECT COALESCE(sum(pence), 0)::float8 FROM gathered) AS "factsTakingsPence",
      (SELECT COALESCE(sum(CASE kind WHEN 'sale' THEN 1 ELSE -1 END), 0)::float8 FROM booked) AS receipts`
  if (ahead === undefined) throw new Error('PostgreSQL gave no sums')
  return ahead
}
