import { z } from 'zod'
import { orderReference } from './shapes'
import { defineTopic } from './topic'

const hot = orderReference.extend({ ready: z.literal(true) })
export type OrderHot = z.infer<typeof hot>

/** Orders whose food has been cooked and set aside. */
export const hotFood = defineTopic({ name: 'hot-food', spread: 'till', key: 'shop/till', types: { 'order.hot': hot } })
