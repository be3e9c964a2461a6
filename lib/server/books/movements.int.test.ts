// Protects the stock: each event is counted once, and the sums are the same whatever the batches were, so that stock made again
// from the log is equal.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sampleId } from '../../operations/events.fixture'
import type { PortionRow } from '../../operations/gather-facts'
import type { StockRow } from '../../operations/move-stock'
import { type ScratchDatabase, scratchDatabase } from '../database.fixture'
import { emptyProjection } from './empty'
import { writePortions, writeStock } from './movements'

let scratch: ScratchDatabase
beforeAll(async () => {
  scratch = await scratchDatabase()
})
afterAll(() => scratch.drop())
beforeEach(() => emptyProjection(scratch.db, 'stock'))

const row = (n: number, reason: StockRow['reason'], uses: Record<string, number>): StockRow => ({
  subject: sampleId(n),
  reason,
  shop: 0,
  atMs: 0,
  tradingDate: '2026-11-20',
  uses,
})
/** 0.1 has no exact binary form: added as doubles, the sum would depend on the order. */
const rows = [
  ...Array.from({ length: 30 }, (_, n) => row(n, 'sold', { paper: 0.1 * (1 + (n % 3)), box: 1 })),
  row(3, 'returned', { paper: -0.1, box: -1 }),
  row(100, 'cooked', { fish: 6 }),
  row(101, 'wasted', { fish: 2 }),
  row(102, 'cooked', { fish: 5 }),
  row(102, 'undone', { fish: -5 }),
]
const sums = () => scratch.db.$queryRaw`SELECT consumable, used::text, wasted::text FROM stock_used ORDER BY consumable`
const expected = [
  { consumable: 'box', used: '29.000000', wasted: '0.000000' },
  { consumable: 'fish', used: '6.000000', wasted: '2.000000' },
  { consumable: 'paper', used: '5.900000', wasted: '0.000000' },
]

test.each([1, 7, rows.length])('in batches of %d, then all of it again the other way round', async (size) => {
  for (let from = 0; from < rows.length; from += size) await writeStock(scratch.db, rows.slice(from, from + size))
  expect(await sums()).toEqual(expected)
  await writeStock(scratch.db, rows.toReversed())
  expect(await sums()).toEqual(expected)
})

test('portions of a lift that was undone were not cooked, whichever is written first', async () => {
  const portions = (kind: PortionRow['kind']): PortionRow => ({
    subject: sampleId(200),
    kind,
    shop: 0,
    atMs: 0,
    tradingDate: '2026-11-20',
    portions: { skate: 5 },
  })
  await writePortions(scratch.db, [portions('undone')])
  await writePortions(scratch.db, [portions('cooked'), portions('undone')])
  expect(await scratch.db.$queryRaw`SELECT cooked::int FROM portion_sum WHERE food = 'skate'`).toEqual([{ cooked: 0 }])
})

test('a second lift of a batch and a second cancellation of an order move nothing', async () => {
  await writeStock(scratch.db, rows)
  await writeStock(scratch.db, [row(100, 'cooked', { fish: 60 }), row(3, 'returned', { box: -100 })])
  expect(await sums()).toEqual(expected)
})
