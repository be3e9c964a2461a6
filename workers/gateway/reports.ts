import { z } from 'zod'
import type { DayReport } from '@/lib/domain/report'
import { ok, refuse } from './answer'
import { get, type Route } from './route'

export type ReportsOptions = {
  /** Today's trading date. */
  today(): string
  /** Throws Away when the books cannot be asked. */
  readDay(date: string): Promise<DayReport>
}

const date = z.iso.date()
const count = z.int().min(0)
const dayAnswer = z.object({
  date,
  atMs: z.number(),
  takingsPence: z.int(),
  orders: z.int(),
  cancelled: count,
  givenBackPence: z.int(),
  averageWaitMs: z.number().nullable(),
  sentToCook: count,
  promises: z.object({ made: count, kept: count, meanErrorMs: z.number().nullable() }),
  hours: z.array(z.object({ hour: z.int(), takingsPence: z.int(), orders: z.int() })),
  waits: z.array(z.object({ atMs: z.number(), waitMs: z.number() })),
  tills: z.array(
    z.object({ till: z.int(), orders: z.int(), takingsPence: z.int(), cashPence: z.int(), cardPence: z.int(), notRecordedPence: z.int() }),
  ),
  vat: z.array(z.object({ code: z.string(), grossPence: z.int(), vatPence: z.int() })),
  foods: z.array(z.object({ food: z.string(), cooked: count, sold: z.int(), wasted: count })),
  stock: z.array(z.object({ consumable: z.string(), name: z.string(), unit: z.string(), used: z.number(), wasted: z.number() })),
  books: z.object({
    balanced: z.boolean(),
    atMs: z.number(),
    debitPence: z.int(),
    creditPence: z.int(),
    ledgerTakingsPence: z.int(),
    factsTakingsPence: z.int(),
    receipts: z.int(),
  }),
}) satisfies z.ZodType<DayReport>

export function reportRoutes({ today, readDay }: ReportsOptions): Route[] {
  return [
    get(
      {
        path: '/api/reports/day',
        summary: "The manager's day: today, or the trading day that is asked for",
        may: ['manager'],
        query: { date },
        answer: dayAnswer,
      },
      async ({ query }) => {
        const asked = date.safeParse(query.get('date') ?? today())
        if (!asked.success) return refuse(400, 'not-understood', 'A date is YYYY-MM-DD.', [{ path: 'date', message: 'YYYY-MM-DD' }])
        return ok(await readDay(asked.data))
      },
    ),
  ]
}
