import { z } from 'zod'
import { type Shortage, shortageWords } from '@/lib/domain/availability'
import { stateOf } from '@/lib/domain/board'
import { type PlaceOrderInput, placeOrderInput } from '@/lib/inputs/order'
import { appendOrder, priceOrder } from '@/lib/operations/place-order'
import type { Clock, Menus } from '@/lib/operations/ports'
import { requestHash } from '@/lib/operations/request-hash'
import { type Answer, notFound, ok, refuse } from './answer'
import { done } from './done'
import type { FindOrder, FoundOrder } from './find-order'
import type { OnSale } from './on-sale'
import type { Once } from './once'
import type { Publish } from './publisher'
import { get, idIn, post, type Route } from './route'
import type { RunningNumbers } from './running-numbers'
import { soldBefore } from './sold-before'

export type OrdersOptions = {
  /** It was taken at a till that no device is enrolled as any more: what has been paid for is not lost for that. */
  isLeftBehind(input: PlaceOrderInput): boolean
  shop: number
  partitions: number
  once: Once
  publish: Publish
  find: FindOrder
  numbers: RunningNumbers
  onSale: OnSale
  menus: Menus
  clock: Clock
}

const eventPlace = z.object({
  type: z.string(),
  id: z.string(),
  topic: z.string(),
  partition: z.int(),
  offset: z.int(),
  timestampMs: z.number(),
})
const orderAnswer = z.object({
  id: z.uuid(),
  state: z.enum(['unknown', 'placed', 'waiting', 'hot', 'hand', 'ready', 'collected', 'cancelled']),
  order: z.int().optional(),
  till: z.int().optional(),
  ticket: z.string().optional(),
  parts: z.array(z.array(z.string())).optional(),
  totalPence: z.int().optional(),
  /** All that is known so far, with times in ms. */
  facts: z.looseObject({ id: z.uuid() }),
  /** Where its events stand in the log; none for orders that only the books remember. */
  events: z.array(eventPlace),
})

export function orderRoutes(options: OrdersOptions): Route[] {
  return [
    post(
      { path: '/api/orders', summary: 'Sells: accepted once the log has it', may: ['till'], input: placeOrderInput, answer: done.placed },
      async (input, _, { device }) =>
        device?.till === input.till || options.isLeftBehind(input) ? sell(options, input) : otherTill(device?.till ?? null),
    ),
    get(
      {
        path: '/api/orders/:id',
        summary: 'What is known of an order so far',
        may: ['till', 'kitchen', 'cook', 'counter'],
        answer: orderAnswer,
      },
      async ({ params }) => {
        const id = idIn(params)
        const found = id === null ? null : await options.find(id)
        return found ? ok(describe(found)) : notFound('There is no such order.')
      },
    ),
  ]
}

/** Each till counts its own orders: two devices with one number would give an order number twice. */
const otherTill = (till: number | null) =>
  refuse(
    403,
    'other-till',
    till === null ? 'This device is not enrolled as a till.' : `This device is enrolled as till ${till}, and sells as that only.`,
  )

async function sell(options: OrdersOptions, input: PlaceOrderInput): Promise<Answer> {
  const { id, ...content } = input
  const request = requestHash('order.placed', content)
  return options.once.run({ id, request }, async () => {
    const { numbers, clock, publish, onSale } = options
    const nowMs = clock.nowMs()
    const before = await soldBefore(options.find, id, nowMs)
    if (before) return before
    const order = input.order ?? numbers.next(input.till, nowMs)
    const priced = priceOrder(options, { ...input, order, request })
    if (!priced.ok) return refuse(422, 'cannot-be-sold', 'Nothing was sold: the order has something that cannot be.', priced.problems)
    // In one step with what is kept for it: two tills cannot both sell the last one.
    const short = onSale.reserve(priced.order, nowMs)
    if (short.length > 0) return soldOut(options, short)
    // Before the broker has answered: another sale must not get the number meanwhile. A gap is harmless, a double is not.
    numbers.learn(input.till, order, nowMs, nowMs)
    try {
      return await publish((log) => appendOrder({ log, partitions: options.partitions }, priced.order))
    } finally {
      onSale.release(id)
    }
  })
}

function soldOut({ menus }: OrdersOptions, short: readonly Shortage[]): Answer {
  const words = shortageWords(menus.current(), short) ?? ''
  return refuse(422, 'sold-out', `Nothing was sold: ${words}.`, [{ path: 'lines', message: words }])
}

function describe({ facts, places }: FoundOrder): z.infer<typeof orderAnswer> {
  const { order, till, ticket, parts, totalPence } = facts.placed ?? {}
  return { id: facts.id, state: stateOf(facts), order, till, ticket, parts, totalPence, facts, events: places }
}
