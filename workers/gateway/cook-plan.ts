import { z } from 'zod'
import { foodsById } from '@/lib/domain/menu'
import { areLastOrders, type CookPlan, rangePans, wrongRange } from '@/lib/domain/range/plan'
import { lastOrdersInput, parPlanInput, rangeInput } from '@/lib/inputs/cook-plan'
import type { Clock, Menus } from '@/lib/operations/ports'
import { requestHash } from '@/lib/operations/request-hash'
import { type PlanChange, setCookPlan } from '@/lib/operations/set-cook-plan'
import { menu as menuTopic } from '@/lib/topics/menu'
import { foodId } from '@/lib/topics/shapes'
import { ok, refuse } from './answer'
import { done } from './done'
import type { Once } from './once'
import type { Publish } from './publisher'
import { get, post, type Route } from './route'

export type CookPlanOptions = {
  shop: number
  timeZone: string
  once: Once
  publish: Publish
  clock: Clock
  menus: Menus & { cookPlan(): CookPlan }
}

const planAnswer = z.object({
  pans: menuTopic.types['range.set'].shape.pans,
  /** False: as the menu has them. */
  pansSet: z.boolean(),
  par: z.record(foodId, menuTopic.types['par.scheduled'].shape.slots),
  lastOrders: z.boolean(),
})

/** How the shop cooks: its pans, its par levels by day and hour, and whether the last orders are being taken. */
export function cookPlanRoutes({ shop, timeZone, once, publish, clock, menus }: CookPlanOptions): Route[] {
  const set = (id: string, change: PlanChange, by: string | undefined) => {
    const as = { id, request: requestHash(change.type, change.value) }
    return once.run(as, () => publish((log) => setCookPlan({ log, clock }, { shop, by, change }, as)))
  }
  return [
    get(
      {
        path: '/api/range',
        summary: 'The pans, the par levels by day and hour, and whether it is last orders',
        may: ['cook'],
        answer: planAnswer,
      },
      () => {
        const plan = menus.cookPlan()
        return ok({
          pans: rangePans(menus.current(), plan),
          pansSet: plan.pans !== null,
          par: plan.par,
          lastOrders: areLastOrders(plan, clock.nowMs(), timeZone),
        })
      },
    ),
    post(
      {
        path: '/api/range',
        summary: 'Sets the pans and what is fried in them',
        may: ['manager'],
        input: rangeInput,
        answer: done.rangeSet,
      },
      async ({ id, pans }, _params, { person }) => {
        const wrong = wrongRange(pans, menus.current())
        if (wrong !== null) return refuse(422, 'no-range', `Nothing was set: ${wrong}`, [{ path: 'pans', message: wrong }])
        return set(id, { type: 'range.set', value: { pans } }, person?.id)
      },
    ),
    post(
      {
        path: '/api/range/par',
        summary: 'Sets the par levels of one food',
        may: ['manager'],
        input: parPlanInput,
        answer: done.parScheduled,
      },
      async ({ id, food, slots }, _params, { person }) => {
        if (foodsById(menus.current()).get(food)?.kind !== 'held')
          return refuse(422, 'not-held', 'Nothing was set: only food that is cooked ahead has a par level.', [
            { path: 'food', message: `"${food}" is not cooked ahead` },
          ])
        return set(id, { type: 'par.scheduled', value: { food, slots } }, person?.id)
      },
    ),
    post(
      {
        path: '/api/range/last-orders',
        summary: 'From now until the trading day ends nothing is cooked to par; or it is again',
        may: ['cook'],
        input: lastOrdersInput,
        answer: done.lastOrdersSet,
      },
      ({ id, on }, _params, { person }) => set(id, { type: 'last-orders.set', value: { on } }, person?.id),
    ),
  ]
}
