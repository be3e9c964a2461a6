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
export function ledgerTotals(
  ledger: readonly { account: number; debitPence: number; creditPence: number }[],
): Omit<Check, 'factsTakingsPence' | 'receipts'> {
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

/**
 * The sums of what stands beyond the limits. `OFFSET 0` keeps each subquery to itself, so that it looks up its few rows by
 * index: the planner guesses that half of the day lies beyond, and would read the whole day three times.
 */
async function readAhead(snapshot: Connection, shop: number, date: string, limits: readonly Limit[]): Promise<Check> {
  const [ahead] = await snapshot.$queryRaw<Check[]>`
    WITH ahead AS (
      SELECT found.* FROM json_to_recordset(${jsonRows(limits)}::json) AS low(partition int, next bigint), LATERAL (
        SELECT subject AS id, kind FROM journal
          WHERE log_partition = low.partition AND log_offset >= low.next AND shop = ${shop} AND trading_date = ${date}::date
        UNION ALL SELECT id, 'sale' FROM order_facts
          WHERE placed_partition = low.partition AND placed_offset >= low.next AND shop = ${shop} AND trading_date = ${date}::date
        UNION ALL SELECT id, 'cancel' FROM order_facts
          WHERE cancelled_partition = low.partition AND cancelled_offset >= low.next AND shop = ${shop} AND cancelled_date = ${date}::date
        UNION ALL SELECT id, kind FROM given_back
          WHERE log_partition = low.partition AND log_offset >= low.next AND shop = ${shop} AND trading_date = ${date}::date
        OFFSET 0) AS found
      GROUP BY id, kind),
    entries AS (
      SELECT found.* FROM ahead, LATERAL (
        SELECT account, debit_pence, credit_pence, n, kind FROM journal JOIN ledger ON journal_id = journal.id
          WHERE subject = ahead.id AND kind = ahead.kind AND journal.shop = ${shop} AND journal.trading_date = ${date}::date
        OFFSET 0) AS found),
    gathered AS (
      SELECT found.* FROM ahead, LATERAL (
        SELECT CASE ahead.kind WHEN 'sale' THEN total_pence ELSE -cancelled_pence END AS pence FROM order_facts
          WHERE id = ahead.id AND shop = ${shop} AND ahead.kind IN ('sale', 'cancel')
            AND CASE ahead.kind WHEN 'sale' THEN trading_date ELSE cancelled_date END = ${date}::date
        UNION ALL SELECT -total_pence FROM given_back
          WHERE id = ahead.id AND kind = ahead.kind AND shop = ${shop} AND trading_date = ${date}::date
        OFFSET 0) AS found)
    SELECT
      COALESCE(sum(debit_pence), 0)::float8 AS "debitPence",
      COALESCE(sum(credit_pence), 0)::float8 AS "creditPence",
      COALESCE(sum(debit_pence - credit_pence) FILTER (WHERE account = ANY(${[...money]}::int[])), 0)::float8 AS "ledgerTakingsPence",
      (SELECT COALESCE(sum(pence), 0)::float8 FROM gathered) AS "factsTakingsPence",
      COALESCE(sum(CASE kind WHEN 'sale' THEN 1 WHEN 'cancel' THEN -1 ELSE 0 END) FILTER (WHERE n = 0), 0)::float8 AS receipts
    FROM entries`
  if (ahead === undefined) throw new Error('PostgreSQL gave no sums')
  return ahead
}
