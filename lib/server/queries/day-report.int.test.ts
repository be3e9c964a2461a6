// Protects the manager's figures: a known day adds up, and "books balanced" is true only when it is: not while one reader is
// behind the other, not when an entry was changed, not when one of them lost an order.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Menu } from '../../domain/menu'
import type { Batch } from '../../operations/batch'
import { bookOrders } from '../../operations/book-orders'
import * as sample from '../../operations/events.fixture'
import { gatherFacts } from '../../operations/gather-facts'
import { keepBooks } from '../../operations/keep-books'
import { moveStock } from '../../operations/move-stock'
import { writeFacts } from '../books/facts'
import { writeJournal } from '../books/journal'
import { writeStock } from '../books/movements'
import { sqlBooks } from '../books/sql-books'
import { type ScratchDatabase, scratchDatabase } from '../database.fixture'
import { readDayReport } from './day-report'

const { batchOf, eveningMs } = sample
const zone = 'Europe/London'
const minuteMs = 60_000

const fish = { kind: 'held', holdMinutes: 30, fryMinutes: 5, batch: 6, par: 6, pan: 1 } as const
const meal = {
  group: 'meal',
  portions: ['cod', 'chips'],
  vatTakeaway: 'standard',
  vatEatIn: 'standard',
  allergens: [],
  options: [],
  bare: true,
  tile: 1,
} as const
const menu: Menu = {
  version: 1,
  name: 'Example menu',
  confirmed: false,
  foods: [
    { id: 'cod', name: 'Cod', ...fish },
    { id: 'chips', name: 'Chips', ...fish },
    { id: 'peas', name: 'Peas', ...fish, kind: 'free' },
  ],
  items: [
    {
      id: 'cod-chips',
      name: 'Cod & chips',
      pricePence: 1060,
      uses: { box: 1, paper: 0.1 },
      ...meal,
      portions: ['cod', 'chips'],
      allergens: [],
      options: [],
    },
  ],
  options: [],
  consumables: [
    { id: 'box', name: 'Boxes', unit: 'pieces' },
    { id: 'fish', name: 'Fish', unit: 'fillets' },
  ],
  foodUses: { cod: { fish: 1 } },
}
const menus = { current: () => menu, at: () => menu, version: () => menu }

let scratch: ScratchDatabase
beforeEach(async () => {
  scratch = await scratchDatabase()
})
afterEach(() => scratch.drop())

const accountant = () => keepBooks({ worker: 'accountant', books: sqlBooks(scratch.db, writeJournal), decide: bookOrders(zone) })
const statistician = () => keepBooks({ worker: 'statistician', books: sqlBooks(scratch.db, writeFacts), decide: gatherFacts(zone) })
const stockist = () => keepBooks({ worker: 'stockist', books: sqlBooks(scratch.db, writeStock), decide: moveStock(menus, zone) })
const report = (date = sample.evening) => readDayReport(scratch.db, { shop: 0, date, menu, nowMs: eveningMs })

async function both(...batches: Batch[]) {
  await accountant().handle(batches)
  await statistician().handle(batches)
}

const first = { n: 1, till: 1 }
const second = {
  n: 2,
  till: 1,
  lines: [sample.codAndChips, sample.milk],
  payment: { method: 'card' },
  atMs: eveningMs + 20 * minuteMs,
} as const
const afterMidnight = { n: 3, till: 2, payment: null, atMs: eveningMs + 6.5 * 60 * minuteMs }
const changedMind = { n: 4, till: 2 }
const nextDay = { n: 5, till: 2, atMs: eveningMs + 18 * 60 * minuteMs }
const sales = batchOf('orders', 0, [
  sample.placed(first),
  sample.placed({ ...second, lines: [...second.lines] }),
  sample.placed(afterMidnight),
  sample.placed(changedMind),
  sample.cancelled(changedMind),
  sample.placed(nextDay),
])

test('what came back is off the day on which it went back, for both who keep the books, and while one of them is ahead', async () => {
  const paid = { ...second, lines: [...second.lines] }
  const back = batchOf('orders', 6, [sample.changed(paid, 1), sample.refunded(first), sample.changed(paid, 1)])
  await accountant().handle([sales])
  await statistician().handle([sales])
  await accountant().handle([back])
  const ahead = await report()
  expect(ahead).toMatchObject({ takingsPence: 3420 - 120 - 1060, givenBackPence: 1180, orders: 3, cancelled: 1 })
  expect(ahead.books).toMatchObject({ balanced: true, ledgerTakingsPence: 3420, factsTakingsPence: 3420 })
  await statistician().handle([back])
  const level = await report()
  expect(level.books).toMatchObject({ balanced: true, ledgerTakingsPence: 2240, factsTakingsPence: 2240, receipts: 3 })
  expect(level.tills.map(({ takingsPence }) => takingsPence).reduce((sum, pence) => sum + pence, 0)).toBe(2240)
})

test('the figures of a known day', async () => {
  const day = [
    sales,
    batchOf('cook', 0, [sample.waiting(first, ['cod'])]),
    batchOf('ready', 0, [sample.ready(first)], { timestampMs: eveningMs + 4 * minuteMs }),
    batchOf('ready', 0, [sample.ready({ ...second, lines: [...second.lines] })], { partition: 1, timestampMs: eveningMs + 22 * minuteMs }),
    batchOf('fryer', 0, [sample.lifted({ batch: 1, portions: 6 }), sample.wasted({ n: 1, portions: 2 })]),
  ]
  await accountant().handle(day.slice(0, 1))
  await statistician().handle(day)
  await stockist().handle([sales, batchOf('fryer', 0, [sample.lifted({ batch: 1, portions: 6 }), sample.wasted({ n: 1, portions: 2 })])])

  const money = {
    debitPence: 1060 + 1300 + 1060 + 1060 + 1060,
    creditPence: 1060 + 1300 + 1060 + 1060 + 1060,
    ledgerTakingsPence: 3420,
    factsTakingsPence: 3420,
  }
  expect(await report()).toEqual({
    date: '2026-11-20',
    atMs: eveningMs,
    takingsPence: 3420,
    orders: 3,
    cancelled: 1,
    givenBackPence: 0,
    averageWaitMs: 3 * minuteMs,
    sentToCook: 1,
    promises: { made: 0, kept: 0, meanErrorMs: null },
    hours: [
      { hour: 18, takingsPence: 2360, orders: 2 },
      { hour: 0, takingsPence: 1060, orders: 1 },
    ],
    waits: [
      { atMs: eveningMs, waitMs: 4 * minuteMs },
      { atMs: eveningMs + 15 * minuteMs, waitMs: 2 * minuteMs },
    ],
    tills: [
      { till: 1, orders: 2, takingsPence: 2360, cashPence: 1060, cardPence: 1300, notRecordedPence: 0 },
      { till: 2, orders: 1, takingsPence: 1060, cashPence: 0, cardPence: 0, notRecordedPence: 1060 },
    ],
    vat: [
      { code: 'standard', grossPence: 3180, vatPence: 531 },
      { code: 'zero', grossPence: 240, vatPence: 0 },
    ],
    foods: [
      { food: 'cod', cooked: 6, sold: 3, wasted: 2 },
      { food: 'chips', cooked: 0, sold: 3, wasted: 0 },
    ],
    stock: [
      { consumable: 'box', name: 'Boxes', unit: 'pieces', used: 3, wasted: 0 },
      { consumable: 'fish', name: 'Fish', unit: 'fillets', used: 6, wasted: 2 },
      { consumable: 'paper', name: 'paper', unit: '', used: 0.3, wasted: 0 },
    ],
    books: { balanced: true, atMs: eveningMs, receipts: 3, ...money },
  })
  expect((await report('2026-11-21')).takingsPence).toBe(1060)
})

test('what was promised is held against what came of it', async () => {
  const inMinutes = (n: number, minutes: number) => ({ n, promisedAtMs: eveningMs + minutes * minuteMs })
  // Early by two minutes; late by one, which is still about then; late by three; not ready and late; not ready and in time; cancelled.
  const [early, about, late, overdue, open, cancelled] = [
    inMinutes(1, 6),
    inMinutes(2, 3),
    inMinutes(3, 1),
    inMinutes(4, -2),
    inMinutes(5, 9),
    inMinutes(6, -5),
  ] as const
  const orders = [early, about, late, overdue, open, cancelled, { n: 7 }].map((order) => sample.placed(order))
  await statistician().handle([
    batchOf('orders', 0, [...orders, sample.cancelled(cancelled)]),
    batchOf(
      'ready',
      0,
      [early, about, late].map((order) => sample.ready(order)),
      { timestampMs: eveningMs + 4 * minuteMs },
    ),
  ])
  expect((await report()).promises).toEqual({ made: 4, kept: 2, meanErrorMs: 2 * minuteMs })
})

test('what was sold without a link is of the day it was sold on, and its long way here is nobody’s wait and no broken promise', async () => {
  const morningMs = eveningMs + 15 * 60 * minuteMs
  const orders = [
    { n: 1 },
    { n: 2, arrivedAtMs: eveningMs + 2 * minuteMs },
    { n: 3, arrivedAtMs: morningMs, promisedAtMs: eveningMs + 6 * minuteMs },
  ]
  await both(
    batchOf(
      'orders',
      0,
      orders.map((order) => sample.placed(order)),
    ),
  )
  await statistician().handle([
    batchOf('ready', 0, [sample.ready({ n: 1 }), sample.ready({ n: 2 })], { timestampMs: eveningMs + 4 * minuteMs }),
    batchOf('ready', 2, [sample.ready({ n: 3 })], { timestampMs: morningMs + 5 * minuteMs }),
  ])
  expect(await report()).toMatchObject({
    orders: 3,
    takingsPence: 3180,
    averageWaitMs: 3 * minuteMs,
    waits: [{ atMs: eveningMs, waitMs: 3 * minuteMs }],
    promises: { made: 0 },
    books: { balanced: true },
  })
  expect(await report('2026-11-21')).toMatchObject({ orders: 0, takingsPence: 0 })
})

test('a day on which nothing was sold', async () => {
  expect(await report('2026-01-01')).toMatchObject({
    takingsPence: 0,
    orders: 0,
    averageWaitMs: null,
    hours: [],
    tills: [],
    vat: [],
    stock: [],
    books: { balanced: true, receipts: 0 },
  })
})

describe('books balanced', () => {
  const batch = batchOf('orders', 0, [sample.placed({ n: 1 }), sample.placed({ n: 2 }), sample.cancelled({ n: 1 })])
  const more = batchOf('orders', 3, [sample.placed({ n: 3 }), sample.cancelled({ n: 2 })])
  const elsewhere = batchOf('orders', 0, [sample.placed({ n: 9 })], { partition: 1 })

  test.each([
    ['the accountant', accountant],
    ['the statistician', statistician],
  ])('compares what both have read when %s is ahead', async (_, ahead) => {
    await both(batch)
    await ahead().handle([more, elsewhere])
    expect((await report()).books).toMatchObject({
      balanced: true,
      ledgerTakingsPence: 1060,
      factsTakingsPence: 1060,
      debitPence: 3180,
      creditPence: 3180,
      receipts: 1,
    })
    await both(more, elsewhere)
    expect((await report()).books).toMatchObject({ balanced: true, ledgerTakingsPence: 2120, factsTakingsPence: 2120, receipts: 2 })
  })

  test('nobody has begun to read but one', async () => {
    await accountant().handle([batch])
    expect((await report()).books).toMatchObject({
      balanced: true,
      ledgerTakingsPence: 0,
      factsTakingsPence: 0,
      debitPence: 0,
      receipts: 0,
    })
  })

  test('an order that stands in two partitions, each read by one of them only', async () => {
    const [here, there] = [
      batchOf('orders', 3, [sample.placed({ n: 5 })]),
      batchOf('orders', 0, [sample.placed({ n: 5 })], { partition: 1 }),
    ]
    await both(batch)
    await accountant().handle([here])
    await statistician().handle([there])
    expect((await report()).books).toMatchObject({ balanced: true, ledgerTakingsPence: 1060, factsTakingsPence: 1060 })
    await both(here, there)
    expect((await report()).books).toMatchObject({ balanced: true, ledgerTakingsPence: 2120, factsTakingsPence: 2120 })
  })

  test.each([
    [
      'an entry was changed',
      () => scratch.db.$executeRaw`UPDATE ledger SET debit_pence = debit_pence + 1 WHERE account = 1000 AND debit_pence > 0`,
    ],
    ['an entry is gone', () => scratch.db.$executeRaw`DELETE FROM ledger WHERE account = 2200`],
    [
      'a sale is missing in the ledger',
      () =>
        scratch.db.$transaction([
          scratch.db.ledgerEntry.deleteMany({ where: { journalId: sample.sampleId(2) } }),
          scratch.db.journal.deleteMany({ where: { id: sample.sampleId(2) } }),
        ]),
    ],
    ['an order is missing in the facts', () => scratch.db.orderFacts.deleteMany({ where: { id: sample.sampleId(2) } })],
    [
      'a cancellation is missing in the facts',
      () => scratch.db.$executeRaw`UPDATE order_facts SET cancelled_date = NULL, cancelled_pence = NULL`,
    ],
  ])('is not true when %s, whoever is ahead', async (_, spoil) => {
    await both(batch)
    await spoil()
    expect((await report()).books.balanced).toBe(false)
    await accountant().handle([more])
    expect((await report()).books.balanced).toBe(false)
    await statistician().handle([more, elsewhere])
    expect((await report()).books.balanced).toBe(false)
  })
})

test('of orders that were paid in parts, cash and card are right to the penny, and cancelled ones go from where they were', async () => {
  const inParts = (cashPence: number) => ({
    method: 'split' as const,
    parts: [
      { method: 'cash' as const, pence: cashPence, tenderedPence: 2_000 },
      { method: 'card' as const, pence: 1_060 - cashPence },
    ],
  })
  const back = { n: 11, till: 1, payment: inParts(1_000) }
  await both(
    batchOf('orders', 0, [
      sample.placed({ n: 10, till: 1, payment: inParts(333) }),
      sample.placed(back),
      sample.cancelled(back),
      sample.placed({ n: 12, till: 1 }),
      sample.placed({ n: 13, till: 2, payment: inParts(1) }),
    ]),
  )
  const { tills, books } = await report()
  expect(tills).toEqual([
    { till: 1, orders: 2, takingsPence: 2_120, cashPence: 333 + 1_060, cardPence: 727, notRecordedPence: 0 },
    { till: 2, orders: 1, takingsPence: 1_060, cashPence: 1, cardPence: 1_059, notRecordedPence: 0 },
  ])
  expect(books.balanced).toBe(true)
})

test('a payment that was put right is where it was paid, on the till that took it; the takings stay, and the books add up while one is ahead', async () => {
  const parts = [
    { method: 'cash' as const, pence: 1_000 },
    { method: 'card' as const, pence: 60 },
  ]
  const split = { n: 21, till: 2, payment: { method: 'split' as const, parts } }
  await both(batchOf('orders', 0, [sample.placed({ n: 20, till: 1 }), sample.placed(split)]))
  const corrections = batchOf('orders', 2, [
    sample.paymentCorrected({ n: 20, till: 1 }),
    sample.paymentCorrected(split, 1, [0]),
    sample.paymentCorrected({ n: 20, till: 1 }),
  ])
  await accountant().handle([corrections])
  const { tills, books, takingsPence, orders, givenBackPence } = await report()
  expect({ takingsPence, orders, givenBackPence }).toEqual({ takingsPence: 2_120, orders: 2, givenBackPence: 0 })
  expect(tills).toEqual([
    { till: 1, orders: 1, takingsPence: 1_060, cashPence: 0, cardPence: 1_060, notRecordedPence: 0 },
    { till: 2, orders: 1, takingsPence: 1_060, cashPence: 0, cardPence: 1_060, notRecordedPence: 0 },
  ])
  expect(books.balanced).toBe(true)
  await both(corrections)
  expect((await report()).books).toMatchObject({ balanced: true, ledgerTakingsPence: 2_120, debitPence: 2_120 + 1_060 + 1_000 })
  const back = { n: 20, till: 1, payment: { method: 'card' as const } }
  await both(batchOf('orders', 5, [sample.cancelled(back)]))
  const after = await report()
  expect(after.tills[0]).toEqual({ till: 1, orders: 0, takingsPence: 0, cashPence: 0, cardPence: 0, notRecordedPence: 0 })
  expect(after.books.balanced).toBe(true)
})
