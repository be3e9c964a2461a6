import { accounts } from '../../domain/ledger'
import { foodsById, type Menu } from '../../domain/menu'
import type { DayReport } from '../../domain/report'
import type { Database } from '../db'
import { commonPrefix, ledgerTotals } from './books-check'
import { type DaySums, readDaySums } from './day-sums'

export type DayQuestion = {
  shop: number
  /** Trading date, YYYY-MM-DD. */
  date: string
  /** For names and units. */
  menu: Menu
  nowMs: number
}

/**
 * The manager's day. All of it is read from one snapshot, so its figures belong to one moment. Orders are those that were
 * not cancelled; `sentToCook` counts the others as well. `waits` are averages over a quarter of an hour.
 */
export async function readDayReport(db: Database, { shop, date, menu, nowMs }: DayQuestion): Promise<DayReport> {
  const { sums, check } = await db.$transaction(
    async (snapshot) => {
      const sums = await readDaySums(snapshot, shop, date, nowMs)
      const totals = { ...ledgerTotals(sums.ledger), factsTakingsPence: sums.factsTakingsPence, receipts: netCount(sums.sales) }
      return { sums, check: await commonPrefix(snapshot, shop, date, totals) }
    },
    { isolationLevel: 'RepeatableRead', maxWait: 3000, timeout: 15_000 },
  )
  return {
    date,
    atMs: nowMs,
    takingsPence: netPence(sums.sales),
    orders: netCount(sums.sales),
    cancelled: sums.sales.reduce((total, { kind, count }) => total + (kind === 'cancel' ? count : 0), 0),
    givenBackPence: sums.sales.reduce((total, { kind, pence }) => total + (kind === 'change' || kind === 'refund' ? pence : 0), 0),
    sentToCook: sums.sentToCook,
    promises: sums.promises,
    ...waits(sums.waits),
    hours: hours(sums.sales),
    tills: tills(sums.sales, sums.parts),
    vat: vat(sums.ledger),
    foods: foods(menu, sums.portions),
    stock: stock(menu, sums.stock),
    books: {
      balanced: check.debitPence === check.creditPence && check.ledgerTakingsPence === check.factsTakingsPence,
      atMs: nowMs,
      ...check,
    },
  }
}

type Sales = readonly DaySums['sales'][number][]

function netCount(sales: Sales): number {
  return sales.reduce((total, { kind, count }) => total + (kind === 'sale' ? count : kind === 'cancel' ? -count : 0), 0)
}

/** What was put right about a payment is neither taken nor given back. */
function netPence(sales: Sales): number {
  return sales.reduce((total, { kind, pence }) => total + (kind === 'sale' ? pence : kind === 'correction' ? 0 : -pence), 0)
}

function groupBy<K, Row>(rows: readonly Row[], keyOf: (row: Row) => K): [K, Row[]][] {
  const groups = new Map<K, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group === undefined) groups.set(keyOf(row), [row])
    else group.push(row)
  }
  return [...groups]
}

function waits(quarters: DaySums['waits']): Pick<DayReport, 'averageWaitMs' | 'waits'> {
  const count = quarters.reduce((total, quarter) => total + quarter.count, 0)
  const waitMs = quarters.reduce((total, quarter) => total + quarter.waitMs, 0)
  return {
    averageWaitMs: count === 0 ? null : Math.round(waitMs / count),
    waits: quarters.map((quarter) => ({ atMs: quarter.atMs, waitMs: Math.round(quarter.waitMs / quarter.count) })),
  }
}

/** As the day went: the hour after midnight comes last. */
function hours(sales: Sales): DayReport['hours'] {
  return groupBy(
    sales.toSorted((a, b) => a.firstMs - b.firstMs),
    ({ hour }) => hour,
  ).map(([hour, rows]) => ({
    hour,
    takingsPence: netPence(rows),
    orders: netCount(rows),
  }))
}

/** Of an order that was paid in parts each counts where it is, and what was put right counts where it went. */
function tills(sales: Sales, parts: DaySums['parts']): DayReport['tills'] {
  return groupBy(
    sales.toSorted((a, b) => a.till - b.till),
    ({ till }) => till,
  ).map(([till, rows]) => {
    const inParts = (where: number) => parts.find((part) => part.till === till && part.account === where)?.pence ?? 0
    const paid = (payment: string, where: number) => netPence(rows.filter((row) => row.payment === payment)) + inParts(where)
    return {
      till,
      orders: netCount(rows),
      takingsPence: netPence(rows),
      cashPence: paid('cash', accounts.cash),
      cardPence: paid('card', accounts.card),
      notRecordedPence: paid('not-recorded', accounts.notRecorded),
    }
  })
}

/** Gross is what sales and VAT accounts of a code hold together. */
function vat(ledger: DaySums['ledger']): DayReport['vat'] {
  const credit = (rows: DaySums['ledger']) => rows.reduce((total, row) => total + row.creditPence - row.debitPence, 0)
  return groupBy(
    ledger.toSorted((a, b) => (a.vat ?? '').localeCompare(b.vat ?? '')),
    ({ vat }) => vat,
  ).flatMap(([code, rows]) =>
    code === null ? [] : [{ code, grossPence: credit(rows), vatPence: credit(rows.filter(({ account }) => account === accounts.vat)) }],
  )
}

/** What the cabinet holds, in the menu's order, whether it moved or not; then what has left the menu since. Free food is not counted. */
function foods(menu: Menu, portions: DaySums['portions']): DayReport['foods'] {
  const moved = new Map(portions.map((row) => [row.food, row]))
  const counted = menu.foods.filter(({ kind }) => kind !== 'free').map(({ id }) => id)
  const gone = portions.map(({ food }) => food).filter((food) => !foodsById(menu).has(food))
  return [...counted, ...gone.toSorted()].map((food) => moved.get(food) ?? { food, cooked: 0, sold: 0, wasted: 0 })
}

function stock(menu: Menu, moved: DaySums['stock']): DayReport['stock'] {
  const known = new Map(menu.consumables.map((consumable) => [consumable.id, consumable]))
  return moved
    .map((row) => ({ name: known.get(row.consumable)?.name ?? row.consumable, unit: known.get(row.consumable)?.unit ?? '', ...row }))
    .toSorted((a, b) => a.name.localeCompare(b.name))
}
