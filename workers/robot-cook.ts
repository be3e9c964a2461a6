import { cookAsAdvised } from '@/lib/operations/cook-as-advised'
import { currentFoods } from './cabinet-keeper'
import { every } from './every'
import type { Start } from './worker'

/** Drops and lifts in place of a person at the cook's display. Reads no topic: it looks at the cabinet, as a person does. */
export const robotCook: Start = async ({ env, log, clock, store, menus, logger }) => {
  const plan = () => ({ menu: menus.current(), plan: menus.cookPlan(), timeZone: env.TIME_ZONE })
  const cooking = cookAsAdvised({ log, clock, store, foods: currentFoods(menus), plan }, { shop: env.SHOP, speed: env.ROBOTS_SPEED })
  const looking = every(Math.max(20, 500 / env.ROBOTS_SPEED), 'robot-cook', logger, cooking.look)
  return { handle: async () => [], stop: looking.stop }
}
