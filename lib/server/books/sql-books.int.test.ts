// Protects the books in PostgreSQL: each record counts once, whoever writes and whatever is delivered twice, and a zombie is refused.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { accounts } from '../../domain/ledger'
import { bookOrders } from '../../operations/book-orders'
import { batchOf, cancelled, codAndChips, milk, placed, sampleId } from '../../operations/events.fixture'
import { keepBooks } from '../../operations/keep-books'
import { type ScratchDatabase, scratchDatabase } from '../database.fixture'
import { type Connection, connectDatabase, type Database } from '../db'
import { isTransient } from '../transient'
import { emptyProjection } from './empty'
import { writeJournal } from './journal'
import { sqlBooks } from './sql-books'

let scratch: ScratchDatabase
beforeEach(async () => {
  scratch = await scratchDatabase()
})
afterEach(() => scratch.drop())

const decide = bookOrders('Europe/London')
const accountant = (db: Database = scratch.db) => keepBooks({ worker: 'accountant', books: sqlBooks(db, writeJournal), decide })

type Balance = { account: number; vat: string | null; pence: number }
const balances = () => scratch.db.$queryRaw<Balance[]>`
  SELECT account, vat, sum(debit_pence - credit_pence)::int AS pence FROM ledger GROUP BY 1, 2 ORDER BY 1, 2`
const journal = () =>
  scratch.db.$queryRaw<{ order: string; kind: string }[]>`SELECT order_id AS "order", kind FROM journal ORDER BY 1, 2 DESC`
const position = async () => Number((await scratch.db.position.findFirst({ where: { worker: 'accountant', partition: 0 } }))?.next ?? 0)

test('a sale is booked: money in, sales and VAT out by code', async () => {
  await accountant().handle([batchOf('orders', 0, [placed({ n: 1, lines: [codAndChips, milk], payment: { method: 'card' } })])])
  expect(await balances()).toEqual([
    { account: accounts.card, vat: null, pence: 1300 },
    { account: accounts.vat, vat: 'standard', pence: -177 },
    { account: accounts.sales, vat: 'standard', pence: -883 },
    { account: accounts.sales, vat: 'zero', pence: -240 },
  ])
})

test('a cancellation turns the sale round, and a second one by somebody else changes nothing', async () => {
  const { handle } = accountant()
  await handle([batchOf('orders', 0, [placed({ n: 1 }), placed({ n: 2, payment: null }), cancelled({ n: 1 })])])
  await handle([batchOf('orders', 3, [cancelled({ n: 1, act: 1 })])])
  expect((await balances()).filter(({ pence }) => pence !== 0)).toEqual([
    { account: accounts.notRecorded, vat: null, pence: 1060 },
    { account: accounts.vat, vat: 'standard', pence: -177 },
    { account: accounts.sales, vat: 'standard', pence: -883 },
  ])
  expect(await journal()).toHaveLength(3)
})

test('delivered twice, and repeated at new offsets and in another partition: booked once', async () => {
  const batch = batchOf('orders', 0, [placed({ n: 1 }), placed({ n: 2 })])
  await accountant().handle([batch])
  await accountant().handle([batch])
  await accountant().handle([
    batchOf('orders', 2, [placed({ n: 1 })]),
    batchOf('orders', 0, [placed({ n: 2 }), placed({ n: 3 })], { partition: 1 }),
  ])
  expect(await journal()).toEqual([1, 2, 3].map((n) => ({ order: sampleId(n), kind: 'sale' })))
  expect((await balances())[0]?.pence).toBe(3 * 1060)
  expect(await position()).toBe(3)
})

test('two writers at once with the same batch: one writes, one is fenced', async () => {
  const [one, two] = [sqlBooks(scratch.db, writeJournal), sqlBooks(scratch.another(), writeJournal)]
  for (let round = 0; round < 20; round++) {
    const { events } = batchOf('orders', round, [placed({ n: round + 1 })])
    const move = { topic: 'orders' as const, partition: 0, from: round, to: round + 1 }
    const outcomes = await Promise.all([one.write('accountant', [move], decide(events)), two.write('accountant', [move], decide(events))])
    expect(outcomes.toSorted()).toEqual(['fenced', 'written'])
  }
  expect(await journal()).toHaveLength(20)
})

test('a zombie that was away while another went on is refused, all of its partitions with it', async () => {
  const zombie = accountant(scratch.another())
  await zombie.handle([batchOf('orders', 0, [placed({ n: 1 })]), batchOf('orders', 0, [placed({ n: 2 })], { partition: 1 })])
  await accountant().handle([batchOf('orders', 1, [placed({ n: 3 })])])
  const late = await zombie.handle([batchOf('orders', 1, [placed({ n: 3 })]), batchOf('orders', 1, [placed({ n: 4 })], { partition: 1 })])
  expect(late.map(({ next }) => next)).toEqual([2, 1])
  expect((await journal()).map(({ order }) => order)).toEqual([1, 2, 3].map((n) => sampleId(n)))
})

test('an order with characters that PostgreSQL refuses is booked like any other', async () => {
  const odd = { ...codAndChips, name: 'Cod\0 \uD83D', note: '\0' }
  await accountant().handle([batchOf('orders', 0, [placed({ n: 1, lines: [odd] })])])
  expect(await journal()).toHaveLength(1)
})

/** What a keeper gets whose connection is spoilt by `spoil` after its rows are written. */
async function failureOf(spoil: (connection: Connection) => Promise<unknown>): Promise<unknown> {
  const books = sqlBooks<ReturnType<typeof decide>>(scratch.another(), async (connection, rows) => {
    await writeJournal(connection, rows)
    await spoil(connection)
  })
  return keepBooks({ worker: 'accountant', books, decide })
    .handle([batchOf('orders', 0, [placed({ n: 1 })])])
    .catch((error: unknown) => error)
}

test.each([
  [
    'a connection that is cut by the server',
    (connection: Connection) => connection.$executeRaw`SELECT pg_terminate_backend(pg_backend_pid())`,
  ],
  [
    'a statement that takes too long',
    (connection: Connection) =>
      connection.$executeRaw`SET LOCAL statement_timeout = 20`.then(() => connection.$executeRaw`SELECT pg_sleep(5)`),
  ],
  ['a connection that was cut between two statements', cutBetweenStatements],
])('%s: nothing is written, the runner may try again, and then it is', async (_, spoil) => {
  expect(isTransient(await failureOf(spoil))).toBe(true)
  expect([await journal(), await position()]).toEqual([[], 0])
  await accountant().handle([batchOf('orders', 0, [placed({ n: 1 })])])
  expect(await journal()).toHaveLength(1)
})

async function cutBetweenStatements(connection: Connection) {
  const [own] = await connection.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`
  await scratch.db.$executeRaw`SELECT pg_terminate_backend(${own?.pid}::int, 5000)`
  await connection.$executeRaw`SELECT 1`
}

test('a server that is not there may be asked again; a statement that is wrong stops the worker', async () => {
  const nobody = connectDatabase({ url: 'postgresql://chippy@127.0.0.1:1/chippy' })
  expect(
    isTransient(
      await sqlBooks(nobody, writeJournal)
        .positions('accountant')
        .catch((error: unknown) => error),
    ),
  ).toBe(true)
  expect(isTransient(await failureOf((connection) => connection.$executeRaw`SELECT 1 / 0`))).toBe(false)
  expect([await journal(), await position()]).toEqual([[], 0])
})

test('emptied and made again from the log, the ledger is equal', async () => {
  const log = [
    batchOf('orders', 0, [placed({ n: 1 }), placed({ n: 2, lines: [milk] }), cancelled({ n: 1 })]),
    batchOf('orders', 0, [placed({ n: 3 })], { partition: 1 }),
  ]
  const tables = async () => [
    await scratch.db.$queryRaw`SELECT * FROM journal ORDER BY id`,
    await scratch.db.$queryRaw`SELECT * FROM ledger ORDER BY journal_id, n`,
    await scratch.db.$queryRaw`SELECT * FROM position ORDER BY worker, topic, partition`,
  ]
  const { handle } = accountant()
  await handle(log)
  const before = await tables()
  await emptyProjection(scratch.db, 'books')
  expect(await journal()).toEqual([])
  // Running all the while: it finds its position gone when it next reads.
  expect((await handle([batchOf('orders', 3, [placed({ n: 4 })])]))[0]?.next).toBe(0)
  await handle(log)
  expect(await tables()).toEqual(before)
})

test('the accounts of the database are those that the domain posts to', async () => {
  const known = await scratch.db.account.findMany({ orderBy: { id: 'asc' } })
  expect(known.map(({ id }) => id)).toEqual(Object.values(accounts).toSorted((a, b) => a - b))
})
