import { roundOf } from '@/lib/domain/board'
import { turnsTo } from '@/lib/domain/ticks'
import { acknowledgeInput, orderActionInput, scanInput, tickLinesInput } from '@/lib/inputs/order'
import type { AboutOrder } from '@/lib/operations/about-order'
import { acknowledgeOrder } from '@/lib/operations/acknowledge-order'
import { collectOrder } from '@/lib/operations/collect-order'
import { linkHash } from '@/lib/operations/link-hash'
import { markReady } from '@/lib/operations/mark-ready'
import type { Log } from '@/lib/operations/ports'
import { recallOrder } from '@/lib/operations/recall-order'
import { requestHash } from '@/lib/operations/request-hash'
import { tickLines } from '@/lib/operations/tick-lines'
import { type Answer, notFound, wrongState } from './answer'
import { done } from './done'
import { aboutOrder, type FindOrder, type FoundOrder } from './find-order'
import type { InTurn } from './in-turn'
import type { Links } from './links'
import type { Act, Once } from './once'
import { type Asked, type OrderAct, objection } from './order-truth'
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
type Input = Asked & { id: string }

/** What people do to an order (what comes back of it: give-back.ts). What its state forbids, or what is not as the screen showed it, is refused with the truth, and nothing is published. */
export function orderActRoutes(options: OrderActsOptions): Route[] {
  const act = (name: OrderAct, verb: Verb) => (input: Input, params: PathParams) => run(options, name, idIn(params), input, verb)
  return [
    post(
      {
        path: '/api/orders/:id/ready',
        summary: 'It is wrapped and can be called',
        may: ['kitchen'],
        input: orderActionInput,
        answer: done.ready,
      },
      act('ready', (log, { about, facts, as }) => markReady({ log }, about, (facts.recalled?.round ?? 0) + 1, as)),
    ),
    post(
      {
        path: '/api/orders/:id/recalled',
        summary: 'It was called by mistake: back to the kitchen',
        may: ['kitchen', 'counter', 'till'],
        input: orderActionInput,
        answer: done.recalled,
      },
      act('recalled', (log, { about, facts, as }) => recallOrder({ log }, about, facts.ready?.round ?? 1, as)),
    ),
    post(
      {
        path: '/api/orders/:id/collected',
        summary: 'The customer has it. Final',
        may: ['counter', 'till', 'kitchen'],
        input: orderActionInput,
        answer: done.collected,
      },
      act('collected', (log, { about, as }) => collectOrder({ log }, about, 'hand', as)),
    ),
    post(
      {
        path: '/api/collected',
        summary: 'The customer has the order whose code was scanned. Final',
        may: 'device',
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
        path: '/api/orders/:id/acknowledged',
        summary: 'The kitchen has seen that it is cancelled, or changed',
        may: ['kitchen'],
        input: acknowledgeInput,
        answer: done.acknowledged,
      },
      (input, params) => act('acknowledged', (log, { about, as }) => acknowledgeOrder({ log }, about, as, input))(input, params),
    ),
    post(
      {
        path: '/api/orders/:id/ticked',
        summary: 'Lines of it are wrapped, or are not after all',
        may: ['kitchen'],
        input: tickLinesInput,
        answer: done.ticked,
      },
      (input, params) => act('ticked', (log, { about, facts, as }) => tickLines({ log }, about, ticks(facts, input), as))(input, params),
    ),
  ]
}

async function run(options: OrderActsOptions, name: OrderAct, orderId: string | null, input: Input, verb: Verb): Promise<Answer> {
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
  return publish((log) => verb(log, { ...found, about, as }))
}

function ticks(facts: FoundOrder['facts'], { lines, done: wrapped }: { lines: number[]; done: boolean }) {
  const round = roundOf(facts)
  return { round, lines: turnsTo(wrapped, lines, facts.ticks, round) }
}
