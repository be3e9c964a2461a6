import { z } from 'zod'
import { wrongCelsius } from '../domain/range/temperature'
import { foodId } from '../topics/shapes'
import { identity } from './identity'
import { plainText } from './plain-text'

/** When the key was pressed, by the shop's clock as the device knows it; what is kept without a link is sent later. Else now. */
const at = z.iso.datetime().optional()

/** The batch is named by the act that dropped it. */
export const dropBatchInput = z.strictObject({
  id: identity,
  food: foodId,
  portions: z.int().min(1).max(200),
  /** Where; else where the food is fried. */
  pan: z.int().min(0).max(9).optional(),
  at,
})
export const liftBatchInput = z.strictObject({ id: identity, batch: identity, portions: z.int().min(0).max(200).optional(), at })
export const undoBatchInput = z.strictObject({ id: identity, batch: identity, what: z.enum(['dropped', 'lifted']) })
export const wastePortionsInput = z.strictObject({
  id: identity,
  food: foodId,
  portions: z.int().min(1).max(200),
  reason: plainText.min(1).max(80).default('not said'),
})
/** Without a pan: the hot cabinet. */
export const probeTemperatureInput = z
  .strictObject({ id: identity, pan: z.int().min(1).max(9).optional(), celsius: z.number(), at })
  .superRefine(({ pan, celsius }, context) => {
    const wrong = wrongCelsius(pan, celsius)
    if (wrong !== null) context.addIssue({ code: 'custom', path: ['celsius'], message: wrong })
  })
export type DropBatchInput = z.infer<typeof dropBatchInput>
export type LiftBatchInput = z.infer<typeof liftBatchInput>
export type UndoBatchInput = z.infer<typeof undoBatchInput>
export type WastePortionsInput = z.infer<typeof wastePortionsInput>
export type ProbeTemperatureInput = z.infer<typeof probeTemperatureInput>
