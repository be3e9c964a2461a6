import { roundOf } from '@/lib/domain/board'
import { turnsTo } from '@/lib/domain/ticks'
import { cancelOrderInput, orderActionInput, tickLinesInput } from '@/lib/inputs/order'
import type { AboutOrder } from '@/lib/operations/about-order'
import { acknowledgeOrder } from '@/lib/operations/acknowledge-order'
import { cancelOrder } from '@/lib/operations/cancel-order'
import { collectOrder } from '@/lib/operations/collect-order'
import { markReady } from '@/lib/operations/mark-ready'
import type { Log } from '@/lib/operations/ports'
import { recallOrder } from '@/lib/operations/recall-order'
import { requestHash } from '@/lib/operations/request-hash'
import { tickLines } from '@/lib/operations/tick-lines'
import { type Answer, notFound, wrongState } from './answer'
import { done } from './done'
import { aboutOrder, type FindOrder, type FoundOrder } from './find-order'
import type { InTurn } from './in-turn'
import type { Act, Once } from './once'
import { type Asked, type OrderAct, objection } from './order-truth'
import type { Publish } from './publisher'
import { idIn, type PathParams, post, type Route } from './route'

export type OrderActsOptions = { shop: number; partitions: number; once: Once; inTurn: InTurn; publish: Publish; find: FindOrder }

/** An order that may be acted upon now, and the act. */
type Doing = FoundOrder & { about: AboutOrder; as: Act }
type Verb = (log: Log, doing: Doing) => Promise<unknown>
type Input = Asked & { id: string }

/** What people do to an order. What its state forbids, or what is not as the screen showed it, is refused with the truth, and nothing is published. */
export function orderActRoutes(options: OrderActsOptions): Route[] {
  const act = (name: OrderAct, verb: Verb) => (input: Input, params: PathParams) => run(options, name, input, params, verb)
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
        path: '/api/orders/:id/cancelled',
        summary: 'It is not wanted any more, and is not ready yet',
        input: cancelOrderInput,
        answer: done.cancelled,
      },
      (input, params) => act('cancelled', (log, { placed, about, as }) => cancelWhole(log, placed, about, input.reason, as))(input, params),
    ),
    post(
      {
        path: '/api/orders/:id/acknowledged',
        summary: 'The kitchen has seen that it is cancelled',
        input: orderActionInput,
        answer: done.acknowledged,
      },
      act('acknowledged', (log, { about, as }) => acknowledgeOrder({ log }, about, as)),
    ),
    post(
      {
        path: '/api/orders/:id/ticked',
        summary: 'Lines of it are wrapped, or are not after all',
        input: tickLinesInput,
        answer: done.ticked,
      },
      (input, params) => act('ticked', (log, { about, facts, as }) => tickLines({ log }, about, ticks(facts, input), as))(input, params),
    ),
  ]
}

async function run(options: OrderActsOptions, name: OrderAct, input: Input, params: PathParams, verb: Verb): Promise<Answer> {
  const orderId = idIn(params)
  if (orderId === null) return notFound('There is no such order.')
  const { id, ...content } = input
  const as = { id, request: requestHash(`order.${name}`, { orderId, ...content }) }
  return options.once.run(as, () => options.inTurn.run(orderId, () => decide(options, name, orderId, input, as, verb)))
}

async function decide(
  { find, publish, shop, partitions }: OrderActsOptions,
  name: OrderAct,
  orderId: string,
  asked: Asked,
  as: Act,
  verb: Verb,
): Promise<Answer> {
  const found = await find(orderId)
  const about = found && aboutOrder(found, shop, partitions)
  if (!found || !about) return notFound('There is no such order.')
  const truth = objection(name, found.facts, asked)
  if (truth !== null) return wrongState(truth)
  if (name === 'cancelled' && !found.placed) return wrongState('The sale is too long ago to be cancelled.')
  return publish((log) => verb(log, { ...found, about, as }))
}

/** A cancellation carries the sale's own figures, so it needs the whole sale. */
async function cancelWhole(log: Log, placed: FoundOrder['placed'], { partition }: AboutOrder, reason: string, as: Act) {
  if (!placed) throw new Error('a sale that is not known was to be cancelled')
  await cancelOrder({ log }, { ...placed, partition }, reason, as)
}

function ticks(facts: FoundOrder['facts'], { lines, done: wrapped }: { lines: number[]; done: boolean }) {
  const round = roundOf(facts)
  return { round, lines: turnsTo(wrapped, lines, facts.ticks, round) }
}
