import { sleep } from '@/prove/shop'
import { countCpu, type Pids, type Usage } from './cpu'
import type { FullShop } from './full-shop'
import type { Latency } from './messages'
import { meanOf } from './percentile'
import { type Program, reportOf } from './program'
import { latencyOf } from './stopwatch'

export type Backlog = { first: number; last: number }
export type Held = {
  /** As measured. */
  perSecond: number
  /** Accepted in the time, and what they took. */
  orders: number
  usage: Usage
  steady: boolean
  /** Sold and not yet collected, sold and not yet booked: means of the first and of the last quarter. */
  backlog: Backlog
  unbooked: Backlog
  openOrders: number[]
  accepted: Latency
}

/** Before anything counts: a new pace first fills what it keeps under way. */
const settleMs = 3000
const lookEveryMs = 1000
/** Reading the whole cabinet takes longer than all the rest. */
const lookIntoCabinetEvery = 20
/** A backlog may move up and down by so many seconds of orders. */
const steadySeconds = 0.5
/** Of what was due. */
const leastTaken = 0.99
/** Nobody waits longer than this for what has no end. */
const hopelessSeconds = 4

type Pace = { open: FullShop; seller: Program; pids: Pids; perSecond: number; ms: number }

/** Sells at an even pace, whether the shop keeps up or not, and watches what is left undone. */
export async function hold({ open, seller, pids, perSecond, ms }: Pace): Promise<Held> {
  const { progress } = open
  seller.tell({ do: 'sell', perSecond })
  await Promise.race([sleep(settleMs), seller.failed])
  seller.tell({ do: 'measure' })
  const [soldBefore, fromMs, cpu] = [await progress.records('orders'), performance.now(), countCpu(pids)]
  const backlogs: number[] = []
  const unbooked: number[] = []
  const openOrders: number[] = []
  let sold = soldBefore
  let hopeless = false
  while (performance.now() - fromMs < ms && !hopeless) {
    await Promise.race([sleep(lookEveryMs), seller.failed])
    const [orders, collected, booked] = await Promise.all([
      progress.records('orders'),
      progress.records('collected'),
      progress.booked('collected'),
    ])
    sold = orders
    backlogs.push(orders - collected)
    unbooked.push(orders - booked)
    if (backlogs.length % lookIntoCabinetEvery === 0) openOrders.push(await open.cabinet.openOrders())
    hopeless = Math.max(orders - collected, orders - booked) > perSecond * hopelessSeconds
  }
  const usage = cpu()
  const { latencies, refused, missing } = await reportOf(seller)
  const left = { backlog: ends(backlogs), unbooked: ends(unbooked) }
  const grew = [left.backlog, left.unbooked].some(({ first, last }) => last > first + perSecond * steadySeconds)
  const orders = sold - soldBefore
  // What is due and was never taken would be in no backlog.
  const tookAll = refused === 0 && missing === 0 && orders >= perSecond * usage.seconds * leastTaken
  return {
    ...{ perSecond: orders / usage.seconds, steady: !hopeless && !grew && tookAll, ...left, openOrders, orders, usage },
    accepted: latencies['accepted'] ?? latencyOf([]),
  }
}

function ends(samples: readonly number[]): Backlog {
  const quarter = Math.max(1, Math.floor(samples.length / 4))
  return { first: Math.round(meanOf(samples.slice(0, quarter))), last: Math.round(meanOf(samples.slice(-quarter))) }
}
