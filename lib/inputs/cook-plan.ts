import { z } from 'zod'
import { foodId } from '../topics/shapes'
import { identity } from './identity'

const pan = z.strictObject({
  pan: z.int().min(1).max(9),
  name: z.string().trim().min(1).max(24),
  foods: z.array(foodId).max(60),
  recoverySeconds: z.int().min(0).max(600),
})
export const rangeInput = z.strictObject({ id: identity, pans: z.array(pan).min(1).max(9) })

const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const slot = z.strictObject({
  days: z.array(z.int().min(0).max(6)).min(1).max(7),
  from: wallTime,
  to: wallTime,
  par: z.int().min(0).max(200),
})
export const parPlanInput = z.strictObject({ id: identity, food: foodId, slots: z.array(slot).max(50) })

export const lastOrdersInput = z.strictObject({ id: identity, on: z.boolean() })
