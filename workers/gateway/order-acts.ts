import { roundOf } from '@/lib/domain/board'
import { type Display, turnsToStart } from '@/lib/domain/started'
import { turnsTo } from '@/lib/domain/ticks'
import { acknowledgeInput, orderActionInput, scanInput, startLinesInput, tickLinesInput } from '@/lib/inputs/order'
import type { AboutOrder } from '@/lib/operations/about-order'
import { acknowledgeOrder } from '@/lib/operations/acknowledge-order'
import { collectOrder } from '@/lib/operations/collect-order'
import { linkHash } from '@/lib/operations/link-hash'
import { markReady } from '@/lib/operations/mark-ready'
import type { Log } from '@/lib/operations/ports'
import { recallOrder } from '@/lib/operations/recall-order'
import { requestHash } from '@/lib/operations/request-hash'
import { startLines } from '@/lib/operations/start-lines'
import { tickLines } from '@/lib/operations/tick-lines'
import type { Known } from './access/desk'
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
/** Who acts: the device counts, whoever is signed in on it. */
type By = Pick<Known, 'device'>
type Verb = (log: Log, doing: Doing) => Promise<unknown>
type Input = Omit<Asked, 'display'> & { id: string }

/** What people do to an order (what comes back of it: give-back.ts). What its state forbids, or what is not as the screen showed it, is refused with the truth, and nothing is published. */
export function orderActRoutes(options: OrderActsOptions): Route[] {
  const act = (name: OrderAct, verb: Verb) => (input: Input, params: PathParams, by: By) =>
    run(options, { name, orderId: idIn(params), by }, input, verb)
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
      async ({ id, link }, _, by) => {
        const orderId = options.links.find(linkHash(link))
        if (orderId === undefined) return notFound('No order of today has this code. Ask for the number.')
        return run(options, { name: 'collected', orderId, by }, { id }, (log, { about, as }) => collectOrder({ log }, about, 'scan', as))
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
      (input, params, by) => act('acknowledged', (log, { about, as }) => acknowledgeOrder({ log }, about, as, input))(input, params, by),
    ),
    post(
      {
        path: '/api/orders/:id/ticked',
        summary: 'Lines of it are wrapped, or are not after all',
        may: ['kitchen'],
        input: tickLinesInput,
        answer: done.ticked,
      },
      (input, params, by) =>
        act('ticked', (log, { about, facts, as }) => tickLines({ log }, about, ticks(facts, input), as))(input, params, by),
    ),
    post(
      {
        path: '/api/orders/:id/started',
        summary: 'A display has started lines of it, and keeps others off them; or puts them down again',
        may: ['kitchen'],
        input: startLinesInput,
        answer: done.started,
      },
      async (input, params, by) => {
        const display = by.device
        if (display === null) return wrongState('Only a display that the shop knows can start an order.')
        const verb: Verb = (log, { about, facts, as }) => startLines({ log }, about, starts(facts, input, display), as)
        return act('started', verb)(input, params, by)
      },
    ),
  ]
}

type Wish = { name: OrderAct; orderId: string | null; by: By }

async function run(options: OrderActsOptions, { name, orderId, by }: Wish, input: Input, verb: Verb): Promise<Answer> {
  if (orderId === null) return notFound('There is no such order.')
  const { id, ...content } = input
  const as = { id, request: requestHash(`order.${name}`, { orderId, ...content }) }
  const asked = { ...input, display: by.device?.id }
  return options.once.run(as, () => options.inTurn.run(orderId, () => decide(options, name, orderId, asked, as, verb)))
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

function starts(facts: FoundOrder['facts'], { lines, done: begins }: { lines: number[]; done: boolean }, { id, name }: Display) {
  const round = roundOf(facts)
  const display = { id, name }
  return { round, lines: turnsToStart(begins, lines, display, { started: facts.started, round }), display }
}
