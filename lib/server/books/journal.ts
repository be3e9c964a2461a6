import type { JournalRow } from '../../operations/book-orders'
import type { Connection } from '../db'
import { jsonRows } from './json-rows'

/**
 * Writes journal rows and the entries of those that are new. An order that was sold or cancelled before, by whatever
 * event, is left as it was booked.
 */
export async function writeJournal(connection: Connection, rows: readonly JournalRow[]): Promise<void> {
  if (rows.length === 0) return
  const journal = jsonRows(rows.map(({ entries: _, ...row }) => row))
  const entries = jsonRows(rows.flatMap(({ id, entries }) => entries.map((entry, n) => ({ id, n, ...entry }))))
  await connection.$executeRaw`
    WITH booked AS (
      INSERT INTO journal (id, subject, shop, till, order_id, order_number, at_ms, trading_date, hour, kind, total_pence, payment, log_partition, log_offset)
      SELECT id, subject, shop, till, "orderId", "order", "atMs", "tradingDate", hour, kind, "totalPence", payment, partition, "offset"
      FROM json_to_recordset(${journal}::json) AS row(
        id uuid, subject uuid, shop int, till int, "orderId" uuid, "order" int, "atMs" bigint, "tradingDate" date, hour int, kind text,
        "totalPence" int, payment text, partition int, "offset" bigint)
      ON CONFLICT DO NOTHING
      RETURNING id, shop, trading_date)
    INSERT INTO ledger (journal_id, n, shop, trading_date, account, vat, debit_pence, credit_pence)
    SELECT booked.id, entry.n, booked.shop, booked.trading_date, entry.account, entry.vat, entry."debitPence", entry."creditPence"
    FROM booked JOIN json_to_recordset(${entries}::json) AS entry(
      id uuid, n int, account int, vat text, "debitPence" int, "creditPence" int) ON entry.id = booked.id`
}
