import { cpus } from 'node:os'
import { sleep, until } from '@/prove/shop'
import { type BareShop, openBareShop } from '../bare-shop'
import { booksGate, startClosedLoop, warmUp } from '../closed-loop'
import { countCpu, type Pids } from '../cpu'
import type { Measured } from '../figures'
import { measureMemory } from '../memory'
import type { Part } from '../part'
import { envOf, reportOf, startProgram } from '../program'
import { rawKafkaBeside } from '../raw-kafka-beside'

const shops = 1000
const books = ['accountant', 'statistician', 'stockist']
const warmUpMs = 8000
const measureMs = 20_000
/** Floors in one process, and what each of their shops sells on an evening. */
const floors = 20
const ordersPerShopPerSecond = 0.2
const wrappedWithinMs = 60_000

export const chain: Part = {
  title: 'A thousand shops on one broker',
  how:
    `Books: orders of ${shops.toLocaleString('en-GB')} shops in turn at the publishing port, one set of topics, and the books' workers (accountant, statistician, stockist), which take every shop's orders; closed loop, counted when all three ` +
    `have them. Floors: ${floors} shops with topics (one partition) and a cabinet each, their floors (preparer, cook, counter, a robot that wraps) all in one Node process, first idle and then ${ordersPerShopPerSecond} orders/s a shop for ${measureMs / 1000} s.`,
  async run({ durability, say }) {
    const shop = await openBareShop({ durability })
    try {
      const beside = await rawKafkaBeside(shop.file, durability)
      say(`the books of ${shops} shops`)
      const booked = await booksOfAll(shop)
      say(`${floors} floors`)
      return [...booked, ...(await manyFloors(shop)), ...beside.throughput]
    } finally {
      await shop.close()
    }
  },
  notes: () => [
    'Not covered: a thousand shops cooking at once. A floor serves one shop (docs/decisions/0004), so a chain runs a floor for each; what one floor costs is measured with so many of them as stand above, and nothing was run with a thousand.',
    'Floors of several shops cannot share topics today: a consumer group is named after its workers, not after its shop, so they would take each other’s partitions. Each has a topic prefix of its own here.',
  ],
}

async function booksOfAll(shop: BareShop): Promise<Measured[]> {
  const workers = await shop.startWorkers(books)
  const seller = await startProgram('port-load', ['--shops', String(shops)], envOf(shop.file))
  const loop = startClosedLoop(seller, [booksGate(shop.progress, 'orders')])
  await warmUp(loop, seller, warmUpMs)
  const cpu = countCpu({ ...shop.file.pids, books: workers.pid, load: seller.pid, bench: process.pid })
  const before = loop.through()
  await Promise.race([sleep(measureMs), seller.failed])
  const orders = loop.through() - before
  const usage = cpu()
  await loop.stop()
  await until(
    'every order is booked',
    60_000,
    async () => (await shop.progress.booked('orders')) >= (await shop.progress.records('orders')),
  )
  const [{ count } = { count: '0' }] = (await shop.progress.db.query<{ count: string }>('SELECT count(DISTINCT shop) FROM journal')).rows
  if (Number(count) !== shops) throw new Error(`${count} shops are in the ledger, not ${shops}`)
  await seller.end()
  await workers.end()
  const used = Object.values(usage.byName).reduce((sum, each) => sum + each, 0)
  const limit = `the machine is ${Math.round(usage.machineBusy * 100)} % busy; PostgreSQL and the books' process have most of it`
  return [
    { name: `${shops} shops: orders into ledger, facts and stock`, unit: 'orders/s', value: orders / usage.seconds, limit },
    { name: `${shops} shops: CPU per order`, unit: 'µs', value: (used * 1e6) / orders },
  ]
}

async function manyFloors(shop: BareShop): Promise<Measured[]> {
  const program = await startProgram('small-shops', ['--shops', String(floors)], envOf(shop.file))
  const pids: Pids = { floors: program.pid, kafka: shop.file.pids['kafka'] ?? 0, redis: shop.file.pids['redis'] ?? 0 }
  const cpuFor = async (ms: number) => {
    const cpu = countCpu(pids)
    await Promise.race([sleep(ms), program.failed])
    return cpu()
  }
  await sleep(warmUpMs)
  const idle = await cpuFor(measureMs / 2)
  program.tell({ do: 'sell', perSecond: floors * ordersPerShopPerSecond })
  await sleep(warmUpMs)
  program.tell({ do: 'measure' })
  const busy = await cpuFor(measureMs)
  const { placed, latencies } = await reportOf(program)
  await until('every order of every shop is collected', wrappedWithinMs, async () => (await collectedOfAll(shop)) >= placed)
  const memory = measureMemory({ floors: program.pid })['floors']?.proportionalMb ?? Number.NaN
  await program.end()
  const percentOfCore = (seconds: number) => (100 * seconds) / busy.seconds / floors
  const all = Object.values(busy.byName).reduce((sum, each) => sum + each, 0)
  const least = percentOfCore(all)
  return [
    { name: 'a floor: memory', unit: 'MB', value: memory / floors },
    { name: 'a floor, idle: its own CPU', unit: '% of a core', value: (100 * (idle.byName['floors'] ?? 0)) / idle.seconds / floors },
    { name: 'a floor at 0.2 orders/s: its own CPU', unit: '% of a core', value: percentOfCore(busy.byName['floors'] ?? 0) },
    { name: 'a floor at 0.2 orders/s: with its share of Kafka and Redis', unit: '% of a core', value: least },
    { name: 'accepted at the publishing port, p99', unit: 'ms', value: latencies['accepted']?.p99 ?? Number.NaN },
    {
      name: `floors that ${cpus().length} cores carry, reckoned from that and not run`,
      unit: 'floors',
      value: (100 * cpus().length) / least,
      limit: 'waking up: each floor looks into its cabinet every second and asks the broker every half',
    },
  ]
}

async function collectedOfAll(shop: BareShop): Promise<number> {
  const counts = await Promise.all(Array.from({ length: floors }, (_, n) => shop.progress.records(`shop-${n + 1}.collected`)))
  return counts.reduce((sum, count) => sum + count, 0)
}
