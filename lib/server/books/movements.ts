import type { PortionRow } from '../../operations/gather-facts'
import type { StockRow } from '../../operations/move-stock'
import type { Connection } from '../db'
import { jsonRows } from './json-rows'

/** Writes portion movements, and adds those that are new to the day's sums. */
export async function writePortions(connection: Connection, rows: readonly PortionRow[]): Promise<void> {
  if (rows.length === 0) return
  await connection.$executeRaw`
    WITH added AS (
      INSERT INTO portion_movement (subject, kind, shop, at_ms, trading_date, portions)
      SELECT subject, kind, shop, "atMs", "tradingDate", portions
      FROM json_to_recordset(${jsonRows(rows)}::json) AS row(
        subject uuid, kind text, shop int, "atMs" bigint, "tradingDate" date, portions jsonb)
      ON CONFLICT DO NOTHING
      RETURNING kind, shop, trading_date, portions)
    INSERT INTO portion_sum (shop, trading_date, food, sold, cooked, wasted)
    SELECT shop, trading_date, food,
      sum(CASE kind WHEN 'sold' THEN n::int WHEN 'returned' THEN -n::int ELSE 0 END),
      sum(CASE kind WHEN 'cooked' THEN n::int WHEN 'undone' THEN -n::int ELSE 0 END),
      sum(CASE kind WHEN 'wasted' THEN n::int ELSE 0 END)
    FROM added, jsonb_each_text(portions) AS portion(food, n)
    GROUP BY shop, trading_date, food
    ORDER BY shop, trading_date, food
    ON CONFLICT (shop, trading_date, food) DO UPDATE SET
      sold = portion_sum.sold + EXCLUDED.sold,
      cooked = portion_sum.cooked + EXCLUDED.cooked,
      wasted = portion_sum.wasted + EXCLUDED.wasted`
}

/** Writes stock movements, and adds those that are new to the day's sums. */
export async function writeStock(connection: Connection, rows: readonly StockRow[]): Promise<void> {
  if (rows.length === 0) return
  await connection.$executeRaw`
    WITH added AS (
      INSERT INTO stock_movement (subject, reason, shop, at_ms, trading_date, uses)
      SELECT subject, reason, shop, "atMs", "tradingDate", uses
      FROM json_to_recordset(${jsonRows(rows)}::json) AS row(
        subject uuid, reason text, shop int, "atMs" bigint, "tradingDate" date, uses jsonb)
      ON CONFLICT DO NOTHING
      RETURNING reason, shop, trading_date, uses)
    INSERT INTO stock_used (shop, trading_date, consumable, used, wasted)
    SELECT shop, trading_date, consumable,
      sum(CASE reason WHEN 'wasted' THEN 0 ELSE amount::numeric END),
      sum(CASE reason WHEN 'wasted' THEN amount::numeric ELSE 0 END)
    FROM added, jsonb_each_text(uses) AS use(consumable, amount)
    GROUP BY shop, trading_date, consumable
    ORDER BY shop, trading_date, consumable
    ON CONFLICT (shop, trading_date, consumable) DO UPDATE SET
      used = stock_used.used + EXCLUDED.used,
      wasted = stock_used.wasted + EXCLUDED.wasted`
}
