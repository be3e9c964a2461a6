import { z } from 'zod'
import { foodsById, itemsById, type Menu } from '@/lib/domain/menu'
import { type AvailabilityInput, availabilityInput } from '@/lib/inputs/availability'
import type { Clock, Menus } from '@/lib/operations/ports'
import { requestHash } from '@/lib/operations/request-hash'
import { setAvailability } from '@/lib/operations/set-availability'
import { ok, refuse } from './answer'
import { done } from './done'
import type { OnSale } from './on-sale'
import type { Once } from './once'
import type { Publish } from './publisher'
import { get, post, type Route } from './route'

export type AvailabilityOptions = { shop: number; once: Once; publish: Publish; onSale: OnSale; menus: Menus; clock: Clock }

/** What is sold out or counted down: said by whoever stands before the empty tray, and asked by anybody. */
export function availabilityRoutes({ shop, once, publish, onSale, menus, clock }: AvailabilityOptions): Route[] {
  return [
    get(
      {
        path: '/api/availability',
        summary: 'What is left of what is counted today, by item/… and food/…; 0 is sold out',
        may: 'device',
        answer: z.object({ left: z.record(z.string(), z.int().min(0)) }),
      },
      () => ok({ left: onSale.left(clock.nowMs()) }),
    ),
    post(
      {
        path: '/api/availability',
        summary: 'Sold out (0), so many left, or back on sale (null), from now until the end of the trading day',
        may: ['till', 'kitchen', 'cook'],
        input: availabilityInput,
        answer: done.availabilitySet,
      },
      ({ id, ...content }, _, { person }) => {
        const as = { id, request: requestHash('availability.set', content) }
        return once.run(as, async () => {
          if (!isOnMenu(menus.current(), content)) return notOnMenu(content)
          const by = person === null ? {} : { by: person.id }
          return publish((log) => setAvailability({ log, clock }, { shop, ...content, ...by }, as))
        })
      },
    ),
  ]
}

type What = Pick<AvailabilityInput, 'kind' | 'of'>

const isOnMenu = (menu: Menu, { kind, of }: What) => (kind === 'item' ? itemsById(menu) : foodsById(menu)).has(of)

const notOnMenu = ({ kind, of }: What) =>
  refuse(422, 'not-on-the-menu', `Nothing was done: there is no ${kind} "${of}" on the menu.`, [
    { path: 'of', message: `"${of}" is not on the menu` },
  ])
