import { z } from 'zod'
import { graphemesOf } from '../domain/graphemes'
import { linkPattern } from '../domain/link'
import { paymentLimits } from '../domain/payment'
import {
  limits,
  orderAllergies,
  orderNumber,
  parts,
  paymentMethod,
  paymentPart,
  splitPayment,
  tillNumber,
  wholePayment,
} from '../topics/shapes'
import { identity } from './identity'
import { plainText } from './plain-text'

/** What people see as one character counts as one. */
const note = plainText.max(1000).refine((text) => graphemesOf(text).length <= limits.noteGraphemes, {
  message: `at most ${limits.noteGraphemes} characters`,
})

/** In lower case, however a scanner or a phone writes it. */
const link = z.string().toLowerCase().regex(linkPattern)

/** One line of what is asked for. */
export const lineInput = z.strictObject({
  item: z.string().min(1).max(60),
  quantity: z.int().min(1).max(limits.quantity),
  options: z.record(z.string().min(1).max(40), z.string().min(1).max(40)).optional(),
  note: note.optional(),
})
export type LineInput = z.infer<typeof lineInput>

const why = plainText.min(1).max(200)
/** A manager's PIN that was asked for at the till (POST /api/approvals); needed above the shop's limits. */
const approval = identity.optional()
export const discount = z
  .strictObject({
    percent: z.int().min(1).max(100).optional(),
    pence: z.int().min(1).max(limits.totalPence).optional(),
    reason: why,
    approval,
  })
  .refine(({ percent, pence }) => (percent === undefined) !== (pence === undefined), { message: 'either percent or pence' })

/** Whether parts add up to what the order costs is seen when it is priced. */
const part = paymentPart
  .strict()
  .refine(({ pence }) => pence > 0, { message: 'nothing is paid', path: ['pence'] })
  .refine(({ pence, tenderedPence = pence }) => tenderedPence >= pence, { message: 'less than was to be paid', path: ['tenderedPence'] })
const payment = z.discriminatedUnion('method', [
  wholePayment.strict(),
  splitPayment.strict().extend({ parts: z.array(part).min(2).max(paymentLimits.parts) }),
])

/** A sale as a till sends it. No price can be sent: the shop prices. */
export const placeOrderInput = z
  .strictObject({
    id: identity,
    till: tillNumber.max(9),
    order: orderNumber.optional(),
    lines: z.array(lineInput).min(1).max(limits.lines).optional(),
    parts: parts.max(limits.lines).optional(),
    eatIn: z.boolean().optional(),
    /** What the customer must avoid; empty: asked, and there is nothing. */
    allergies: orderAllergies.optional(),
    payment: payment.optional(),
    menuVersion: z.int().min(1).optional(),
    /** Of an order of lines; beyond the shop's limits with a manager's approval. */
    discount: discount.optional(),
    /** When the customer was told that it would be ready. */
    promisedAt: z.iso.datetime().optional(),
    /** What follows the order on a phone; the till makes it, the log has only its hash. */
    link: link.optional(),
    /** Of an order that has its number: when it was paid and who was signed in then, while it may have waited in the till's queue since. */
    soldAt: z.iso.datetime().optional(),
    soldBy: z.string().min(1).max(64).optional(),
  })
  .refine((order) => (order.lines === undefined) !== (order.parts === undefined), { message: 'either lines or parts', path: ['lines'] })
  .refine(({ discount, parts }) => discount === undefined || parts === undefined, {
    message: 'only of an order of lines',
    path: ['discount'],
  })
export type PlaceOrderInput = z.infer<typeof placeOrderInput>

/**
 * What the screen showed when it was tapped. `round`: how often the order had been called back, or, of one that is ready, in
 * which round it was. When that is not so any more the act is refused with what is.
 */
const round = z.int().min(0).max(1000)
const expects = z.strictObject({ round }).optional()

/** What a person does to an order: the id is the act's own, and its key when it is sent again. */
export const orderActionInput = z.strictObject({ id: identity, expects })
/** `seen`: the changes that the display showed; without it, that it is cancelled, and with `lines` only of these. */
export const acknowledgeInput = orderActionInput.extend({
  seen: z.array(identity).min(1).max(limits.portions).optional(),
  lines: z.array(z.int().min(0).max(limits.portions)).min(1).max(limits.portions).optional(),
})
/** The code that the customer shows: whose order it is, the link says. */
export const scanInput = z.strictObject({ id: identity, link })

/** `returns`: how often something had been given back of it, by what the till showed. When that is not so any more nothing is. */
const expectsReturns = z.strictObject({ returns: z.int().min(0).max(limits.portions) }).optional()
const givingBack = { id: identity, approval, expects: expectsReturns }
export const cancelOrderInput = z.strictObject({ ...givingBack, reason: why.default('cancelled') })
/** Units of lines of the sale, which count from 0. */
const units = z
  .array(z.strictObject({ line: z.int().min(0).max(limits.portions), quantity: z.int().min(1).max(limits.portions) }))
  .min(1)
  .max(limits.portions)
export const changeOrderInput = z.strictObject({ ...givingBack, remove: units, reason: why, method: paymentMethod.optional() })
/** Without lines: all that has not been given back yet. */
export const refundOrderInput = z.strictObject({ ...givingBack, lines: units.optional(), reason: why, method: paymentMethod.optional() })

/** How it was really paid, whole: the same parts, each of as much as before. `expects`: how the screen showed that it was paid. */
export const correctPaymentInput = z.strictObject({
  id: identity,
  payment,
  expects: z.strictObject({ payment }),
  approval,
})
export type CorrectPaymentInput = z.infer<typeof correctPaymentInput>

/** Lines by their place in the sale, from 0, and how they are to be: a wish and not a toggle, so that two who tick one line tick it. */
export const tickLinesInput = z.strictObject({
  id: identity,
  lines: z.array(z.int().min(0).max(limits.portions)).min(1).max(limits.portions),
  done: z.boolean(),
  expects,
})

/**
 * Lines that the display starts, or puts down again. `expects.by`: whose they were by what it showed, ids of displays; when somebody else
 * has started them meanwhile they are not taken over.
 */
export const startLinesInput = tickLinesInput.extend({
  expects: z.strictObject({ round, by: z.array(identity).max(limits.lines) }).optional(),
})

/** An order that nobody paid for and nobody wants any more. */
export const voidSaleInput = z.strictObject({
  ...{ id: identity, till: tillNumber.max(9), reason: why, approval },
  lines: z.array(lineInput).min(1).max(limits.lines),
  eatIn: z.boolean().optional(),
  menuVersion: z.int().min(1).optional(),
})
export type VoidSaleInput = z.infer<typeof voidSaleInput>

/** A part that was taken of a sale and given back before the sale was paid in full. The id is the part's. */
export const returnPaymentInput = paymentPart
  .omit({ tenderedPence: true })
  .extend({ id: identity, till: tillNumber.max(9), sale: identity })
  .strict()
export type ReturnPaymentInput = z.infer<typeof returnPaymentInput>
