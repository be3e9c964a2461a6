import { z } from 'zod'
import { menuGroups } from '../domain/menu'
import type { Station } from '../domain/station'

/** More displays than any kitchen has. */
export const mostDisplays = 4
export const mostMinutes = 60

const limit = z
  .object({ soon: z.int().min(1).max(mostMinutes), late: z.int().min(1).max(mostMinutes) })
  .refine(({ soon, late }) => soon < late, { message: 'an order is late after it is soon late' })

/** What a person chooses on a kitchen display. The device keeps it as text, so it is looked at again whenever it is read. */
export const stationInput: z.ZodType<Station> = z.object({
  groups: z.array(z.enum(menuGroups)).min(1),
  share: z
    .object({ nth: z.int().min(1), of: z.int().min(1).max(mostDisplays) })
    .refine(({ nth, of }) => nth <= of, { message: 'one of so many' }),
  limits: z.object({ held: limit, toOrder: limit }),
})
