import { wrapOrders } from '@/lib/operations/wrap-orders'
import { every } from './every'
import type { Start } from './worker'

/** Wraps and bumps in place of a person at the kitchen display. */
export const robotPreparer: Start = async ({ env, log, clock, logger }) => {
  const { handle, tick } = wrapOrders({ log, clock }, { shop: env.SHOP, speed: env.ROBOTS_SPEED, seed: env.ROBOTS_SEED })
  const ticking = every(Math.max(5, 100 / env.ROBOTS_SPEED), 'robot-preparer', logger, tick)
  return { handle, stop: ticking.stop }
}
