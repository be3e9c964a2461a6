import { z } from 'zod'
import { type Shortage, shortageWords } from '@/lib/domain/availability'
import { stateOf } from '@/lib/domain/board'
import type { Order } from '@/lib/domain/order'
import type { PricingProblem } from '@/lib/domain/pricing'
import {
  type PlaceOrderInput,
  placeOrderInput,
  type ReturnPaymentInput,
  returnPaymentInput,
  type VoidSaleInput,
  voidSaleInput,
} from '@/lib/inputs/order'
import { doersOf } from '@/lib/operations/about-order'
import { appendOrder, priceOrder } from '@/lib/operations/place-order'
import type { Clock, Menus } from '@/lib/operations/ports'
import { refusalId, refuseSale } from '@/lib/operations/refuse-sale'
import { requestHash } from '@/lib/operations/request-hash'
import { returnPayment } from '@/lib/operations/return-payment'
import { priceVoided, voidSale } from '@/lib/operations/void-sale'
import { payment } from '@/lib/topics/shapes'
import type { Known } from './access/desk'
import { type Answer, isRefusal, notFound, ok, refusalIn, refuse } from './answer'
import type { Allow } from './approvals'
import type { AtTill } from './at-till'
import { done } from './done'
import type { FindOrder, FindSale, FoundOrder } from './find-order'
import { type Money, moneyOf } from './money-left'
import type { OnSale } from './on-sale'
import type { Once } from './once'
import type { Publish } from './publisher'
import { get, idIn, post, type Route } from './route'
import type { RunningNumbers } from './running-numbers'
import { soldBefore } from './sold-before'

export type OrdersOptions = {
  atTill: AtTill
  shop: number
  partitions: number
  once: Once
  publish: Publish
  find: FindOrder
  findSale: FindSale
  numbers: RunningNumbers
  /** Whether a discount may be given or a docket thrown away, and by whose leave. */
  allow: Allow
  onSale: OnSale
  /** Whether somebody of this shop has this id. */
  isPerson(id: string): boolean
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
  /** How it was paid, as is known now; absent where nobody recorded that. */
  payment: payment.optional(),
  /** What the shop still has of its money, by how it was paid. */
  left: z.object({ cash: z.int(), card: z.int() }).optional(),
  /** All that is known so far, with times in ms. */
  facts: z.looseObject({ id: z.uuid() }),
  /** Where its events stand in the log; none for orders that only the books remember. */
  events: z.array(eventPlace),
})

export function orderRoutes(options: OrdersOptions): Route[] {
  return [
    post(
      { path: '/api/orders', summary: 'Sells: accepted once the log has it', may: ['till'], input: placeOrderInput, answer: done.placed },
      // An order that has its number already comes from a till's queue.
      async (input, _, caller) => options.atTill(caller, input.till, input.order !== undefined) ?? sell(options, input, caller),
    ),
    post(
      {
        path: '/api/sales/voided',
        summary: 'An order that nobody had paid for is thrown away',
        may: ['till'],
        input: voidSaleInput,
        answer: done.voided,
      },
      async (input, _, caller) => options.atTill(caller, input.till, true) ?? throwAway(options, input, caller),
    ),
    post(
      {
        path: '/api/payments/returned',
        summary: 'A part that was taken of a sale is given back before the sale is paid in full',
        may: ['till'],
        input: returnPaymentInput,
        answer: done.returned,
      },
      async (input, _, caller) => options.atTill(caller, input.till, true) ?? giveBackPart(options, input, caller),
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
        return found ? ok(describe(found, await moneyOf(found, options.findSale))) : notFound('There is no such order.')
      },
    ),
  ]
}

async function throwAway(options: OrdersOptions, { id, approval, ...content }: VoidSaleInput, caller: Known): Promise<Answer> {
  const { clock, partitions, shop, once, publish, allow } = options
  // Not the approval: asked again with one, it is still the same wish.
  const act = { id, request: requestHash('sale.voided', content) }
  return once.run(act, async () => {
    const priced = priceVoided(options, content)
    if (!priced.ok) return refuse(422, 'cannot-be-sold', `Nothing was written down: ${problemWords(priced.problems)}.`, priced.problems)
    const { totalPence: pence } = priced
    const allowed = await allow(caller, { kind: 'docket', pence, ofPence: pence, approval, act: id })
    if (!allowed.ok) return allowed.answer
    const { till, reason } = content
    return publish((log) => voidSale({ log, clock, partitions, shop }, priced, { till, reason, ...allowed.doers }, act))
  })
}

function giveBackPart({ clock, partitions, shop, once, publish }: OrdersOptions, input: ReturnPaymentInput, { person }: Known) {
  const { id, ...content } = input
  const act = { id, request: requestHash('payment.returned', content) }
  return once.run(act, async () => publish((log) => returnPayment({ log, clock, partitions, shop }, { ...input, by: person?.id }, act)))
}

async function sell(options: OrdersOptions, input: PlaceOrderInput, caller: Known): Promise<Answer> {
  const { id, ...content } = input
  const request = requestHash('order.placed', content)
  return options.once.run({ id, request }, async () => {
    const before = await soldBefore(options.find, id, options.clock.nowMs())
    if (before) return before
    const sale = { input, request, caller, by: sellerIn(input, options) ?? caller.person?.id }
    const sold = await trySale(options, sale)
    return sold.ok || !moneyWasTaken(input) ? sold.answer : writeDown(options, sale, sold)
  })
}

type Sale = { input: PlaceOrderInput; request: string; caller: Known; by: string | undefined }
type Refused = { ok: false; answer: Answer; totalPence?: number }

/** Who sold it, as its till says: what was sold without a link may be sent when somebody else is signed in. Null: it does not say. */
function sellerIn({ order, soldBy }: PlaceOrderInput, { isPerson }: OrdersOptions): string | null {
  return order !== undefined && soldBy !== undefined && isPerson(soldBy) ? soldBy : null
}

async function trySale(options: OrdersOptions, { input, request, caller, by }: Sale): Promise<{ ok: true; answer: Answer } | Refused> {
  const { numbers, clock, publish, onSale } = options
  const { id, soldBy: _, soldAt, ...asked } = input
  const nowMs = clock.nowMs()
  const order = input.order ?? numbers.next(input.till, nowMs)
  // A number that is given here is one of today.
  const priced = priceOrder(options, { id, ...asked, order, by, request, ...(input.order !== undefined && { soldAt }) })
  if (!priced.ok) return { ok: false, answer: cannotBeSold(priced.problems) }
  const { totalPence, placedAt } = priced.order
  // In one step with what is kept for it: two tills cannot both sell the last one.
  const short = onSale.reserve(priced.order, nowMs)
  if (short.length > 0) return { ok: false, answer: soldOut(options, short), totalPence }
  try {
    // After that: what a manager has allowed must not be used up by a sale that is not made.
    const refusal = await discountRefusal(options, priced.order, input, caller)
    if (refusal) return { ok: false, answer: refusal, totalPence }
    // Before the broker has answered: another sale must not get the number meanwhile. A gap is harmless, a double is not.
    numbers.learn(input.till, order, Date.parse(placedAt), nowMs)
    return { ok: true, answer: await publish((log) => appendOrder({ log, partitions: options.partitions }, priced.order)) }
  } finally {
    onSale.release(id)
  }
}

/** A till gives a number to what it has been paid for. */
const moneyWasTaken = ({ order, payment }: PlaceOrderInput) => order !== undefined || payment !== undefined

/** The till is told no only when the log knows that it was: it forgets the order then, and has its money. */
async function writeDown(
  { clock, partitions, shop, once, publish }: OrdersOptions,
  { input, request, by }: Sale,
  { answer, totalPence }: Refused,
): Promise<Answer> {
  const refusal = refusalIn(answer)
  if (refusal === null) return answer
  const act = { id: refusalId(input.id), request }
  const said = { why: refusal.id, words: refusal.message, totalPence }
  const written = await once.run(act, () => publish((log) => refuseSale({ log, clock, partitions, shop }, { ...input, by }, said, act)))
  return isRefusal(written) ? written : answer
}

function soldOut({ menus }: OrdersOptions, short: readonly Shortage[]): Answer {
  const words = shortageWords(menus.current(), short) ?? ''
  return refuse(422, 'sold-out', `Nothing was sold: ${words}.`, [{ path: 'lines', message: words }])
}

/** Null: it may be sold so. Who gave the discount, and by whose leave, is written into it. */
async function discountRefusal(options: OrdersOptions, order: Order, input: PlaceOrderInput, caller: Known): Promise<Answer | null> {
  const off = order.off?.find(({ kind }) => kind === 'discount')
  if (off?.kind !== 'discount') return null
  const ofPence = order.totalPence + off.pence
  const queued = input.order === undefined ? undefined : { by: sellerIn(input, options), atMs: Date.parse(order.placedAt) }
  const wish = { kind: 'discount' as const, pence: off.pence, ofPence, approval: input.discount?.approval, act: input.id, queued }
  const allowed = await options.allow(caller, wish)
  if (!allowed.ok) return allowed.answer
  order.off = order.off?.map((one) => (one === off ? { ...off, ...doersOf(allowed.doers) } : one))
  return null
}

function cannotBeSold(problems: readonly PricingProblem[]): Answer {
  return refuse(422, 'cannot-be-sold', `Nothing was sold: ${problemWords(problems)}.`, [...problems])
}

/** The till's people have to know what is wrong, or they cannot put it right: the first of it, and in which line. */
function problemWords([first, ...others]: readonly PricingProblem[]): string {
  if (first === undefined) return 'the order has something that cannot be'
  const line = /^(?:lines|parts)\.(\d+)/.exec(first.path)
  const said = line ? `line ${Number(line[1]) + 1}: ${first.message}` : first.message
  return others.length === 0 ? said : `${said} (and ${others.length} more)`
}

function describe({ facts, places }: FoundOrder, money: Money | undefined): z.infer<typeof orderAnswer> {
  const { order, till, ticket, parts, totalPence } = facts.placed ?? {}
  return { id: facts.id, state: stateOf(facts), order, till, ticket, parts, totalPence, ...money, facts, events: places }
}
