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
      allergens: z.record(z.string().max(40), z.array(z.enum(allergens))).optional(),
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

/** One line of a 32-column roll holds it whole. */
const addressLine = z.string().min(1).max(60)

const receiptSet = z.looseObject({
  shop: shopNumber,
  /** As it stands at the head of a receipt. */
  address: z.array(addressLine).max(6),
  vatNumber: z.string().max(20).nullable(),
  /** Where it takes raw ESC/POS; null: the shop has none. */
  printer: z.object({ host: z.string().min(1).max(255), port: z.int().min(1).max(65_535) }).nullable(),
  /** Every paid order at once, or those that are asked for. */
  prints: z.enum(['every', 'asked']),
  at: z.iso.datetime(),
  request: z.string().max(64).optional(),
})
export type ReceiptSet = z.infer<typeof receiptSet>

const byWhom = { at: z.iso.datetime(), by: z.string().max(64).optional(), request: z.string().max(64).optional() }

/** The pans as the shop has them: where each food is fried, instead of the pan that the menu names. The newest stands. */
const rangeSet = z.looseObject({
  shop: shopNumber,
  pans: z
    .array(
      z.object({
        pan: z.int().min(1).max(9),
        name: z.string().min(1).max(24),
        foods: z.array(foodId).max(60),
        /** How long the oil takes after a lift before the next batch should go in. */
        recoverySeconds: z.int().min(0).max(600),
      }),
    )
    .min(1)
    .max(9),
  ...byWhom,
})
export type RangeSet = z.infer<typeof rangeSet>

const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
/** Par levels of one food by weekday (0 = Sunday) and hour, by the clock on the shop's wall. The newest of a food stands. */
const parScheduled = z.looseObject({
  shop: shopNumber,
  food: foodId,
  slots: z
    .array(
      z.object({
        days: z.array(z.int().min(0).max(6)).min(1).max(7),
        from: wallTime,
        /** Not included; earlier than `from`, or the same: on the next morning. */
        to: wallTime,
        par: z.int().min(0).max(1000),
      }),
    )
    .max(50),
  ...byWhom,
})
export type ParScheduled = z.infer<typeof parScheduled>

/** From now on, until the trading day ends, nothing is cooked just to be there. */
const lastOrdersSet = z.looseObject({ shop: shopNumber, on: z.boolean(), ...byWhom })
export type LastOrdersSet = z.infer<typeof lastOrdersSet>

const limitsSet = z.looseObject({
  shop: shopNumber,
  /** Up to these a till gives away or back without a manager's PIN (domain/limits). */
  limits: z.object({
    ...{ discountPercent: z.int().min(0).max(100), discountPence: pence, voidPence: pence, refundPence: pence },
    /** Absent in settings from before a docket had one. */
    docketPence: pence.optional(),
  }),
  at: z.iso.datetime(),
  by: z.string().max(64).optional(),
  request: z.string().max(64).optional(),
})
export type LimitsSet = z.infer<typeof limitsSet>

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

/**
 * What the manager lays down: the whole menu, each version once, what is left of it, how counter and range work, what a till may
 * give away and what stands on receipts. Read from its beginning by whoever starts.
 */
export const menu = defineTopic({
  name: 'menu',
  spread: 'shop',
  key: 'shop',
  types: {
    'menu.published': published,
    'counter.set': counterSet,
    'availability.set': availabilitySet,
    'limits.set': limitsSet,
    'receipt.set': receiptSet,
    'range.set': rangeSet,
    'par.scheduled': parScheduled,
    'last-orders.set': lastOrdersSet,
  },
})
