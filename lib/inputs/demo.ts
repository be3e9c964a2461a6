import { z } from 'zod'
import { acksChoice } from '../realtime/acks'
import { type DemoNumber, demoNumber, settingsSchema } from '../realtime/demos'
import { experimentAsk } from '../realtime/experiments'
import { identity } from './identity'

/** What the log view may ask of the demonstrations. */

const startOf = <Demo extends DemoNumber>(demo: Demo) =>
  z.strictObject({ id: identity, demo: z.literal(demo), settings: settingsSchema(demo) })

export const startDemoInput = z.discriminatedUnion('demo', [startOf(1), startOf(2), startOf(3), startOf(4), startOf(5), startOf(6)])

const onDemo = { id: identity, demo: demoNumber }
/** What each may be is the director's to say, who knows what runs. */
export const varyDemoInput = z.strictObject({
  ...onDemo,
  tills: z.int().optional(),
  preparers: z.int().optional(),
  cooks: z.int().optional(),
  partitions: z.int().optional(),
  speed: z.number().optional(),
})
export const endDemoInput = z.strictObject(onDemo)
export const experimentInput = z.strictObject({ ...onDemo, experiment: experimentAsk })
export const undoInput = z.strictObject({ ...onDemo, number: z.int() })

export const startAcksInput = z.strictObject({ id: identity, acks: acksChoice })
export const endAcksInput = z.strictObject({ id: identity })

export const demoQuery = z.object({ demo: z.coerce.number().pipe(demoNumber) })
