import { z } from 'zod'
import { foodId, orderReference } from './shapes'
import { defineTopic } from './topic'

const waiting = orderReference.extend({ ready: z.literal(false), missing: z.array(foodId) })
export type OrderWaiting = z.infer<typeof waiting>

/** Orders that wait for the fryer. `missing` lists one food id a portion. */
export const cook = defineTopic({ name: 'cook', spread: 'till', key: 'shop/till', types: { 'order.waiting': waiting } })
