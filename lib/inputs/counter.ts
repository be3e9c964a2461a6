import { z } from 'zod'
import { identity } from './identity'

/** At least one: sooner nobody could have fetched it. */
export const counterInput = z.strictObject({ id: identity, collectAfterMinutes: z.int().min(1).max(240) })
