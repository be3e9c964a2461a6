import { z } from 'zod'
import { allergenMatrix } from '@/lib/domain/allergen-matrix'
import { allergens, type Menu } from '@/lib/domain/menu'
import type { Menus } from '@/lib/operations/ports'
import type { AllergensAnswer } from '@/lib/realtime/allergens'
import { ok, refuse } from './answer'
import { Buckets } from './buckets'
import { get, type Route } from './route'

export type AllergensOptions = { shopName(): string; menus: Pick<Menus, 'current'>; nowMs(): number }

/** From all phones together: a page asks once. */
const ALL = { atOnce: 200, perSecond: 50 }

const cells = z.partialRecord(z.enum(allergens), z.enum(['contains', 'shared', 'as-it-comes']))
const allergensAnswer = z.object({
  shopName: z.string(),
  menuName: z.string(),
  version: z.int(),
  checked: z.boolean(),
  groups: z.array(z.object({ name: z.string(), rows: z.array(z.object({ name: z.string(), cells })) })),
}) satisfies z.ZodType<AllergensAnswer>

/** The law wants it where the customer can ask for it before buying, so nobody has to be enrolled for it; there is no price in it. */
export function allergenRoutes({ shopName, menus, nowMs }: AllergensOptions): Route[] {
  const all = new Buckets(ALL)
  let made: { menu: Menu; groups: AllergensAnswer['groups'] } | null = null
  return [
    get(
      { path: '/api/allergens', summary: 'The fourteen allergens of everything on the menu', may: 'anyone', answer: allergensAnswer },
      () => {
        if (!all.take('all', nowMs())) return refuse(429, 'too-many', 'Too many ask at once. Ask again in a few seconds.')
        const menu = menus.current()
        if (made?.menu !== menu) made = { menu, groups: allergenMatrix(menu) }
        return ok({ shopName: shopName(), menuName: menu.name, version: menu.version, checked: menu.confirmed, groups: made.groups })
      },
    ),
  ]
}
