import type { OrderFacts } from '../../domain/board'
import type { FactRows, GivenBackRow, OrderFactRow } from '../../operations/gather-facts'
import type { Connection } from '../db'
import { jsonRows } from './json-rows'
import { writePortions } from './movements'

/** All that the statistician keeps. */
export async function writeFacts(connection: Connection, { orders, givenBack, portions }: FactRows): Promise<void> {
  await writeOrderFacts(connection, orders)
  await writeOrderContent(connection, orders)
  await writeGivenBack(connection, givenBack)
  await writePortions(connection, portions)
}

/**
 * Merges what is said about orders into their rows, as mergeFactRows and mergeFacts do: the sale's own columns are the first
 * telling's, times the earliest, of rounds the highest. So it does not matter which topic is read first, nor by whom.
 */
async function writeOrderFacts(connection: Connection, rows: readonly OrderFactRow[]): Promise<void> {
  if (rows.length === 0) return
  await connection.$executeRaw`
    INSERT INTO order_facts AS known (
      id, shop, order_number, till, ticket, placed_ms, arrived_ms, trading_date, eat_in, total_pence, payment, promised_ms, placed_partition,
      placed_offset, waiting_ms, missing, hot_ms, hand_ms, first_ready_ms, ready_round, ready_ms, recalled_round, recalled_ms, collected_ms,
      cancelled_ms, cancelled_date, cancelled_pence, cancelled_partition, cancelled_offset, printed_ms, corrected_round, corrected_ms,
      corrected_payment)
    SELECT * FROM json_to_recordset(${jsonRows(rows.map(columns))}::json) AS row(
      id uuid, shop int, "order" int, till int, ticket text, "placedMs" bigint, "arrivedMs" bigint, "tradingDate" date, "eatIn" boolean, "totalPence" int,
      payment text, "promisedMs" bigint, "placedPartition" int, "placedOffset" bigint, "waitingMs" bigint, missing text[], "hotMs" bigint,
      "handMs" bigint, "firstReadyMs" bigint, "readyRound" int, "readyMs" bigint, "recalledRound" int, "recalledMs" bigint,
      "collectedMs" bigint, "cancelledMs" bigint, "cancelledDate" date, "cancelledPence" int, "cancelledPartition" int,
      "cancelledOffset" bigint, "printedMs" bigint, "correctedRound" int, "correctedMs" bigint, "correctedPayment" jsonb)
    -- In one order everywhere: two statisticians with the same orders would otherwise wait for each other.
    ORDER BY id
    ON CONFLICT (id) DO UPDATE SET
      placed_ms = COALESCE(known.placed_ms, EXCLUDED.placed_ms),
      arrived_ms = CASE WHEN known.placed_ms IS NULL THEN EXCLUDED.arrived_ms ELSE known.arrived_ms END,
      trading_date = COALESCE(known.trading_date, EXCLUDED.trading_date),
      eat_in = COALESCE(known.eat_in, EXCLUDED.eat_in),
      total_pence = COALESCE(known.total_pence, EXCLUDED.total_pence),
      payment = COALESCE(known.payment, EXCLUDED.payment),
      promised_ms = COALESCE(known.promised_ms, EXCLUDED.promised_ms),
      placed_partition = COALESCE(known.placed_partition, EXCLUDED.placed_partition),
      placed_offset = COALESCE(known.placed_offset, EXCLUDED.placed_offset),
      missing = CASE WHEN known.waiting_ms IS NULL OR EXCLUDED.waiting_ms < known.waiting_ms THEN EXCLUDED.missing ELSE known.missing END,
      waiting_ms = LEAST(known.waiting_ms, EXCLUDED.waiting_ms),
      hot_ms = LEAST(known.hot_ms, EXCLUDED.hot_ms),
      hand_ms = LEAST(known.hand_ms, EXCLUDED.hand_ms),
      first_ready_ms = LEAST(known.first_ready_ms, EXCLUDED.first_ready_ms),
      ready_ms = CASE
        WHEN known.ready_round IS NULL OR EXCLUDED.ready_round > known.ready_round THEN EXCLUDED.ready_ms
        WHEN EXCLUDED.ready_round = known.ready_round THEN LEAST(known.ready_ms, EXCLUDED.ready_ms)
        ELSE known.ready_ms END,
      ready_round = GREATEST(known.ready_round, EXCLUDED.ready_round),
      recalled_ms = CASE
        WHEN known.recalled_round IS NULL OR EXCLUDED.recalled_round > known.recalled_round THEN EXCLUDED.recalled_ms
        WHEN EXCLUDED.recalled_round = known.recalled_round THEN LEAST(known.recalled_ms, EXCLUDED.recalled_ms)
        ELSE known.recalled_ms END,
      recalled_round = GREATEST(known.recalled_round, EXCLUDED.recalled_round),
      collected_ms = LEAST(known.collected_ms, EXCLUDED.collected_ms),
      cancelled_ms = LEAST(known.cancelled_ms, EXCLUDED.cancelled_ms),
      cancelled_date = COALESCE(known.cancelled_date, EXCLUDED.cancelled_date),
      cancelled_pence = COALESCE(known.cancelled_pence, EXCLUDED.cancelled_pence),
      cancelled_partition = COALESCE(known.cancelled_partition, EXCLUDED.cancelled_partition),
      cancelled_offset = COALESCE(known.cancelled_offset, EXCLUDED.cancelled_offset),
      printed_ms = LEAST(known.printed_ms, EXCLUDED.printed_ms),
      corrected_payment = CASE
        WHEN known.corrected_round IS NULL OR EXCLUDED.corrected_round > known.corrected_round THEN EXCLUDED.corrected_payment
        ELSE known.corrected_payment END,
      corrected_ms = CASE
        WHEN known.corrected_round IS NULL OR EXCLUDED.corrected_round > known.corrected_round THEN EXCLUDED.corrected_ms
        WHEN EXCLUDED.corrected_round = known.corrected_round THEN LEAST(known.corrected_ms, EXCLUDED.corrected_ms)
        ELSE known.corrected_ms END,
      corrected_round = GREATEST(known.corrected_round, EXCLUDED.corrected_round)`
}

function columns({ row, facts, placed, cancelled }: OrderFactRow): object {
  return {
    id: row.orderId,
    shop: row.shop,
    order: row.order,
    till: row.till,
    ticket: row.ticket,
    placedMs: row.placedAtMs,
    arrivedMs: row.arrivedAtMs,
    tradingDate: row.tradingDate,
    eatIn: row.eatIn,
    totalPence: row.totalPence,
    payment: facts.placed?.payment,
    promisedMs: facts.placed?.promisedAtMs,
    placedPartition: placed?.partition,
    placedOffset: placed?.offset,
    waitingMs: row.sentToCookAtMs,
    missing: facts.waiting?.missing ?? [],
    hotMs: row.hotAtMs,
    handMs: row.inHandAtMs,
    firstReadyMs: row.readyAtMs,
    readyRound: facts.ready?.round,
    readyMs: facts.ready?.atMs,
    recalledRound: facts.recalled?.round,
    recalledMs: facts.recalled?.atMs,
    collectedMs: row.collectedAtMs,
    cancelledMs: row.cancelledAtMs,
    cancelledDate: cancelled?.tradingDate,
    cancelledPence: cancelled?.pence,
    cancelledPartition: cancelled?.partition,
    cancelledOffset: cancelled?.offset,
    printedMs: row.printedAtMs,
    correctedRound: facts.corrected?.round,
    correctedMs: facts.corrected?.atMs,
    correctedPayment: facts.corrected?.payment,
  }
}

/** What was ordered: said once, by the sale. */
async function writeOrderContent(connection: Connection, rows: readonly OrderFactRow[]): Promise<void> {
  const contents = rows.flatMap(({ facts: { id, placed } }) => (placed ? [contentOf(id, placed)] : []))
  if (contents.length === 0) return
  await connection.$executeRaw`
    INSERT INTO order_content (id, parts, lines, allergies)
    SELECT id, parts, lines, allergies
    FROM json_to_recordset(${jsonRows(contents)}::json) AS row(id uuid, parts jsonb, lines jsonb, allergies jsonb)
    ON CONFLICT (id) DO NOTHING`
}

function contentOf(id: string, { parts, lines, allergies }: NonNullable<OrderFacts['placed']>): object {
  return { id, parts, lines, allergies }
}

async function writeGivenBack(connection: Connection, rows: readonly GivenBackRow[]): Promise<void> {
  if (rows.length === 0) return
  await connection.$executeRaw`
    INSERT INTO given_back (id, order_id, shop, kind, at_ms, trading_date, lines, total_pence, method, reason, log_partition, log_offset)
    SELECT id, "orderId", shop, kind, "atMs", "tradingDate", lines, "totalPence", method, reason, partition, "offset"
    FROM json_to_recordset(${jsonRows(rows)}::json) AS row(
      id uuid, "orderId" uuid, shop int, kind text, "atMs" bigint, "tradingDate" date, lines jsonb, "totalPence" int, method text,
      reason text, partition int, "offset" bigint)
    ORDER BY id
    ON CONFLICT (id) DO NOTHING`
}
