import { parkSaleInput, resumeSaleInput } from '@/lib/inputs/parked'
import { parkSale } from '@/lib/operations/park-sale'
import type { Clock } from '@/lib/operations/ports'
import { requestHash } from '@/lib/operations/request-hash'
import { resumeSale } from '@/lib/operations/resume-sale'
import { type Answer, notFound, wrongState } from './answer'
import type { AtTill } from './at-till'
import { done } from './done'
import type { InTurn } from './in-turn'
import type { Once } from './once'
import type { Parked } from './parked'
import type { Publish } from './publisher'
import { idIn, post, type Route } from './route'

export type ParkingOptions = {
  shop: number
  partitions: number
  once: Once
  inTurn: InTurn
  publish: Publish
  clock: Clock
  parked: Parked
  atTill: AtTill
}

/** Sales that are put aside before they are paid. Who goes on with one is decided here, one after the other: it is never on two tills. */
export function parkingRoutes(options: ParkingOptions): Route[] {
  const { shop, partitions, once, publish, atTill } = options
  return [
    post(
      { path: '/api/parked', summary: 'Puts an unpaid sale aside, for any till', may: ['till'], input: parkSaleInput, answer: done.parked },
      async (input, _, caller) => {
        const { id, ...content } = input
        const as = { id, request: requestHash('sale.parked', content) }
        const by = caller.person?.id
        const refusal = atTill(caller, input.till, true)
        if (refusal) return refusal
        return once.run(as, () => publish((log) => parkSale({ log, shop, partitions, by }, input, as)))
      },
    ),
    post(
      {
        path: '/api/parked/:id/resumed',
        summary: 'This till goes on with it. One till gets it; another is told who has it',
        may: ['till'],
        input: resumeSaleInput,
        answer: done.resumed,
      },
      async ({ id, till }, params, caller) => {
        // A till goes on by itself with what has not left its queue.
        const refusal = atTill(caller, till, true)
        if (refusal) return refusal
        const saleId = idIn(params)
        if (saleId === null) return notFound('There is no such parked sale.')
        const as = { id, request: requestHash('sale.resumed', { sale: saleId, till }) }
        return once.run(as, () => options.inTurn.run(saleId, () => resume(options, { sale: saleId, till }, caller.person?.id, as)))
      },
    ),
  ]
}

async function resume(
  { parked, publish, shop, partitions, clock }: ParkingOptions,
  asked: { sale: string; till: number },
  by: string | undefined,
  as: { id: string; request: string },
): Promise<Answer> {
  const known = parked.find(asked.sale)
  if (known?.resumed) return wrongState(`Till ${known.resumed.till} has taken this sale up already.`)
  if (!known?.parked) return notFound('There is no such parked sale.')
  return publish((log) => resumeSale({ log, shop, partitions, by, clock }, asked, as))
}
