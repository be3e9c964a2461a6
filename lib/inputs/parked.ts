import { z } from 'zod'
import { limits, orderAllergies, pence, tillNumber } from '../topics/shapes'
import { identity } from './identity'
import { discount, lineInput } from './order'

const till = tillNumber.min(1).max(9)

/** What is put aside. `totalPence` is what the customer was told; when it is sold the shop prices. */
export const parkSaleInput = z.strictObject({
  id: identity,
  till,
  lines: z.array(lineInput).min(1).max(limits.lines),
  eatIn: z.boolean(),
  allergies: orderAllergies.optional(),
  /** `approvedPence`: up to what the approval goes; when it is sold the shop looks at the approval itself. */
  discount: discount.safeExtend({ approvedPence: pence.optional() }).optional(),
  menuVersion: z.int().min(1),
  totalPence: pence,
  /** By the till's clock: it may have been without a link since. */
  at: z.iso.datetime(),
})
export type ParkSaleInput = z.infer<typeof parkSaleInput>

export const resumeSaleInput = z.strictObject({ id: identity, till })
