import { z } from 'zod'
import { noteGraphemes } from '../domain/cart'
import { allergens } from '../domain/menu'
import { paymentLimits } from '../domain/payment'
import { orderLimits } from '../domain/pricing'

/** Limits of one order. A record or request beyond them is refused whole. */
export const limits = { ...orderLimits, noteGraphemes, orderNumber: 1_000_000_000, left: 999 } as const

/**
 * An order or a batch. In lower case only, as PostgreSQL writes it: ids are compared as text, and two spellings of one would be
 * two rows of one statement with the same key, which stops the books for good.
 */
export const subjectId = z.uuid().regex(/^[^A-F]*$/)
/** No larger than a column of the books. */
export const shopNumber = z.int().min(0).max(2_147_483_647)
export const foodId = z.string().min(1).max(40)
export const parts = z.array(z.array(foodId).min(1).max(limits.portions)).min(1).max(limits.portions)
export const orderNumber = z.int().min(0).max(limits.orderNumber)
export const tillNumber = z.int().min(0).max(9999)
export const pence = z.int().min(0).max(limits.totalPence)
export const vatCode = z.enum(['standard', 'zero'])
export const paymentMethod = z.enum(['cash', 'card'])
/** Why something was taken off, given back or thrown away. */
export const reason = z.string().min(1).max(200)
/** Who did it, and whose PIN allowed it: ids of persons (domain/access). */
export const doers = { by: z.string().max(64).optional(), approvedBy: z.string().max(64).optional() }
const money = { method: paymentMethod, tenderedPence: pence.optional(), reference: z.string().min(1).max(64).optional() }
/** Paid all at once; by one of several; by all of these together (domain/order.ts). */
export const wholePayment = z.object(money)
export const paymentPart = z.object({ ...money, pence })
export const splitPayment = z.object({ method: z.literal('split'), parts: z.array(paymentPart).min(1).max(paymentLimits.parts) })
export const payment = z.discriminatedUnion('method', [wholePayment, splitPayment])

/** Where money went back: at the till whose drawer or terminal it left, which need not be the one that sold. */
export const atTill = { atTill: tillNumber.optional() }

/** What came off an order (domain/order.ts). */
export const off = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('deal'), deal: z.string().min(1).max(60), name: z.string().min(1).max(80), pence }),
  z.object({
    kind: z.literal('discount'),
    pence,
    reason,
    ...doers,
  }),
])

/** Empty: asked, and there is nothing to avoid. */
export const orderAllergies = z.array(z.enum(allergens)).max(allergens.length)

export const pricedLine = z.object({
  item: z.string().min(1).max(60),
  name: z.string().min(1).max(80),
  quantity: z.int().min(1).max(limits.portions),
  unitPence: pence,
  offPence: pence.optional(),
  totalPence: pence,
  vat: vatCode,
  vatPence: pence,
  options: z.record(z.string().max(40), z.string().max(40)).optional(),
  note: z.string().max(1000).optional(),
})

/** Units of a line of the sale, counted from 0, with the share of the sale's own figures that is theirs. */
export const unitsBack = z.object({
  line: z.int().min(0).max(limits.portions),
  item: z.string().min(1).max(60),
  name: z.string().min(1).max(80),
  quantity: z.int().min(1).max(limits.portions),
  totalPence: pence,
  vat: vatCode,
  vatPence: pence,
})

/** The talk's shape, which every record about an order keeps. */
const orderShape = z.looseObject({
  order: orderNumber,
  till: tillNumber,
  parts,
  ready: z.boolean().optional(),
})

/** What follow-ups add: which order, in which shop, and what is called. */
export const orderReference = orderShape.extend({
  id: subjectId,
  shop: shopNumber,
  ticket: z.string().min(1).max(20),
})
