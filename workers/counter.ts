import { collectUnclaimed } from '@/lib/operations/collect-unclaimed'
import { every } from './every'
import type { Start } from './worker'

/** Hands over: an order that has been ready for as long as the manager has set counts as collected, unless somebody says otherwise before. */
export const counter: Start = async ({ env, log, menus, clock, logger }) => {
  const afterMs = () => {
    const minutes = menus.collectAfterMinutes()
    return minutes === null ? env.COLLECT_AFTER_SECONDS * 1000 : minutes * 60_000
  }
  const { handle, tick } = collectUnclaimed({ log, clock }, { shop: env.SHOP, afterMs })
  const ticking = every(25, 'counter', logger, tick)
  return { handle, stop: ticking.stop }
}
