import { z } from 'zod'
import { limits, off, orderAllergies, orderReference, payment, pence, pricedLine, shopNumber, subjectId, tillNumber } from './shapes'
import { defineTopic } from './topic'

const placed = orderReference.extend({
  placedAt: z.iso.datetime(),
  eatIn: z.boolean(),
  allergies: orderAllergies.optional(),
  lines: z.array(pricedLine).min(1).max(limits.portions),
  off: z.array(off).max(limits.lines).optional(),
  totalPence: pence,
  vatPence: pence,
  payment: payment.nullable(),
  menuVersion: z.int().min(0),
  /** When the customer was told that it would be ready; absent when nobody said. */
  promisedAt: z.iso.datetime().optional(),
  /** SHA-256 of the link that follows the order (domain/link.ts), base64url. The link itself is in nobody's hands but the customer's. */
  linkHash: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/)
    .optional(),
  request: z.string().max(64).optional(),
})
export type OrderPlaced = z.infer<typeof placed>

/** Carries the sale's own figures, so that what is given back is what was taken. */
const cancelled = orderReference.extend({
  reason: z.string().max(200),
  placedAt: z.iso.datetime(),
  lines: z.array(pricedLine).min(1).max(limits.portions),
  totalPence: pence,
  vatPence: pence,
  payment: payment.nullable(),
  menuVersion: z.int().min(0),
  request: z.string().max(64).optional(),
})
export type OrderCancelled = z.infer<typeof cancelled>

/** Somebody in the kitchen has seen that the order is cancelled. */
const acknowledged = orderReference.extend({ request: z.string().max(64).optional() })
export type OrderAcknowledged = z.infer<typeof acknowledged>

const by = z.string().max(64).optional()

/**
 * A sale that is put aside before anybody has paid: what was asked for and what the customer was told, never a price. Whoever
 * takes it up goes on with it on their own till. The id is the sale's, and the act's that parked it.
 */
const parked = z.looseObject({
  id: subjectId,
  shop: shopNumber,
  till: tillNumber,
  lines: z
    .array(
      z.object({
        item: z.string().min(1).max(60),
        quantity: z.int().min(1).max(limits.quantity),
        options: z.record(z.string().max(40), z.string().max(40)).optional(),
        note: z.string().max(1000).optional(),
      }),
    )
    .min(1)
    .max(limits.lines),
  eatIn: z.boolean(),
  allergies: orderAllergies.optional(),
  menuVersion: z.int().min(1),
  /** As the till had told it. The shop prices when it is sold. */
  totalPence: pence,
  at: z.iso.datetime(),
  by,
  request: z.string().max(64).optional(),
})
export type SaleParked = z.infer<typeof parked>

/** `till`: who goes on with the sale `id`. */
const resumed = z.looseObject({
  id: subjectId,
  shop: shopNumber,
  till: tillNumber,
  at: z.iso.datetime(),
  by,
  request: z.string().max(64).optional(),
})
export type SaleResumed = z.infer<typeof resumed>

/** Paper came out: what is printed after it says COPY. */
const printed = orderReference.extend({ copy: z.boolean(), at: z.iso.datetime(), by, request: z.string().max(64).optional() })
export type ReceiptPrinted = z.infer<typeof printed>

/** What tills sell. A record with nothing but `order`, `till` and `parts` is a valid order too (see foreign.ts). */
export const orders = defineTopic({
  name: 'orders',
  spread: 'till',
  key: 'shop/till',
  types: {
    'order.placed': placed,
    'order.cancelled': cancelled,
    'order.acknowledged': acknowledged,
    'sale.parked': parked,
    'sale.resumed': resumed,
    'receipt.printed': printed,
  },
})
