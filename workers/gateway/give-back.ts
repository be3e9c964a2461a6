import type { ApprovalKind } from '@/lib/domain/limits'
import { formatPence } from '@/lib/domain/money'
import type { PaymentMethod } from '@/lib/domain/order'
import { asPaid } from '@/lib/domain/payment-correction'
import { decideBack, partsLeft, partsOfLines, restOf, type Units, unitsLeft, unitsOf } from '@/lib/domain/refund'
import { cancelOrderInput, changeOrderInput, refundOrderInput } from '@/lib/inputs/order'
import type { Act, GivingBack } from '@/lib/operations/about-order'
import { cancelOrder } from '@/lib/operations/cancel-order'
import { changeOrder, methodBack, refundOrder, type SoldOrder } from '@/lib/operations/change-order'
import type { Log } from '@/lib/operations/ports'
import { requestHash } from '@/lib/operations/request-hash'
import type { OrderPlaced } from '@/lib/topics/orders'
import type { Known } from './access/desk'
import { type Answer, notFound, wrongState } from './answer'
import type { Allow } from './approvals'
import { done } from './done'
import { aboutOrder, type FindSale, type FoundOrder } from './find-order'
import type { OrderActsOptions } from './order-acts'
import { objection } from './order-truth'
import { idIn, type PathParams, post, type Route } from './route'

export type GiveBackOptions = Omit<OrderActsOptions, 'links'> & { findSale: FindSale; allow: Allow }

type Input = {
  id: string
  reason: string
  method?: PaymentMethod | undefined
  approval?: string | undefined
  expects?: { returns: number } | undefined
}
/** `units` null: all that is left. */
type Wish = Input & { kind: 'cancelled' | 'changed' | 'refunded'; units: Units[] | null }

/**
 * What comes back of an order after it was sold. Decided one after the other for each order, so that of two tills that give the same
 * line back one does and the other is told.
 */
export function giveBackRoutes(options: GiveBackOptions): Route[] {
  return [
    post(
      {
        path: '/api/orders/:id/cancelled',
        summary: 'It is not wanted any more, and is not ready yet',
        may: ['till'],
        input: cancelOrderInput,
        answer: done.cancelled,
      },
      (input, params, caller) => giveBack(options, { ...input, kind: 'cancelled', units: null }, params, caller),
    ),
    post(
      {
        path: '/api/orders/:id/changed',
        summary: 'Lines of it are not wanted any more, and it is not ready yet: the kitchen is told and their money goes back',
        may: ['till'],
        input: changeOrderInput,
        answer: done.changed,
      },
      ({ remove, ...input }, params, caller) => giveBack(options, { ...input, kind: 'changed', units: remove }, params, caller),
    ),
    post(
      {
        path: '/api/orders/:id/refunded',
        summary: 'Money back, all of it or by line, at any later time',
        may: ['till'],
        input: refundOrderInput,
        answer: done.refunded,
      },
      ({ lines, ...input }, params, caller) => giveBack(options, { ...input, kind: 'refunded', units: lines ?? null }, params, caller),
    ),
  ]
}

async function giveBack(options: GiveBackOptions, wish: Wish, params: PathParams, caller: Known): Promise<Answer> {
  const orderId = idIn(params)
  if (orderId === null) return notFound('There is no such order.')
  // Not the approval, nor what was shown: asked again with another, it is still the same wish.
  const { id, kind, units, reason, method } = wish
  const request = requestHash(`order.${kind}`, { orderId, reason, method, ...(kind !== 'cancelled' && { units }) })
  return options.once.run({ id, request }, () => options.inTurn.run(orderId, () => decide(options, wish, { orderId, request, caller })))
}

type Asked = { orderId: string; request: string; caller: Known }

async function decide(options: GiveBackOptions, wish: Wish, { orderId, request, caller }: Asked): Promise<Answer> {
  const found = await options.find(orderId)
  const about = found && aboutOrder(found, options.shop, options.partitions)
  if (!found || !about) return notFound('There is no such order.')
  const truth = objection(wish.kind, found.facts)
  if (truth !== null) return wrongState(truth)
  const givenBack = Object.values(found.facts.givenBack ?? {})
  const beforePence = givenBack.reduce((sum, back) => sum + back.totalPence, 0)
  if (wish.expects !== undefined && wish.expects.returns !== givenBack.length) return wrongState(notAsShown(about.ticket, beforePence))
  const sold = await options.findSale(found)
  if (sold === null) return wrongState(`The sale of order ${about.ticket} is too long ago: the log does not go back so far.`)
  // What was put right since counts: money goes back the way in which the shop has it.
  const sale = asPaid(found.facts, sold)
  const planned = plan(found, sale, wish)
  if (!planned.ok) return wrongState(planned.why)
  const { kind, totalPence, verb } = planned
  const ask = { kind, pence: totalPence, beforePence, ofPence: sale.totalPence, approval: wish.approval, act: wish.id }
  const allowed = await options.allow(caller, ask)
  if (!allowed.ok) return allowed.answer
  const order = { ...sale, partition: about.partition }
  const doers = { ...allowed.doers, atTill: caller.device?.till ?? undefined }
  return options.publish((log) => verb(log, order, { id: wish.id, request }, doers))
}

/** Another till was quicker, or an answer was lost and the money went back all the same: whoever stands there has to know before more does. */
function notAsShown(ticket: string, backPence: number): string {
  const back = backPence === 0 ? 'no money has' : `${formatPence(backPence)} has`
  return `Order ${ticket} is not as this till showed it: ${back} been given back so far. Nothing more was; look at it again.`
}

type Verb = (log: Log, order: SoldOrder, act: Act, doers: GivingBack) => Promise<unknown>
type Plan = { ok: true; kind: ApprovalKind; totalPence: number; verb: Verb } | { ok: false; why: string }

const forbidden = ({ ticket }: OrderPlaced, what: string): Plan => ({ ok: false, why: `Order ${ticket} ${what}` })

function plan({ facts }: FoundOrder, sale: OrderPlaced, wish: Wish): Plan {
  const { kind, reason } = wish
  const givenBack = Object.values(facts.givenBack ?? {})
  const unmade = unitsOf(givenBack, 'changed')
  if (kind === 'cancelled') {
    const { totalPence } = restOf(sale, unmade, unitsOf(givenBack, 'refunded'))
    const verb: Verb = (log, order, act, doers) => cancelOrder({ log }, { ...order, givenBack }, { reason, ...doers }, act)
    return { ok: true, kind: 'void', totalPence, verb }
  }
  const before = unitsOf(givenBack)
  const back = decideBack(sale.lines, before, wish.units ?? unitsLeft(sale.lines, before))
  if (!back.ok) return forbidden(sale, `${back.why}.`)
  const { totalPence } = back
  const by = methodBack(sale, givenBack, { pence: totalPence, asked: wish.method })
  if (!by.ok) return by
  const money = { back, method: by.method, reason }
  if (kind === 'refunded') {
    const verb: Verb = (log, order, act, doers) => refundOrder({ log }, order, { ...money, ...doers }, act)
    return { ok: true, kind: 'refund', totalPence, verb }
  }
  const partsOf = partsOfLines(sale.lines, sale.parts)
  if (partsOf === null) return forbidden(sale, 'did not come from a till: nobody knows which food is which line. Void the whole order.')
  const left = partsLeft(sale.lines, sale.parts, [...unmade, ...back.lines])
  if (left.length === 0) return forbidden(sale, 'would be empty. Void the whole order.')
  const verb: Verb = (log, order, act, doers) => changeOrder({ log }, order, { ...money, ...doers }, { unmade, partsOf }, act)
  return { ok: true, kind: 'void', totalPence, verb }
}
