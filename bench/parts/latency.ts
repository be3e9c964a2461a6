import { sleep } from '@/prove/shop'
import type { Visitor } from '@/workers/robots/visitor'
import { countCpu } from '../cpu'
import type { Measured } from '../figures'
import { type FullShop, openFullShop } from '../full-shop'
import type { Part } from '../part'
import { type Program, reportOf, startProgram } from '../program'
import { rawKafkaBeside } from '../raw-kafka-beside'
import { latencyOf } from '../stopwatch'

const rates = [1, 50, 200]
const warmUpMs = 5000
const measureMs = 30_000

/** What is waited for, as it is called in the results, what limits it, and the p99 to reach at 200 orders a second. */
const steps: Record<string, { name: string; limit: string; p99At200?: number }> = {
  accepted: { name: 'accepted', limit: 'the flush of the record to disk, and the gateway’s other work on the same core', p99At200: 30 },
  placed: { name: 'placed on the kitchen display', limit: 'accepted, and at most one frame of 25 ms', p99At200: 60 },
  ready: { name: 'ready on the kitchen display, all orders', limit: 'those that are cooked to order', p99At200: 100 },
  'food was there': {
    name: 'ready, whose food was there',
    limit: 'three hops (orders, make-up, ready), read at most every 8 ms, the gateway’s own reader every 20 ms; robots look every 5 ms',
    p99At200: 100,
  },
  'cooked to order': { name: 'ready, cooked to order', limit: 'six hops, and 36 ms in the pan (six minutes, 10,000 times faster)' },
}

export const latency: Part = {
  title: 'Latency at a steady pace',
  how:
    'Orders by HTTP at even intervals for 30 s after 5 s of warm-up, open loop: each counts from the moment it was due. Accepted = the HTTP answer; ' +
    'placed and ready = a socket.io client that watches the kitchen has been told. Robots wrap and fry without waiting; one order in six waits for the cook. ' +
    'Whole shop, with books, one display, the load maker and everything else on this machine.',
  async run({ durability, say }) {
    const open = await openFullShop({ durability, collectAfterSeconds: 1 })
    try {
      say('the floor')
      const measured: Measured[] = [...(await rawKafkaBeside(open.file, durability)).latency]
      const seller = await startProgram('till-load', ['--port', String(open.shop.port), '--watch'], open.staff)
      for (const rate of rates) {
        say(`${rate} orders/s`)
        measured.push(...(await atRate(rate, seller, open)))
      }
      await seller.end()
      return measured
    } finally {
      await open.close()
    }
  },
}

export async function atRate(rate: number, seller: Program, { pids, owner }: Pick<FullShop, 'pids' | 'owner'>): Promise<Measured[]> {
  seller.tell({ do: 'sell', perSecond: rate })
  await Promise.race([sleep(warmUpMs), seller.failed])
  seller.tell({ do: 'measure' })
  const cpu = countCpu({ ...pids, load: seller.pid })
  await Promise.race([sleep(measureMs), seller.failed])
  const used = cpu()
  const { latencies, missing, refused, unseen } = await reportOf(seller)
  if (refused > 0) throw new Error(`at ${rate}/s ${refused} orders were answered that the shop is full: too much else runs here`)
  if (missing > 0) throw new Error(`at ${rate}/s ${missing} orders were not shown as ready within 15 s. ${await storyOf(owner, unseen[0])}`)
  const quantiles = Object.entries(steps).flatMap(([step, { name, limit, p99At200 }]): Measured[] => {
    const { p50, p99, max } = latencies[step] ?? latencyOf([])
    const target = p99At200 !== undefined && rate === 200 ? { target: { atMost: p99At200 } } : {}
    return [
      { name: `${name}, p50 at ${rate}/s`, unit: 'ms', value: p50 },
      { name: `${name}, p99 at ${rate}/s`, unit: 'ms', value: p99, limit, ...target },
      { name: `${name}, max at ${rate}/s`, unit: 'ms', value: max },
    ]
  })
  return [
    ...quantiles,
    {
      ...{ name: `machine busy at ${rate}/s`, unit: '%', value: used.machineBusy * 100, ...(rate === 200 && { target: { atMost: 60 } }) },
      limit: 'waking up: each process looks so often, whether for one record or for ten; and whatever else runs on the machine',
    },
    { name: `of it our processes at ${rate}/s`, unit: '%', value: used.ours * 100 },
  ]
}

/** What the shop itself knows of an order that has not arrived. */
async function storyOf(owner: Visitor, id: string | undefined): Promise<string> {
  if (id === undefined) return 'None was accepted.'
  const { body } = await owner.get(`/api/orders/${id}`)
  return `Of the first the shop says: ${JSON.stringify(body)}`
}
