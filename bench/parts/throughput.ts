import { cpus } from 'node:os'
import { sleep, until } from '@/prove/shop'
import { booksGate, counterGate, startClosedLoop, warmUp } from '../closed-loop'
import type { Pids } from '../cpu'
import type { Measured } from '../figures'
import { type FullShop, openFullShop } from '../full-shop'
import { type Held, hold } from '../hold'
import type { Part } from '../part'
import { median } from '../percentile'
import { type Program, startProgram } from '../program'
import type { Progress } from '../progress'
import { rawKafkaBeside } from '../raw-kafka-beside'
import { checkWhole } from '../whole'

const searchMs = 15_000
const warmUpMs = 8000
const holdMs = 60_000
/** Between till and counter while the ceiling is looked for. */
const underWay = 600
/** Parts of the ceiling that are tried, until one is held. */
const shares = [0.97, 0.93, 0.88, 0.8, 0.7]

export const throughput: Part = {
  title: 'The most that the whole shop carries',
  how:
    'From a till by HTTP to `ready`, `collected`, ledger, facts and stock, with a kitchen display open. First a closed loop finds the ceiling; then an open loop ' +
    'sells a little below it for 60 s, and counts only if the backlog (sold and not yet collected, sold and not yet booked) does not grow; else less is tried. ' +
    'In the end every order must be collected, booked and in the facts, once each, and debits equal credits. CPU is that of all processes in these 60 s, load maker and the benchmark itself included.',
  bothDurabilities: true,
  async run({ durability, say }) {
    const open = await openFullShop({ durability, collectAfterSeconds: 0 })
    try {
      say('the floor')
      const beside = await rawKafkaBeside(open.file, durability)
      const seller = await startProgram('till-load', ['--port', String(open.shop.port)], open.staff)
      const display = await startProgram('display', [], open.staff)
      const loop = startClosedLoop(seller, [counterGate(open.progress, underWay), booksGate(open.progress)])
      await warmUp(loop, seller, warmUpMs)
      const [from, before] = [performance.now(), loop.through()]
      await Promise.race([sleep(searchMs), seller.failed, display.failed])
      const ceiling = ((loop.through() - before) * 1000) / (performance.now() - from)
      await loop.stop()
      await drained(open.progress)
      say(`ceiling ${Math.round(ceiling)} orders/s`)
      const pids = { ...open.pids, load: seller.pid, display: display.pid }
      const held = await highestHeld({ open, seller, ceiling, pids, say })
      await Promise.all([seller.end(), display.end()])
      const whole = await checkWhole(open.progress.db)
      if (!whole.same) throw new Error(`the shop was fast and wrong: ${JSON.stringify(whole)}`)
      return [...figuresOf(held), ...shareFigures(whole, held, beside.recordsPerSecond), ...beside.throughput]
    } finally {
      await open.close()
    }
  },
}

type Search = { open: FullShop; seller: Program; ceiling: number; pids: Pids; say(text: string): void }

async function highestHeld({ open, seller, ceiling, pids, say }: Search): Promise<Held> {
  for (const share of shares) {
    const perSecond = Math.floor(ceiling * share)
    const held = await hold({ open, seller, perSecond, ms: holdMs, pids })
    if (held.steady) return held
    say(
      `${perSecond} orders/s were not held: ${held.backlog.first} not collected at first and ${held.backlog.last} at last, ${held.unbooked.first} and ${held.unbooked.last} not booked; trying less`,
    )
    await drained(open.progress)
  }
  throw new Error(
    `not even ${shares.at(-1)} of the ceiling (${Math.round(ceiling)}/s) was held: something else takes the machine; run it again`,
  )
}

async function drained(progress: Progress) {
  await until('what was left undone is done', 120_000, async () => {
    const sold = await progress.records('orders')
    return (await progress.records('collected')) >= sold && (await progress.booked('collected')) >= sold
  })
}

function figuresOf(held: Held): Measured[] {
  const { usage } = held
  const each = Object.entries(usage.byName)
    .map(([name, cpuSeconds]) => ({ name, microseconds: (cpuSeconds * 1e6) / held.orders }))
    .toSorted((a, b) => b.microseconds - a.microseconds)
  const total = each.reduce((sum, { microseconds }) => sum + microseconds, 0)
  const largest = each
    .slice(0, 3)
    .map(({ name, microseconds }) => `${name} ${Math.round((100 * microseconds) / total)} %`)
    .join(', ')
  const limit = `CPU: all ${cpus().length} cores are ${Math.round(usage.machineBusy * 100)} % busy (ours ${Math.round(usage.ours * 100)} %); of ours ${largest}`
  return [
    { name: 'orders held for 60 s', unit: 'orders/s', value: held.perSecond, target: { atLeast: 2500 }, limit },
    { name: 'CPU per order, all processes', unit: 'ms', value: total / 1000, target: { atMost: 0.7 } },
    ...each.map(({ name, microseconds }) => ({ name: `CPU per order: ${name}`, unit: 'µs', value: microseconds })),
    { name: 'machine busy', unit: '%', value: usage.machineBusy * 100 },
    { name: 'accepted, p50', unit: 'ms', value: held.accepted.p50 },
    { name: 'accepted, p99', unit: 'ms', value: held.accepted.p99 },
    { name: 'orders open in the cabinet', unit: '', value: median(held.openOrders) },
    { name: 'not yet collected, first 15 s', unit: 'orders', value: held.backlog.first },
    { name: 'not yet collected, last 15 s', unit: 'orders', value: held.backlog.last },
    { name: 'not yet booked, first 15 s', unit: 'orders', value: held.unbooked.first },
    { name: 'not yet booked, last 15 s', unit: 'orders', value: held.unbooked.last },
  ]
}

const shareFigures = (whole: { waited: number; orders: number }, held: Held, floor: number): Measured[] => [
  { name: 'orders that waited for the cook', unit: '%', value: (100 * whole.waited) / whole.orders },
  { name: 'of the floor below', unit: '%', value: (100 * held.perSecond) / floor },
]
