import { collectUnclaimed } from '@/lib/operations/collect-unclaimed'
import { collected } from '@/lib/topics/collected'
import { orders } from '@/lib/topics/orders'
import { ready } from '@/lib/topics/ready'
import { every } from './every'
import type { WorkerDefinition } from './worker'

/** Hands over: an order that has been ready for five minutes counts as collected, unless somebody says otherwise before. */
export const counter: WorkerDefinition = {
  name: 'counter',
  reads: [ready, collected, orders],
  writes: [collected],
  paceMs: 8,
  start: async ({ env, log, clock, logger }) => {
    const { handle, tick } = collectUnclaimed({ log, clock }, { shop: env.SHOP, afterMs: env.COLLECT_AFTER_SECONDS * 1000 })
    const ticking = every(25, 'counter', logger, tick)
    return { handle, stop: ticking.stop }
  },
}
