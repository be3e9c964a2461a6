import { collectUnclaimed } from '@/lib/operations/collect-unclaimed'
import { every } from './every'
import type { Start } from './worker'

/** Hands over: an order that has been ready for a quarter of an hour counts as collected, unless somebody says otherwise before. */
export const counter: Start = async ({ env, log, clock, logger }) => {
  const { handle, tick } = collectUnclaimed({ log, clock }, { shop: env.SHOP, afterMs: env.COLLECT_AFTER_SECONDS * 1000 })
  const ticking = every(25, 'counter', logger, tick)
  return { handle, stop: ticking.stop }
}
