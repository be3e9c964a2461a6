import { z } from 'zod'
import { foodId, shopNumber as shop, subjectId } from './shapes'
import { defineTopic } from './topic'

const portions = z.int().min(1).max(1000)
const request = z.string().max(64).optional()

const dropped = z.looseObject({ shop, batch: subjectId, food: foodId, portions, pan: z.int().min(0).max(9), at: z.iso.datetime(), request })
export type BatchDropped = z.infer<typeof dropped>
const lifted = z.looseObject({ shop, batch: subjectId, food: foodId, portions: z.int().min(0).max(1000), at: z.iso.datetime(), request })
export type BatchLifted = z.infer<typeof lifted>
const wasted = z.looseObject({ shop, food: foodId, portions, reason: z.string().max(80), at: z.iso.datetime(), request })
export type PortionsWasted = z.infer<typeof wasted>
const parSet = z.looseObject({ shop, food: foodId, par: z.int().min(0).max(1000), at: z.iso.datetime(), request })
export type ParSet = z.infer<typeof parSet>

/** What the cook does. A batch is named when it is dropped and lifted once. */
export const fryer = defineTopic({
  name: 'fryer',
  spread: 'shop',
  key: 'shop',
  types: { 'batch.dropped': dropped, 'batch.lifted': lifted, 'portions.wasted': wasted, 'par.set': parSet },
})
