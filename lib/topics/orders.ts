import { z } from 'zod'
import {
  atTill,
  doers,
  limits,
  off,
  orderAllergies,
  orderNumber,
  orderReference,
  parts,
  payment,
  paymentMethod,
  paymentPart,
  pence,
  pricedLine,
  reason,
  shopNumber,
  subjectId,
  tillNumber,
  unitsBack,
} from './shapes'
import { defineTopic } from './topic'

/** When it was sold, and, of an order that reached the shop after that, when it did (domain/order.ts). */
const placing = { placedAt: z.iso.datetime(), arrivedAt: z.iso.datetime().optional() }

const placed = orderReference.extend({
  ...placing,
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
  /** Who sold it: the id of a person. */
  by: z.string().max(64).optional(),
  request: z.string().max(64).optional(),
})
export type OrderPlaced = z.infer<typeof placed>

/** Carries the sale's own figures, so that what is given back is what was taken. */
const cancelled = orderReference.extend({
  reason: z.string().max(200),
  ...placing,
  lines: z.array(pricedLine).min(1).max(limits.portions),
  totalPence: pence,
  vatPence: pence,
  payment: payment.nullable(),
  menuVersion: z.int().min(0),
  ...doers,
  ...atTill,
  request: z.string().max(64).optional(),
})
export type OrderCancelled = z.infer<typeof cancelled>

const request = z.string().max(64).optional()

/** What was asked for, never a price. */
const lineAsked = z.object({
  item: z.string().min(1).max(60),
  quantity: z.int().min(1).max(limits.quantity),
  options: z.record(z.string().max(40), z.string().max(40)).optional(),
  note: z.string().max(1000).optional(),
})

/**
 * Lines that are not wanted any more, before the order is ready. `parts` of the record is what is still to be made, `removed` what is
 * not, with its money; `method`: how that is given back, null where nobody recorded how it was paid.
 */
const changed = orderReference.extend({
  removed: z.array(unitsBack.extend({ parts })).min(1).max(limits.portions),
  totalPence: pence,
  vatPence: pence,
  method: paymentMethod.nullable(),
  reason,
  menuVersion: z.int().min(0),
  ...doers,
  ...atTill,
  request,
})
export type OrderChanged = z.infer<typeof changed>

/** Money back, whatever became of the food. */
const refunded = orderReference.extend({
  lines: z.array(unitsBack).min(1).max(limits.portions),
  totalPence: pence,
  vatPence: pence,
  method: paymentMethod.nullable(),
  reason,
  ...doers,
  ...atTill,
  request,
})
export type OrderRefunded = z.infer<typeof refunded>

/**
 * It was paid in another way than was recorded; no money moves. `was` is what was taken for true, `round` counts the corrections of the
 * order. Amounts stay as they were.
 */
const paymentCorrected = orderReference.extend({
  payment,
  was: payment,
  totalPence: pence,
  round: z.int().min(1),
  ...doers,
  ...atTill,
  request,
})
export type OrderPaymentCorrected = z.infer<typeof paymentCorrected>

/** An order that was taken and thrown away before anybody paid: nobody cooked it and no money moved. No report counts it: who wonders finds it in the log. */
const saleVoided = z.looseObject({
  id: subjectId,
  shop: shopNumber,
  till: tillNumber,
  lines: z.array(pricedLine).min(1).max(limits.portions),
  totalPence: pence,
  reason,
  at: z.iso.datetime(),
  ...doers,
  request,
})
export type SaleVoided = z.infer<typeof saleVoided>

/**
 * Money that was taken for a part of a sale and given back before the sale was paid in full: no order was ever made of it, so the
 * books have nothing to undo. The event's id is the part's; `sale` is what the order would have, or later has, as its id.
 */
const paymentReturned = z.looseObject({
  sale: subjectId,
  shop: shopNumber,
  till: tillNumber,
  method: paymentMethod,
  pence,
  reference: paymentPart.shape.reference,
  at: z.iso.datetime(),
  by: z.string().max(64).optional(),
  request,
})
export type PaymentReturned = z.infer<typeof paymentReturned>

/**
 * A sale for which a till had taken money, and which the shop refused when it came. No order was made of it and the books have nothing,
 * but the money is somewhere: what was asked and paid, as the till told it. `id` is what the order would have had as its id.
 */
const saleRefused = z.looseObject({
  id: subjectId,
  shop: shopNumber,
  till: tillNumber,
  order: orderNumber.optional(),
  lines: z.array(lineAsked).min(1).max(limits.lines).optional(),
  food: parts.optional(),
  eatIn: z.boolean().optional(),
  payment: payment.nullable(),
  /** Where the shop could price it. */
  totalPence: pence.optional(),
  /** As the till was told: sold-out, cannot-be-sold or needs-approval, and the words for people. */
  why: z.string().min(1).max(40),
  words: z.string().max(1000),
  soldAt: z.iso.datetime().optional(),
  at: z.iso.datetime(),
  by: z.string().max(64).optional(),
  request,
})
export type SaleRefused = z.infer<typeof saleRefused>

/**
 * Somebody in the kitchen has seen that the order is cancelled, or, where `seen` names them, that it is changed. `lines`: only of these
 * lines of the sale, at a station that wraps no others.
 */
const acknowledged = orderReference.extend({
  seen: z.array(subjectId).min(1).max(limits.portions).optional(),
  lines: z.array(z.int().min(0).max(limits.portions)).min(1).max(limits.portions).optional(),
  request,
})
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
  lines: z.array(lineAsked).min(1).max(limits.lines),
  eatIn: z.boolean(),
  allergies: orderAllergies.optional(),
  menuVersion: z.int().min(1),
  /** What was to come off, and what of it a manager has allowed under which approval. */
  discount: z
    .object({
      percent: z.int().min(1).max(100).optional(),
      pence: pence.optional(),
      reason,
      approval: z.string().max(64).optional(),
      approvedPence: pence.optional(),
    })
    .optional(),
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
    'order.changed': changed,
    'order.refunded': refunded,
    'order.payment-corrected': paymentCorrected,
    'order.acknowledged': acknowledged,
    'sale.parked': parked,
    'sale.resumed': resumed,
    'sale.voided': saleVoided,
    'sale.refused': saleRefused,
    'payment.returned': paymentReturned,
    'receipt.printed': printed,
  },
})
