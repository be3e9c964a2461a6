import { type Food, foodsById } from '@/lib/domain/menu'
import { dropBatchInput, type LiftBatchInput, liftBatchInput, wastePortionsInput } from '@/lib/inputs/fryer'
import { dropBatch } from '@/lib/operations/drop-batch'
import { liftBatch } from '@/lib/operations/lift-batch'
import type { Clock, Menus } from '@/lib/operations/ports'
import { requestHash } from '@/lib/operations/request-hash'
import { wastePortions } from '@/lib/operations/waste-portions'
import { type Answer, notFound, refuse, wrongState } from './answer'
import { done } from './done'
import type { InTurn } from './in-turn'
import type { Act, Once } from './once'
import type { Publish } from './publisher'
import type { Range } from './range'
import { post, type Route } from './route'

export type FryerOptions = { shop: number; once: Once; inTurn: InTurn; publish: Publish; range: Range; menus: Menus; clock: Clock }

/** What the cook does. */
export function fryerRoutes(options: FryerOptions): Route[] {
  const { shop, once, publish, clock } = options
  return [
    post(
      {
        path: '/api/fryer/dropped',
        summary: 'A batch goes into the fat; it is named by the id',
        may: ['cook'],
        input: dropBatchInput,
        answer: done.dropped,
      },
      async (input) => {
        const as = actOf('batch.dropped', input)
        return once.run(as, async () => {
          const food = cookedFood(options, input.food)
          if (!food) return notCooked(input.food)
          return publish((log) => dropBatch({ log, clock }, { shop, food: food.id, portions: input.portions, pan: food.pan }, as))
        })
      },
    ),
    post(
      {
        path: '/api/fryer/lifted',
        summary: 'A batch is cooked; without portions, all that was dropped',
        may: ['cook'],
        input: liftBatchInput,
        answer: done.lifted,
      },
      async (input) => {
        const as = actOf('batch.lifted', input)
        return once.run(as, () => options.inTurn.run(input.batch, () => lift(options, input, as)))
      },
    ),
    post(
      {
        path: '/api/fryer/wasted',
        summary: 'Portions are thrown away',
        may: ['cook', 'kitchen'],
        input: wastePortionsInput,
        answer: done.wasted,
      },
      async (input) => {
        const as = actOf('portions.wasted', input)
        return once.run(as, async () => {
          if (!cookedFood(options, input.food)) return notCooked(input.food)
          return publish((log) => wastePortions({ log, clock }, { shop, ...input }, as))
        })
      },
    ),
  ]
}

async function lift({ shop, range, publish, clock }: FryerOptions, { batch, portions }: LiftBatchInput, as: Act): Promise<Answer> {
  const frying = range.find(batch)
  if (frying === undefined) return notFound('There is no such batch.')
  if (frying === 'lifted') return wrongState('This batch has been lifted.')
  return publish((log) => liftBatch({ log, clock }, { shop, batch, food: frying.food, portions: portions ?? frying.portions }, as))
}

function actOf(type: string, { id, ...content }: { id: string }): Act {
  return { id, request: requestHash(type, content) }
}

/** Peas and cans are never in the cabinet, so nobody drops, lifts or bins them here. */
function cookedFood({ menus }: FryerOptions, id: string): Food | undefined {
  const food = foodsById(menus.current()).get(id)
  return food?.kind === 'free' ? undefined : food
}

function notCooked(food: string): Answer {
  return refuse(422, 'not-cooked', 'Nothing was done: that food is not cooked here.', [
    { path: 'food', message: `"${food}" is not a cooked food of the menu` },
  ])
}
