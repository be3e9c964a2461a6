import { z } from 'zod'
import { allergens } from '../domain/menu'
import { payment } from '../topics/shapes'

const orderLine = z.object({
  id: z.uuid(),
  ticket: z.string(),
  till: z.int(),
  /** What its customer is called, as long as that is known. */
  name: z.string().optional(),
  placedMs: z.number(),
  totalPence: z.int(),
  /** Of that, what was given back; a cancelled order's rest is not counted. */
  backPence: z.int(),
  payment: z.enum(['cash', 'card', 'split']).nullable(),
  state: z.enum(['unknown', 'placed', 'waiting', 'hot', 'hand', 'ready', 'collected', 'cancelled']),
})
export type OrderLine = z.infer<typeof orderLine>

/** Orders that were looked for. `understood`: what was typed is a number, a time, an amount or a name. */
export const orderList = z.object({ date: z.iso.date(), orders: z.array(orderLine), understood: z.boolean() })

const state = orderLine.shape.state
const method = z.enum(['cash', 'card']).nullable()
const round = z.object({ round: z.number(), atMs: z.number() })

/** What a till shows of one order: the facts that it needs of GET /api/orders/:id. */
export const orderDetail = z.object({
  id: z.uuid(),
  state,
  /** How it was paid, as is known now; absent where nobody recorded that. */
  payment: payment.optional(),
  /** What the shop still has of its money, by how it was paid; absent where nobody recorded that. */
  left: z.object({ cash: z.int(), card: z.int() }).optional(),
  facts: z.object({
    placed: z
      .object({
        ...{ ticket: z.string(), till: z.number(), atMs: z.number(), eatIn: z.boolean(), totalPence: z.number() },
        payment: orderLine.shape.payment,
        allergies: z.array(z.enum(allergens)).optional(),
        lines: z.array(z.object({ name: z.string(), quantity: z.number(), totalPence: z.number(), note: z.string().optional() })),
      })
      .optional(),
    ready: round.optional(),
    collectedAtMs: z.number().optional(),
    cancelledAtMs: z.number().optional(),
    corrected: round.extend({ payment }).optional(),
    givenBack: z
      .record(
        z.string(),
        z.object({
          ...{ kind: z.enum(['changed', 'refunded']), atMs: z.number(), totalPence: z.number(), method, reason: z.string() },
          lines: z.array(z.object({ line: z.number(), quantity: z.number() })),
        }),
      )
      .optional(),
  }),
})
export type OrderDetail = z.infer<typeof orderDetail>
