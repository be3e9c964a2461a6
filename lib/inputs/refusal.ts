import { z } from 'zod'

/** What people get instead of what they asked for. `id` is stable; `message` says what to do; `fields` names what was wrong. */
export const refusalSchema = z.object({
  error: z.object({ id: z.string(), message: z.string(), fields: z.array(z.object({ path: z.string(), message: z.string() })).optional() }),
})
export type Refusal = z.infer<typeof refusalSchema>['error']
