import { z } from 'zod'
import { allergens, menuGroups } from '../domain/menu'
import { foodId, limits, pence, shopNumber, vatCode } from './shapes'
import { defineTopic } from './topic'

const id = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[a-z0-9-]+$/)
const uses = z.record(id, z.number().min(0).max(10_000))

export const menuSchema = z.object({
  version: z.int().min(1),
  name: z.string().min(1).max(80),
  confirmed: z.boolean(),
  foods: z
    .array(
      z.object({
        id: foodId,
        name: z.string().min(1).max(40),
        kind: z.enum(['held', 'toOrder', 'free']),
        holdMinutes: z.number().min(0).max(240),
        fryMinutes: z.number().min(0).max(60),
        batch: z.int().min(1).max(60),
        par: z.int().min(0).max(1000),
        pan: z.int().min(0).max(9),
      }),
    )
    .min(1)
    .max(200),
  items: z
    .array(
      z.object({
        id,
        name: z.string().min(1).max(60),
        group: z.enum(menuGroups),
        portions: z.array(foodId).min(1).max(20),
        pricePence: pence,
        vatTakeaway: vatCode,
        vatEatIn: vatCode,
        allergens: z.array(z.enum(allergens)),
        options: z.array(id),
        uses,
        bare: z.boolean(),
        tile: z.int().min(1).max(35).nullable(),
      }),
    )
    .min(1)
    .max(500),
  options: z.array(
    z.object({
      id,
      name: z.string().min(1).max(40),
      choices: z.array(z.string().min(1).max(40)).min(1).max(12),
      default: z.string().max(40).nullable(),
      /** By choice. Absent in menus from before options could cost something. */
      pence: z.record(z.string().max(40), pence).optional(),
    }),
  ),
  /** Absent in menus from before there were sizes and deals. */
  sizes: z
    .array(
      z.object({
        id,
        choices: z
          .array(z.object({ name: z.string().min(1).max(20), item: id }))
          .min(2)
          .max(6),
      }),
    )
    .max(100)
    .optional(),
  deals: z
    .array(
      z.object({
        id,
        name: z.string().min(1).max(40),
        slots: z.array(z.array(id).min(1).max(100)).min(2).max(5),
        pricePence: pence,
      }),
    )
    .max(30)
    .optional(),
  consumables: z.array(z.object({ id, name: z.string().min(1).max(60), unit: z.string().min(1).max(20) })),
  foodUses: z.record(foodId, uses),
})

/** In force from `effectiveAt` on, so that every reader has it before it counts. */
const published = z.looseObject({ shop: shopNumber, effectiveAt: z.iso.datetime(), menu: menuSchema })
export type MenuPublished = z.infer<typeof published>

const counterSet = z.looseObject({
  shop: shopNumber,
  /** A ready order that nobody hands over counts as collected after so long. */
  collectAfterMinutes: z.number().min(0).max(1440),
  at: z.iso.datetime(),
  request: z.string().max(64).optional(),
})
export type CounterSet = z.infer<typeof counterSet>

/** How much is left of an item or a food, 0 when it is sold out, null when there is no limit (domain/availability.ts). */
const availabilitySet = z.looseObject({
  shop: shopNumber,
  kind: z.enum(['item', 'food']),
  of: z.string().min(1).max(60),
  left: z.int().min(0).max(limits.left).nullable(),
  at: z.iso.datetime(),
  by: z.string().max(64).optional(),
  request: z.string().max(64).optional(),
})
export type AvailabilitySet = z.infer<typeof availabilitySet>

/** What is laid down of what is sold: the whole menu, each version once, what is left of it, and how the counter works. Read from its beginning by whoever starts. */
export const menu = defineTopic({
  name: 'menu',
  spread: 'shop',
  key: 'shop',
  types: { 'menu.published': published, 'counter.set': counterSet, 'availability.set': availabilitySet },
})
