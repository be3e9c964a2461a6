import type { Payment } from '@/lib/domain/order'
import {
  correctionProblem,
  isPaidAlike,
  movedPence,
  paidWords,
  paymentNow,
  tookThisCard,
  turned,
  turnsBetween,
} from '@/lib/domain/payment-correction'
import { type CorrectPaymentInput, correctPaymentInput } from '@/lib/inputs/order'
import { correctPayment } from '@/lib/operations/correct-payment'
import { requestHash } from '@/lib/operations/request-hash'
import type { Known } from './access/desk'
import { type Answer, notFound, refuse, wrongState } from './answer'
import { done } from './done'
import { aboutOrder } from './find-order'
import type { GiveBackOptions } from './give-back'
import { objection } from './order-truth'
import { idIn, type PathParams, post, type Route } from './route'

/** How an order was paid is put right after the sale. Decided one after the other for each order, with what comes back of it. */
export function correctPaymentRoutes(options: GiveBackOptions): Route[] {
  return [
    post(
      {
        path: '/api/orders/:id/payment-corrected',
        summary: 'It was paid in another way than was recorded: cash that was a card, a card that was cash, or a part of a split',
        may: ['till'],
        input: correctPaymentInput,
        answer: done.paymentCorrected,
      },
      (input, params, caller) => correct(options, input, params, caller),
    ),
  ]
}

async function correct(options: GiveBackOptions, input: CorrectPaymentInput, params: PathParams, caller: Known): Promise<Answer> {
  const orderId = idIn(params)
  if (orderId === null) return notFound('There is no such order.')
  const { id, payment, expects } = input
  const request = requestHash('order.payment-corrected', { orderId, payment, expects })
  return options.once.run({ id, request }, () => options.inTurn.run(orderId, () => decide(options, input, { orderId, request, caller })))
}

type Asked = { orderId: string; request: string; caller: Known }

async function decide(options: GiveBackOptions, input: CorrectPaymentInput, { orderId, request, caller }: Asked): Promise<Answer> {
  const found = await options.find(orderId)
  const about = found && aboutOrder(found, options.shop, options.partitions)
  if (!found || !about) return notFound('There is no such order.')
  const truth = objection('corrected', found.facts)
  if (truth !== null) return wrongState(truth)
  const sale = await options.findSale(found)
  if (sale === null) return wrongState(`The sale of order ${about.ticket} is too long ago: the log does not go back so far.`)
  const { totalPence } = sale
  const was = paymentNow(found.facts, sale.payment)
  if (sale.payment === null || was === null)
    return wrongState(`Nobody recorded how order ${about.ticket} was paid: there is nothing to change.`)
  const no = refusal({ ticket: about.ticket, totalPence }, was, input)
  if (no) return no
  const payment = turned(was, totalPence, turnsBetween(was, input.payment, totalPence) ?? [])
  const pence = movedPence(was, payment, totalPence)
  // As far from what was sold as all corrections together have come: part by part the limit would be got round, and back costs no more than there.
  const beforePence = Math.max(movedPence(sale.payment, payment, totalPence) - pence, 0)
  const ask = { kind: 'refund' as const, pence, beforePence, ofPence: totalPence, approval: input.approval, act: input.id }
  const allowed = await options.allow(caller, ask)
  if (!allowed.ok) return allowed.answer
  const doers = { ...allowed.doers, atTill: caller.device?.till ?? undefined }
  const round = (found.facts.corrected?.round ?? 0) + 1
  const correction = { was, payment, totalPence, round, ...doers }
  return options.publish((log) => correctPayment({ log }, about, correction, { id: input.id, request }))
}

type Of = { ticket: string; totalPence: number }

function refusal({ ticket, totalPence }: Of, was: Payment, { payment, expects }: CorrectPaymentInput): Answer | null {
  if (!isPaidAlike(was, expects.payment, totalPence)) return wrongState(`Order ${ticket} is ${paidWords(was)} by now: look at it again.`)
  const problem = correctionProblem(was, payment, totalPence)
  if (problem === tookThisCard) return wrongState(problem)
  if (problem !== null) return refuse(422, 'cannot-be-corrected', problem, [{ path: 'payment', message: problem }])
  if (movedPence(was, payment, totalPence) === 0) return wrongState(`Nothing would change: order ${ticket} is ${paidWords(was)}.`)
  return null
}
