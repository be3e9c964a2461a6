import { z } from 'zod'
import type { OrderFacts } from '../../domain/board'
import type { PaidHow } from '../../domain/order'
import { orderAllergies, payment as paymentShape } from '../../topics/shapes'
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

/** Written by writeGivenBack, likewise. */
const givenBack = z.record(
  z.string(),
  z.object({
    kind: z.enum(['changed', 'refunded']),
    atMs: z.number(),
    lines: z.array(z.object({ line: z.number(), quantity: z.number() })),
    totalPence: z.number(),
    method: z.enum(['cash', 'card']).nullable(),
    reason: z.string(),
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
  allergies: unknown
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
  printedMs: number | null
  partition: number | null
  offset: number | null
  correctedRound: number | null
  correctedMs: number | null
  correctedPayment: unknown
  givenBack: unknown
}

export type OrderHistory = {
  facts: OrderFacts
  /** Where the sale stands in `orders`; null while only later records have been read. */
  soldAt: { partition: number; offset: number } | null
}

/** An order's facts as far as the statistician has read; null when no record has named it. */
export async function readOrderHistory(db: Connection, id: string): Promise<OrderHistory | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT order_number AS "order", till, ticket, placed_ms::float8 AS "placedMs", eat_in AS "eatIn", total_pence AS "totalPence", payment,
      promised_ms::float8 AS "promisedMs", parts, lines, allergies, waiting_ms::float8 AS "waitingMs", missing, hot_ms::float8 AS "hotMs",
      hand_ms::float8 AS "handMs", ready_round AS "readyRound", ready_ms::float8 AS "readyMs", recalled_round AS "recalledRound",
      recalled_ms::float8 AS "recalledMs", collected_ms::float8 AS "collectedMs", cancelled_ms::float8 AS "cancelledMs",
      printed_ms::float8 AS "printedMs",
      corrected_round AS "correctedRound", corrected_ms::float8 AS "correctedMs", corrected_payment AS "correctedPayment",
      placed_partition AS partition, placed_offset::float8 AS "offset",
      (SELECT json_object_agg(given_back.id, json_build_object('kind', CASE kind WHEN 'change' THEN 'changed' ELSE 'refunded' END, 'atMs', at_ms, 'lines', given_back.lines,
        'totalPence', given_back.total_pence, 'method', method, 'reason', reason) ORDER BY at_ms, given_back.id)
        FROM given_back WHERE order_id = order_facts.id) AS "givenBack"
    FROM order_facts LEFT JOIN order_content USING (id)
    WHERE id = ${id}::uuid`
  if (row === undefined) return null
  const { partition, offset } = row
  return { facts: factsOfRow(id, row), soldAt: partition === null || offset === null ? null : { partition, offset } }
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
    ...(row.printedMs !== null && { printedAtMs: row.printedMs }),
    ...(row.correctedRound !== null &&
      row.correctedMs !== null && {
        corrected: { round: row.correctedRound, atMs: row.correctedMs, payment: paymentShape.parse(row.correctedPayment) },
      }),
    ...(row.givenBack !== null && { givenBack: givenBack.parse(row.givenBack) }),
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
      ...(row.allergies !== null && { allergies: orderAllergies.parse(row.allergies) }),
      ...(promisedMs !== null && { promisedAtMs: promisedMs }),
    },
  }
}
