import { z } from 'zod'
import { limits, orderReference, subjectId } from './shapes'
import { defineTopic } from './topic'

const round = z.int().min(0)
const inHand = orderReference.extend({ ready: z.literal(true), round })
export type OrderInHand = z.infer<typeof inHand>

/** What each of these lines of the sale is now: odd turns are ticked, even ones are not (see domain/ticks). */
const lines = z
  .array(z.object({ line: z.int().min(0).max(limits.portions), turn: z.int().min(0) }))
  .min(1)
  .max(limits.portions)
const ticked = orderReference.extend({ round, lines, request: z.string().max(64).optional() })
export type OrderTicked = z.infer<typeof ticked>

/** Whose each of these lines is now: odd turns are started at this display, even ones are nobody's (see domain/started). */
const started = ticked.extend({ display: z.object({ id: subjectId, name: z.string().min(1).max(80) }) })
export type OrderStarted = z.infer<typeof started>

/** Orders to wrap now: all of their food is there; who has started them; and lines that were ticked off. `round` counts recalls. */
export const makeUp = defineTopic({
  name: 'make-up',
  spread: 'till',
  key: 'shop/till',
  types: { 'order.in-hand': inHand, 'order.started': started, 'order.ticked': ticked },
})
