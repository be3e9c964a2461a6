import { z } from 'zod'
import { orderReference } from './shapes'
import { defineTopic } from './topic'

const collected_ = orderReference.extend({
  ready: z.literal(true),
  by: z.enum(['hand', 'scan', 'clock', 'robot']),
  request: z.string().max(64).optional(),
})
export type OrderCollected = z.infer<typeof collected_>

/** Orders that have left the shop. Final. */
export const collected = defineTopic({ name: 'collected', spread: 'till', key: 'shop/till', types: { 'order.collected': collected_ } })
