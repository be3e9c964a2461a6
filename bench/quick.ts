import { sleep } from '@/prove/shop'
import { booksGate, counterGate, startClosedLoop, warmUp } from './closed-loop'
import { countCpu } from './cpu'
import { type Durability, openFullShop } from './full-shop'
import { envOf, startProgram } from './program'
import { checkWhole, wholeText } from './whole'

export type QuickOptions = { seconds: number; by: 'http' | 'port'; underWay: number; displays: number; durability: Durability }

const warmUpMs = 8000

/**
 * The whole chain at full load, everything on this machine, the load maker too: orders go in by HTTP (or at the publishing port),
 * robots wrap without waiting, the counter hands over at once, books, facts and stock are kept, kitchen displays watch. What is counted
 * was booked and handed over.
 */
export async function quick({ seconds, by, underWay, displays, durability }: QuickOptions): Promise<void> {
  const open = await openFullShop({ durability, collectAfterSeconds: 0 })
  try {
    const { file, shop, progress } = open
    const seller =
      by === 'http'
        ? await startProgram('till-load', ['--port', String(shop.port)], open.staff)
        : await startProgram('port-load', [], envOf(file))
    const watching = await Promise.all(Array.from({ length: displays }, () => startProgram('display', [], open.staff)))
    const pids = { ...open.pids, load: seller.pid, ...Object.fromEntries(watching.map(({ pid }, n) => [`display ${n + 1}`, pid])) }
    const loop = startClosedLoop(seller, [counterGate(progress, underWay), booksGate(progress)])
    await warmUp(loop, seller, warmUpMs)

    const cpu = countCpu(pids)
    const from = loop.through()
    await Promise.race([sleep(seconds * 500), seller.failed])
    // Once: to read a busy cabinet from outside costs more than a thousand orders.
    const openOrders = await open.cabinet.openOrders()
    await Promise.race([sleep(seconds * 500), seller.failed])
    const orders = loop.through() - from
    const used = cpu()
    await loop.stop()
    await Promise.all([seller, ...watching].map((program) => program.end()))

    const microseconds = (cpuSeconds: number) => ((cpuSeconds * 1e6) / orders).toFixed(0).padStart(6)
    for (const [name, cpuSeconds] of Object.entries(used.byName).toSorted(([, a], [, b]) => b - a))
      console.log(`${name.padEnd(12)} ${microseconds(cpuSeconds)} µs CPU per order`)
    const total = Object.values(used.byName).reduce((sum, each) => sum + each, 0)
    console.log(
      `${(orders / used.seconds).toFixed(0)} orders/s from ${by === 'http' ? 'HTTP' : 'the publishing port'} to ledger and counter over ${used.seconds.toFixed(0)} s, ${microseconds(total).trim()} µs CPU per order in all; the machine ${percent(used.machineBusy)} busy, ours ${percent(used.ours)}; ${openOrders} orders open in the cabinet, ${underWay} allowed; durability ${durability}`,
    )
    console.log(wholeText(await checkWhole(progress.db)))
  } finally {
    await open.close()
  }
}

const percent = (share: number) => `${Math.round(share * 100)} %`
