import { z } from 'zod'
import { orderReference } from './shapes'
import { defineTopic } from './topic'

const inHand = orderReference.extend({ ready: z.literal(true), round: z.int().min(0) })
export type OrderInHand = z.infer<typeof inHand>

/** Orders to wrap now: all of their food is there. `round` counts recalls. */
export const makeUp = defineTopic({ name: 'make-up', spread: 'till', key: 'shop/till', types: { 'order.in-hand': inHand } })
