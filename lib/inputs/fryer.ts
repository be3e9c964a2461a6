import { z } from 'zod'
import { foodId } from '../topics/shapes'

/** The batch is named by the act that dropped it. */
export const dropBatchInput = z.strictObject({ id: z.uuid(), food: foodId, portions: z.int().min(1).max(60) })
export const liftBatchInput = z.strictObject({ id: z.uuid(), batch: z.uuid(), portions: z.int().min(0).max(60).optional() })
export const wastePortionsInput = z.strictObject({
  id: z.uuid(),
  food: foodId,
  portions: z.int().min(1).max(60),
  reason: z.string().trim().min(1).max(80).default('not said'),
})
export type DropBatchInput = z.infer<typeof dropBatchInput>
export type LiftBatchInput = z.infer<typeof liftBatchInput>
export type WastePortionsInput = z.infer<typeof wastePortionsInput>
