import { z } from 'zod'
import { limits } from '../topics/shapes'
import { identity } from './identity'

/** What somebody says of an item or a food: sold out (0), so many left, or back on sale without a limit (null). */
export const availabilityInput = z.strictObject({
  id: identity,
  kind: z.enum(['item', 'food']),
  of: z.string().min(1).max(60),
  left: z.int().min(0).max(limits.left).nullable(),
})
export type AvailabilityInput = z.infer<typeof availabilityInput>
