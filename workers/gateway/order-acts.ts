import { cancelOrderInput, orderActionInput, scanInput } from '@/lib/inputs/order'
import type { AboutOrder } from '@/lib/operations/about-order'
import { cancelOrder } from '@/lib/operations/cancel-order'
import { collectOrder } from '@/lib/operations/collect-order'
import { linkHash } from '@/lib/operations/link-hash'
import { markReady } from '@/lib/operations/mark-ready'
import type { Log } from '@/lib/operations/ports'
import { recallOrder } from '@/lib/operations/recall-order'
import { requestHash } from '@/lib/operations/request-hash'
import { type Answer, notFound, wrongState } from './answer'
import { done } from './done'
import { aboutOrder, type FindOrder, type FoundOrder } from './find-order'
import type { InTurn } from './in-turn'
import type { Links } from './links'
import type { Act, Once } from './once'
import { type OrderAct, objection } from './order-truth'
import type { Publish } from './publisher'
import { idIn, type PathParams, post, type Route } from './route'

export type OrderActsOptions = {
  shop: number
  partitions: number
  once: Once
  inTurn: InTurn
  publish: Publish
  find: FindOrder
  links: Links
}

/** An order that may be acted upon now, and the act. */
type Doing = FoundOrder & { about: AboutOrder; as: Act }
type Verb = (log: Log, doing: Doing) => Promise<unknown>

/** What people do to an order. What its state forbids is refused with that state, and nothing is published. */
export function orderActRoutes(options: OrderActsOptions): Route[] {
  const act = (name: OrderAct, verb: Verb) => (input: { id: string }, params: PathParams) => run(options, name, idIn(params), input, verb)
  return [
    post(
      { path: '/api/orders/:id/ready', summary: 'It is wrapped and can be called', input: orderActionInput, answer: done.ready },
      act('ready', (log, { about, facts, as }) => markReady({ log }, about, (facts.recalled?.round ?? 0) + 1, as)),
    ),
    post(
      {
        path: '/api/orders/:id/recalled',
        summary: 'It was called by mistake: back to the kitchen',
        input: orderActionInput,
        answer: done.recalled,
      },
      act('recalled', (log, { about, facts, as }) => recallOrder({ log }, about, facts.ready?.round ?? 1, as)),
    ),
    post(
      { path: '/api/orders/:id/collected', summary: 'The customer has it. Final', input: orderActionInput, answer: done.collected },
      act('collected', (log, { about, as }) => collectOrder({ log }, about, 'hand', as)),
    ),
    post(
      {
        path: '/api/collected',
        summary: 'The customer has the order whose code was scanned. Final',
        input: scanInput,
        answer: done.collected,
      },
      async ({ id, link }) => {
        const orderId = options.links.find(linkHash(link))
        if (orderId === undefined) return notFound('No order of today has this code. Ask for the number.')
        return run(options, 'collected', orderId, { id }, (log, { about, as }) => collectOrder({ log }, about, 'scan', as))
      },
    ),
    post(
      {
        path: '/api/orders/:id/cancelled',
        summary: 'It is not wanted any more, and is not ready yet',
        input: cancelOrderInput,
        answer: done.cancelled,
      },
      (input, params) => act('cancelled', (log, { placed, about, as }) => cancelWhole(log, placed, about, input.reason, as))(input, params),
    ),
  ]
}

async function run(options: OrderActsOptions, name: OrderAct, orderId: string | null, input: { id: string }, verb: Verb): Promise<Answer> {
  if (orderId === null) return notFound('There is no such order.')
  const { id, ...content } = input
  const as = { id, request: requestHash(`order.${name}`, { orderId, ...content }) }
  return options.once.run(as, () => options.inTurn.run(orderId, () => decide(options, name, orderId, as, verb)))
}

async function decide(
  { find, publish, shop, partitions }: OrderActsOptions,
  name: OrderAct,
  orderId: string,
  as: Act,
  verb: Verb,
): Promise<Answer> {
  const found = await find(orderId)
  const about = found && aboutOrder(found, shop, partitions)
  if (!found || !about) return notFound('There is no such order.')
  const truth = objection(name, found.facts)
  if (truth !== null) return wrongState(truth)
  if (name === 'cancelled' && !found.placed) return wrongState('The sale is too long ago to be cancelled.')
  return publish((log) => verb(log, { ...found, about, as }))
}

/** A cancellation carries the sale's own figures, so it needs the whole sale. */
async function cancelWhole(log: Log, placed: FoundOrder['placed'], { partition }: AboutOrder, reason: string, as: Act) {
  if (!placed) throw new Error('a sale that is not known was to be cancelled')
  await cancelOrder({ log }, { ...placed, partition }, reason, as)
}
