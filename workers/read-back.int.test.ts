// Protects "delete either, start again, and they come back from the log": also when nothing new happens in the shop, so that no record
// would tell the workers that what they had stored is gone.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { projectionNames } from '@/lib/operations/projections'
import { emptyProjection } from '@/lib/server/books/empty'
import { type ScratchDatabase, scratchDatabase } from '@/lib/server/database.fixture'
import { readDayReport } from '@/lib/server/queries/day-report'
import { type ScratchShop, scratchShop, until } from './scratch-shop.fixture'

let database: ScratchDatabase
let shop: ScratchShop

beforeEach(async () => {
  database = await scratchDatabase()
  shop = await scratchShop({ DATABASE_SCHEMA: database.schema })
})
afterEach(async () => {
  await shop.close()
  await database.drop()
})

const books = ['accountant', 'statistician', 'stockist']

async function day() {
  const nowMs = Date.now()
  const date = new Date(nowMs).toLocaleDateString('sv-SE', { timeZone: shop.env.TIME_ZONE })
  const report = await readDayReport(database.db, { shop: 0, date, menu: shop.deps.menus.current(), nowMs })
  return {
    takings: report.takingsPence,
    orders: report.orders,
    tills: report.tills,
    vat: report.vat,
    hours: report.hours,
    stock: report.stock,
  }
}

/** A sale on each till, so that each partition has records; the figures once all three have them. */
async function sellOnBothTills() {
  for (let order = 101; order <= 106; order++) await shop.sell(order, { parts: [['cod', 'chips']] }, 1 + (order % 2))
}

const stocked = async (orders: number) => {
  const ledger = await database.db.$queryRaw<{ count: bigint }[]>`SELECT count(*) FROM journal`
  const positions = await database.db.$queryRaw<{ worker: string; sum: bigint }[]>`
    SELECT worker, sum(next) FROM position WHERE topic = 'orders' GROUP BY worker`
  // Last: read before the positions it could lack what they count.
  const report = await day()
  const all = positions.length === 3 && positions.every(({ sum }) => Number(sum) === orders)
  return all && Number(ledger[0]?.count) === orders && report.orders === orders ? report : undefined
}

/** The offsets in the group are at the end of every partition: nothing would be read by itself. */
async function committedToTheEnd(records: number) {
  const admin = shop.kafka.admin()
  await admin.connect()
  const groupId = shop.env.TOPIC_PREFIX + books.toSorted().join('+')
  await until('offsets are committed', async () => {
    const [orders] = await admin.fetchOffsets({ groupId, topics: [`${shop.env.TOPIC_PREFIX}orders`] })
    return orders?.partitions.reduce((sum, { offset }) => sum + Math.max(0, Number(offset)), 0) === records
  })
  await admin.disconnect()
}

test('the database deleted while the shop was closed', async () => {
  const first = await shop.work(...books)
  await sellOnBothTills()
  const before = await until('in the books', () => stocked(6))
  await first.stop()
  await committedToTheEnd(6)
  await database.renew()
  await shop.work(...books)
  expect(await until('in the books again', () => stocked(6))).toEqual(before)
  expect(shop.crashes).toEqual([])
})

test('rebuilt under running workers', async () => {
  await shop.work(...books)
  await sellOnBothTills()
  const before = await until('in the books', () => stocked(6))
  await committedToTheEnd(6)
  for (const projection of projectionNames) await emptyProjection(database.db, projection)
  expect(await until('in the books again', () => stocked(6))).toEqual(before)
  await shop.sell(107, { parts: [['cod']] })
  await until('and they go on', () => stocked(7))
  expect(shop.crashes).toEqual([])
})

test('put back to an older state: only some of one partition is missing', async () => {
  await shop.work('accountant')
  await sellOnBothTills()
  const count = async () => Number((await database.db.$queryRaw<{ count: bigint }[]>`SELECT count(*) FROM journal`)[0]?.count)
  await until('in the books', async () => (await count()) === 6)
  await database.db.$executeRaw`TRUNCATE ledger, journal`
  await database.db.$executeRaw`UPDATE position SET next = next - 1 WHERE next > 0`
  await until('what came after is in the books again', async () => (await count()) === 2)
  expect(shop.crashes).toEqual([])
})

test('positions of the cabinet went back while nothing happens: what it has not applied is applied', async () => {
  const first = await shop.work('preparer', 'cook')
  const stored = async () => (await shop.deps.store.load(0, [])).state
  const has = (orders: number) => until('applied', async () => Object.keys((await stored())?.orders ?? {}).length === orders)
  await shop.sell(101, { parts: [['cod']] })
  await has(1)
  const key = `${shop.env.REDIS_PREFIX}cabinet:0`
  const older = await shop.deps.redis.hgetall(key)
  const changes = await shop.deps.redis.lrange(`${key}:changes`, 0, -1)
  await shop.sell(102, { parts: [['cod']] })
  await has(2)
  await first.stop()
  // The same instance of Redis says that it is valid, so that nobody restores it.
  await shop.deps.redis.del(...(await shop.deps.redis.keys(`${key}*`)))
  await shop.deps.redis.hset(key, older)
  if (changes.length > 0) await shop.deps.redis.rpush(`${key}:changes`, ...changes)
  await shop.work('preparer', 'cook')
  await has(2)
  // And the log tells the truth again: what is made of it is what was stored.
  for (const order of [103, 104, 105]) {
    await shop.sell(order, { parts: [['cod']] })
    await has(order - 100)
  }
  await shop.deps.redis.del(...(await shop.deps.redis.keys(`${key}*`)))
  await has(5)
  expect(shop.crashes).toEqual([])
})
