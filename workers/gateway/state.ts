import { z } from 'zod'
import { advise } from '@/lib/domain/cabinet/advise'
import { emptyCabinet } from '@/lib/domain/cabinet/state'
import { foodSight, viewOf } from '@/lib/domain/cabinet/view'
import { foodsById } from '@/lib/domain/menu'
import { withPar } from '@/lib/domain/range/par'
import { type CookNews, rangeSight } from '@/lib/domain/range/sight'
import type { Menus } from '@/lib/operations/ports'
import { menuSchema } from '@/lib/topics/menu'
import { foodId } from '@/lib/topics/shapes'
import { notFound, ok } from './answer'
import type { Picture } from './picture'
import { get, type Route } from './route'

export type StateOptions = { shop: number; picture: Picture; menus: Menus; nowMs(): number; news(): CookNews }

const portions = z.record(foodId, z.int().min(0))
const lot = z.object({ food: foodId, n: z.int(), dueMs: z.number(), batch: z.string() })
const cabinetAnswer = z.object({
  epoch: z.int(),
  version: z.int(),
  /** Portions that can be sold now, by food. */
  free: portions,
  lots: z.array(lot),
  fryer: z.record(z.uuid(), z.object({ food: foodId, portions: z.int(), pan: z.int(), atMs: z.number() })),
  par: portions,
  totals: z.record(foodId, z.object({ cooked: z.int(), served: z.int(), wasted: z.int(), expired: z.int(), miscounted: z.int() })),
  clockMs: z.number(),
  orders: z.record(
    z.uuid(),
    z.object({
      status: z.enum(['waiting', 'hot', 'hand', 'ready']),
      need: portions,
      got: z.array(lot),
      sinceMs: z.number(),
      order: z.int(),
      ticket: z.string(),
    }),
  ),
})
const adviceAnswer = z.object({
  advice: z.array(z.object({ food: foodId, portions: z.int(), pan: z.int(), forOrders: z.array(z.uuid()), typed: z.int().optional() })),
})

/** What is held, what to drop, what is sold: as the log has it now. */
export function stateRoutes({ shop, picture, menus, nowMs, news }: StateOptions): Route[] {
  /** A shop in which nothing has been cooked yet has an empty cabinet, not none. */
  const cabinet = () => picture.cabinetView ?? viewOf(emptyCabinet(shop, 0))

  return [
    get(
      {
        path: '/api/cabinet',
        summary: 'The hot cabinet: portions held, set aside and frying',
        // It says what each order needs, which is nobody's business where nobody is signed in.
        may: ['till', 'kitchen', 'cook', 'counter'],
        answer: cabinetAnswer,
      },
      () => {
        const view = cabinet()
        const foods = foodsById(menus.current())
        const cooked = menus.current().foods.filter(({ kind }) => kind !== 'free')
        const free = Object.fromEntries(cooked.map(({ id }) => [id, foodSight(view, id, foods, nowMs()).heldPortions]))
        return ok({ ...view, free })
      },
    ),
    get({ path: '/api/advice', summary: 'What to drop now, the most urgent first', may: 'device', answer: adviceAnswer }, () => {
      const menu = menus.current()
      const told = news()
      const left = picture.onSale.left(nowMs())
      const atPar = withPar(cabinet(), menu, told.plan, nowMs(), told.timeZone, left)
      return ok({ advice: advise(atPar, foodsById(menu), nowMs(), rangeSight(menu, told, left)) })
    }),
    get(
      {
        path: '/api/menu',
        summary: 'The menu in force, or an earlier one',
        may: 'device',
        query: { version: menuSchema.shape.version },
        answer: z.object({ menu: menuSchema }),
      },
      ({ query }) => {
        const asked = query.get('version')
        const menu = asked === null ? menus.current() : menus.version(Number(asked))
        return menu ? ok({ menu }) : notFound('There is no such version of the menu.')
      },
    ),
  ]
}
