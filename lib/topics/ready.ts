import { z } from 'zod'
import { orderReference } from './shapes'
import { defineTopic } from './topic'

/** Ready in round r holds against recalled in round r-1 and falls to recalled in round r. */
const round = z.int().min(1).max(1000)
const ready_ = orderReference.extend({ ready: z.literal(true), round, request: z.string().max(64).optional() })
export type OrderReady = z.infer<typeof ready_>
const recalled = orderReference.extend({ round, request: z.string().max(64).optional() })
export type OrderRecalled = z.infer<typeof recalled>

/** Orders that are wrapped and can be called. An order is ready when its highest `ready` round is above its highest `recalled` round. */
export const ready = defineTopic({
  name: 'ready',
  spread: 'till',
  key: 'shop/till',
  types: { 'order.ready': ready_, 'order.recalled': recalled },
})
