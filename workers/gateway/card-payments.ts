import type { z } from 'zod'
import { cardPaymentInput } from '@/lib/inputs/card-payment'
import type { CardTerminal } from '@/lib/operations/ports'
import { requestHash } from '@/lib/operations/request-hash'
import { cardPaymentAnswer, cardTerminalAnswer } from '@/lib/realtime/card-payment'
import { type Answer, notFound, ok, refuse } from './answer'
import type { AtTill } from './at-till'
import type { Once } from './once'
import { get, post, type Route } from './route'

export type CardPaymentsOptions = {
  once: Once
  atTill: AtTill
  /** Null: cards are taken on a machine of their own. */
  terminal: CardTerminal | null
}

/**
 * Cards that the shop's terminal takes. What it took is no fact of the shop yet: it becomes one with the order that is paid by
 * it, which carries the terminal's reference (docs/decisions/0021).
 */
export function cardPaymentRoutes({ once, atTill, terminal }: CardPaymentsOptions): Route[] {
  const route = post(
    {
      path: '/api/card-payments',
      summary: 'The terminal is to take a card; asked again with the same id it takes nothing more',
      may: ['till'],
      input: cardPaymentInput,
      answer: cardPaymentAnswer,
    },
    async ({ id, till, pence }, _, caller) => {
      const refusal = atTill(caller, till, false)
      if (refusal) return refusal
      if (terminal === null) return notFound('This shop has no card terminal. Take the card on your own machine.')
      // Not of the till: the device that asks again may be another till by now, and must hear what became of the card.
      const act = { id, request: requestHash('card.taken', { pence }) }
      return once.run(act, () => take(terminal, { id, till, pence }))
    },
  )
  const answers = {
    201: { description: 'What the terminal says: approved or declined', schema: cardPaymentAnswer },
    200: { description: 'It had said so before, of this id', schema: cardPaymentAnswer },
  }
  return [
    get({ path: '/api/card-terminal', summary: 'Whether there is a card terminal', may: ['till'], answer: cardTerminalAnswer }, () =>
      ok({ terminal: terminal !== null } satisfies z.infer<typeof cardTerminalAnswer>),
    ),
    { ...route, answers },
  ]
}

async function take(terminal: CardTerminal, payment: { id: string; pence: number; till: number }): Promise<Answer> {
  const answer = await terminal.take(payment)
  // Not remembered as done: asked again, the terminal may know.
  if (answer.kind === 'unknown') return refuse(503, 'card-unknown', answer.why)
  const { id } = payment
  const body: z.infer<typeof cardPaymentAnswer> =
    answer.kind === 'approved' ? { id, status: 'approved', reference: answer.reference } : { id, status: 'declined', why: answer.why }
  return { status: 201, body }
}
