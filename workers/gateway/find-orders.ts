import { z } from 'zod'
import { type OrderFacts, type OrderState, stateOf } from '@/lib/domain/board'
import { localMinute } from '@/lib/domain/local-time'
import { isFoundBy, type OrderSearch, readSearch } from '@/lib/domain/order-search'
import { tradingDate } from '@/lib/domain/trading-date'
import type { Names } from '@/lib/operations/ports'
import { type OrderLine, orderList } from '@/lib/realtime/order-list'
import type { DayOrder } from '@/lib/server/queries/day-orders'
import { ok, refuse } from './answer'
import type { Board } from './board'
import { get, type Route } from './route'

export type FindOrdersOptions = {
  board: Board
  names: Pick<Names, 'all'>
  timeZone: string
  today(): string
  /** What the books have of a trading day. Throws Away when they cannot be asked. */
  day(date: string, ticket: string | null): Promise<DayOrder[]>
}

/** What a screen has room for; who looks for more has to say what for. */
const MOST_SHOWN = 60

/** Looks for orders by what a customer remembers: number, time or amount, today or on a day before. */
export function findOrdersRoutes(options: FindOrdersOptions): Route[] {
  return [
    get(
      {
        path: '/api/orders',
        summary: 'Orders of a day, the newest first; `q` is a number (271), a time (18:42), an amount (£10.60) or a name',
        may: ['till', 'counter'],
        query: { q: z.string().max(40), date: z.iso.date() },
        answer: orderList,
      },
      async ({ query }) => {
        const date = query.get('date') ?? options.today()
        if (!z.iso.date().safeParse(date).success) return refuse(400, 'not-understood', 'A date is written 2026-11-28.')
        const typed = query.get('q')?.trim() ?? ''
        const search = readSearch(typed)
        if (typed !== '' && search === null) return ok({ date, orders: [], understood: false })
        return ok({ date, orders: await find(options, date, search), understood: true })
      },
    ),
  ]
}

async function find({ board, names, timeZone, day }: FindOrdersOptions, date: string, search: OrderSearch | null): Promise<OrderLine[]> {
  const found = new Map<string, OrderLine>()
  // They are kept for a day where they may be lost at any time: without them orders are found by all else.
  const called = await names.all().catch((): ReadonlyMap<string, string> => new Map())
  for (const row of await day(date, search?.by === 'number' ? search.ticket : null)) found.set(row.id, lineOfRow(row))
  // What the gateway knows is newer than the books, and has what they have not read yet.
  for (const facts of board.all()) {
    const line = lineOf(facts)
    if (line && tradingDate(line.placedMs, timeZone) === date) found.set(facts.id, line)
  }
  const isAsked = (line: OrderLine) => search === null || isFoundBy(search, { ...line, minute: localMinute(line.placedMs, timeZone) })
  return [...found.values()]
    .map((line) => ({ ...line, name: called.get(line.id) }))
    .filter(isAsked)
    .toSorted((a, b) => b.placedMs - a.placedMs || (a.id < b.id ? 1 : -1))
    .slice(0, MOST_SHOWN)
}

function lineOf(facts: OrderFacts): OrderLine | null {
  if (!facts.placed) return null
  const { ticket, till, atMs, totalPence } = facts.placed
  const payment = facts.corrected?.payment.method ?? facts.placed.payment
  const backPence = Object.values(facts.givenBack ?? {}).reduce((sum, back) => sum + back.totalPence, 0)
  return { id: facts.id, ticket, till, placedMs: atMs, totalPence, backPence, payment, state: stateOf(facts) }
}

/** The books need not say more of an order that is long gone than whether it was collected. */
function lineOfRow({ collected, cancelled, ...row }: DayOrder): OrderLine {
  const state: OrderState = collected ? 'collected' : cancelled ? 'cancelled' : 'placed'
  return { ...row, state }
}
