import { z } from 'zod'
import { foodId, shopNumber as shop, subjectId } from './shapes'
import { defineTopic } from './topic'

const portions = z.int().min(1).max(1000)
const request = z.string().max(64).optional()

/** `at` of a drop and a lift: when the key was pressed, which may be before the record (lib/domain/done-at.ts). */
const dropped = z.looseObject({ shop, batch: subjectId, food: foodId, portions, pan: z.int().min(0).max(9), at: z.iso.datetime(), request })
export type BatchDropped = z.infer<typeof dropped>
const lifted = z.looseObject({ shop, batch: subjectId, food: foodId, portions: z.int().min(0).max(1000), at: z.iso.datetime(), request })
export type BatchLifted = z.infer<typeof lifted>
const wasted = z.looseObject({ shop, food: foodId, portions, reason: z.string().max(80), at: z.iso.datetime(), request })
export type PortionsWasted = z.infer<typeof wasted>
const parSet = z.looseObject({ shop, food: foodId, par: z.int().min(0).max(1000), at: z.iso.datetime(), request })
export type ParSet = z.infer<typeof parSet>
/**
 * A cook takes back what has just been pressed. `dropped`: the batch never was. `lifted`: it is in the pan as before, and goes on
 * under a new name, the id of this event: a batch is lifted once, so that no repeat of its first lift can count again.
 */
const undone = z.looseObject({
  shop,
  batch: subjectId,
  what: z.enum(['dropped', 'lifted']),
  food: foodId,
  /** As the drop or the lift had said. */
  portions: z.int().min(0).max(1000),
  /** What is in the pan again after a lift is undone, and since when. */
  frying: z.object({ portions, pan: z.int().min(0).max(9), at: z.iso.datetime() }),
  at: z.iso.datetime(),
  by: z.string().max(64).optional(),
  request,
})
export type BatchUndone = z.infer<typeof undone>

/**
 * What a probe showed. `pan`: in whose oil; without one: in the hot cabinet. `at`: when it was read, however long a device has kept it
 * (readAtMs in lib/domain/done-at.ts). Of each place the newest reading counts, so that a wrong one is put right by the next; all of them
 * are the shop's food-safety record.
 */
const probed = z.looseObject({
  shop,
  pan: z.int().min(1).max(9).optional(),
  celsius: z.number().min(0).max(260),
  at: z.iso.datetime(),
  by: z.string().max(64).optional(),
  request,
})
export type TemperatureProbed = z.infer<typeof probed>

/** What the cook does. A batch is named when it is dropped and lifted once. */
export const fryer = defineTopic({
  name: 'fryer',
  spread: 'shop',
  key: 'shop',
  types: {
    'batch.dropped': dropped,
    'batch.lifted': lifted,
    'batch.undone': undone,
    'portions.wasted': wasted,
    'par.set': parSet,
    'temperature.probed': probed,
  },
})
