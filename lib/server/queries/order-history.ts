import { z } from 'zod'
import type { OrderFacts } from '../../domain/board'
import type { PaidHow } from '../../domain/order'
import type { Connection } from '../db'

/** Written by writeOrderContent from parsed records. */
const parts = z.array(z.array(z.string()))
const lines = z.array(
  z.object({
    item: z.string(),
    name: z.string(),
    quantity: z.number(),
    totalPence: z.number(),
    options: z.record(z.string(), z.string()).optional(),
    note: z.string().optional(),
  }),
)

type Row = {
  order: number
  till: number
  ticket: string
  placedMs: number | null
  eatIn: boolean | null
  totalPence: number | null
  payment: PaidHow | null
  promisedMs: number | null
  parts: unknown
  lines: unknown
  waitingMs: number | null
  missing: string[]
  hotMs: number | null
  handMs: number | null
  readyRound: number | null
  readyMs: number | null
  recalledRound: number | null
  recalledMs: number | null
  collectedMs: number | null
  cancelledMs: number | null
}

/** An order's facts as far as the statistician has read; null when no record has named it. */
export async function readOrderHistory(db: Connection, id: string): Promise<OrderFacts | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT order_number AS "order", till, ticket, placed_ms::float8 AS "placedMs", eat_in AS "eatIn", total_pence AS "totalPence", payment,
      promised_ms::float8 AS "promisedMs", parts, lines, waiting_ms::float8 AS "waitingMs", missing, hot_ms::float8 AS "hotMs",
      hand_ms::float8 AS "handMs", ready_round AS "readyRound", ready_ms::float8 AS "readyMs", recalled_round AS "recalledRound",
      recalled_ms::float8 AS "recalledMs", collected_ms::float8 AS "collectedMs", cancelled_ms::float8 AS "cancelledMs"
    FROM order_facts LEFT JOIN order_content USING (id)
    WHERE id = ${id}::uuid`
  return row === undefined ? null : factsOfRow(id, row)
}

function factsOfRow(id: string, row: Row): OrderFacts {
  return {
    id,
    ...placed(row),
    ...(row.waitingMs !== null && { waiting: { atMs: row.waitingMs, missing: row.missing } }),
    ...(row.hotMs !== null && { hotAtMs: row.hotMs }),
    ...(row.handMs !== null && { handAtMs: row.handMs }),
    ...(row.readyRound !== null && row.readyMs !== null && { ready: { round: row.readyRound, atMs: row.readyMs } }),
    ...(row.recalledRound !== null && row.recalledMs !== null && { recalled: { round: row.recalledRound, atMs: row.recalledMs } }),
    ...(row.collectedMs !== null && { collectedAtMs: row.collectedMs }),
    ...(row.cancelledMs !== null && { cancelledAtMs: row.cancelledMs }),
  }
}

function placed({ placedMs, eatIn, totalPence, ...row }: Row): Pick<OrderFacts, 'placed'> {
  if (placedMs === null || eatIn === null || totalPence === null) return {}
  const { order, till, ticket, payment, promisedMs } = row
  return {
    placed: {
      order,
      till,
      ticket,
      atMs: placedMs,
      eatIn,
      totalPence,
      payment,
      parts: parts.parse(row.parts),
      lines: lines.parse(row.lines),
      ...(promisedMs !== null && { promisedAtMs: promisedMs }),
    },
  }
}
