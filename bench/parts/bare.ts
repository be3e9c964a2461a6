import { sleep, until } from '@/prove/shop'
import { type BareShop, openBareShop } from '../bare-shop'
import { counterGate, startClosedLoop, warmUp } from '../closed-loop'
import { countCpu, type Pids } from '../cpu'
import type { Measured } from '../figures'
import type { Durability } from '../full-shop'
import { heldForOrders } from '../menu'
import type { Part } from '../part'
import { median } from '../percentile'
import { envOf, type Program, startProgram } from '../program'
import { rawKafkaBeside } from '../raw-kafka-beside'

const floor = ['preparer', 'cook', 'counter', 'robot-preparer', 'robot-cook']
const underWay = 1000
const warmUpMs = 6000
const measureMs = 20_000
/** A crowd is served from what the cabinet holds; there is food for some more. */
const crowd = Math.min(2000, heldForOrders)
const crowds = 5

export const bare: Part = {
  title: 'The bare path: checks and cabinet on, books and screens off',
  how:
    'Kafka, Redis and the floor’s workers in one process (PostgreSQL is up and idle). The chain: orders at the publishing port (checked, priced, published; no HTTP) → preparer → cook, one in six → ' +
    `ready → counter → collected, closed loop with at most ${underWay} orders on their way, for ${measureMs / 1000} s after ${warmUpMs / 1000} s. Accept → make-up: ${crowd} orders at once, whose food is all in the cabinet, ` +
    'until the last stands in make-up; nobody wraps meanwhile, so they all stay open in the cabinet. The median of five such crowds a run, after one that does not count.',
  bothDurabilities: true,
  async run({ durability, say }) {
    say('the floor, and the chain')
    const chain = await withShop(durability, async (shop) => {
      const beside = await rawKafkaBeside(shop.file, durability)
      return [...(await wholeChain(shop)), ...beside.throughput]
    })
    // On data of their own: other groups of workers would do again what the chain's have done.
    const served = await withShop(durability, async (shop) => {
      const kitchen = await shop.startWorkers(['preparer', 'cook', 'robot-cook'])
      say('crowds at the publishing port')
      const port = await crowdsServed(shop, await startProgram('port-load', ['--baskets', 'held'], envOf(shop.file)))
      say('crowds by HTTP')
      const gateway = await shop.startGateway()
      const http = await crowdsServed(
        shop,
        await startProgram('till-load', ['--baskets', 'held', '--port', String(shop.port)], gateway.staff),
      )
      await Promise.all([gateway.end(), kitchen.end()])
      return { port, http }
    })
    const limit = 'a step of the cabinet costs something for each open order, and by the end the whole crowd stands open'
    return [
      ...chain,
      { name: 'accept → make-up, publishing port', unit: 'orders/s', value: served.port, target: { atLeast: 15_000 }, limit },
      {
        name: 'accept → make-up, by HTTP',
        unit: 'orders/s',
        value: served.http,
        target: { atLeast: 5000 },
        limit: `the gateway’s core; ${limit}`,
      },
    ]
  },
}

async function withShop<T>(durability: Durability, act: (shop: BareShop) => Promise<T>): Promise<T> {
  const shop = await openBareShop({ durability })
  try {
    return await act(shop)
  } finally {
    await shop.close()
  }
}

async function wholeChain(shop: BareShop): Promise<Measured[]> {
  const workers = await shop.startWorkers(floor)
  await until('the hot cabinet is full', 60_000, shop.cabinet.isFull)
  const seller = await startProgram('port-load', [], envOf(shop.file))
  const loop = startClosedLoop(seller, [counterGate(shop.progress, underWay)])
  await warmUp(loop, seller, warmUpMs)
  const { postgres: _, ...services } = shop.file.pids
  const pids: Pids = { ...services, floor: workers.pid, load: seller.pid, bench: process.pid }
  const cpu = countCpu(pids)
  const from = loop.through()
  await Promise.race([sleep(measureMs / 2), seller.failed])
  const open = await shop.cabinet.openOrders()
  await Promise.race([sleep(measureMs / 2), seller.failed])
  const orders = loop.through() - from
  const usage = cpu()
  await loop.stop()
  await allThrough(shop, 'collected')
  await seller.end()
  await workers.end()
  const each = Object.entries(usage.byName)
    .map(([name, seconds]) => ({ name: `chain, CPU per order: ${name}`, unit: 'µs', value: (seconds * 1e6) / orders }))
    .toSorted((a, b) => b.value - a.value)
  const floorShare = ((usage.byName['floor'] ?? 0) * 100) / usage.seconds
  const limit = `the floor is one process: ${Math.round(floorShare)} % of a core; the machine ${Math.round(usage.machineBusy * 100)} % busy`
  return [
    { name: 'chain to collected', unit: 'orders/s', value: orders / usage.seconds, target: { atLeast: 6000 }, limit },
    { name: 'chain, CPU per order in all', unit: 'µs', value: each.reduce((sum, { value }) => sum + value, 0) },
    ...each,
    { name: 'chain, orders open in the cabinet', unit: '', value: open },
  ]
}

/** Orders a second, of the crowd in the middle. Ends the seller. */
async function crowdsServed(shop: BareShop, seller: Program): Promise<number> {
  const rates: number[] = []
  for (let n = 0; n <= crowds; n++) {
    await until('the hot cabinet is full', 60_000, shop.cabinet.isFull)
    const before = await shop.progress.records('make-up')
    const fromMs = performance.now()
    seller.tell({ do: 'allow', upTo: (n + 1) * crowd })
    while ((await shop.progress.records('make-up')) < before + crowd) {
      if (performance.now() - fromMs > 60_000) throw new Error(await notServed(shop, n, before))
      await Promise.race([sleep(2), seller.failed])
    }
    if (n > 0) rates.push((crowd * 1000) / (performance.now() - fromMs))
    // The crowd goes home: or the next would find its orders open in the cabinet.
    const people = await shop.startWorkers(['robot-preparer', 'counter'])
    await allThrough(shop, 'collected')
    await people.end()
  }
  await seller.end()
  return median(rates)
}

async function allThrough({ progress }: BareShop, topic: 'collected') {
  await until(`every order is ${topic}`, 60_000, async () => (await progress.records(topic)) >= (await progress.records('orders')))
}

async function notServed({ progress, cabinet }: BareShop, n: number, before: number): Promise<string> {
  const [sold, made] = [(await progress.records('orders')) - before, (await progress.records('make-up')) - before]
  return `crowd ${n} of ${crowd} was not served within a minute: ${sold} have ordered, ${made} are in make-up, ${await cabinet.openOrders()} stand open in the cabinet`
}
