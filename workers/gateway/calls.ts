import { z } from 'zod'
import { orderActionInput } from '@/lib/inputs/order'
import { requestHash } from '@/lib/operations/request-hash'
import type { BoardCall } from '@/lib/realtime/contract'
import { orderNumber } from '@/lib/topics/shapes'
import { type Answer, notFound, wrongState } from './answer'
import type { FindOrder } from './find-order'
import type { Once } from './once'
import { objection } from './order-truth'
import { idIn, post, type Route } from './route'

export type CallsOptions = {
  once: Once
  find: FindOrder
  nowMs(): number
  /** Tells the boards that are open; how many there are. */
  callOut(call: BoardCall): number
}

const called = z.object({
  id: z.uuid(),
  orderId: z.uuid(),
  order: orderNumber,
  ticket: z.string(),
  /** Boards that were open. */
  boards: z.int().min(0),
  status: z.literal('called'),
})

/** A call is a sound, not a fact: it goes to the boards that are open now and into no log (docs/decisions/0018). */
export function callRoutes(options: CallsOptions): Route[] {
  const route = post(
    {
      path: '/api/orders/:id/called',
      summary: 'Its number is called again: the boards show it and chime',
      may: ['counter', 'till', 'kitchen'],
      input: orderActionInput,
      answer: called,
    },
    async ({ id }, params) => {
      const orderId = idIn(params)
      if (orderId === null) return notFound('There is no such order.')
      const act = { id, request: requestHash('order.called', { orderId }) }
      return options.once.run(act, () => call(options, orderId, id))
    },
  )
  const answers = {
    201: { description: 'The boards that are open have shown it', schema: called },
    200: { description: 'It had been called before, with this id', schema: called },
  }
  return [{ ...route, answers }]
}

async function call({ find, nowMs, callOut }: CallsOptions, orderId: string, id: string): Promise<Answer> {
  const found = await find(orderId)
  const placed = found?.facts.placed
  if (!found || !placed) return notFound('There is no such order.')
  const truth = objection('called', found.facts)
  if (truth !== null) return wrongState(truth)
  const { order, ticket } = placed
  const boards = callOut({ order: orderId, ticket, atMs: nowMs() })
  const body: z.infer<typeof called> = { id, orderId, order, ticket, boards, status: 'called' }
  return { status: 201, body }
}
