import type { CabinetState } from '@/lib/domain/cabinet/state'
import { type Food, foodsById } from '@/lib/domain/menu'
import { undoMs } from '@/lib/domain/undo'
import {
  dropBatchInput,
  type LiftBatchInput,
  liftBatchInput,
  probeTemperatureInput,
  type UndoBatchInput,
  undoBatchInput,
  wastePortionsInput,
} from '@/lib/inputs/fryer'
import { dropBatch } from '@/lib/operations/drop-batch'
import { liftBatch } from '@/lib/operations/lift-batch'
import type { Clock, Menus } from '@/lib/operations/ports'
import { probeTemperature } from '@/lib/operations/probe-temperature'
import { requestHash } from '@/lib/operations/request-hash'
import { undoBatch } from '@/lib/operations/undo-batch'
import { wastePortions } from '@/lib/operations/waste-portions'
import { type Answer, notFound, refuse, wrongState } from './answer'
import { done } from './done'
import type { InTurn } from './in-turn'
import type { Act, Once } from './once'
import type { Publish } from './publisher'
import type { Range } from './range'
import { post, type Route } from './route'

export type FryerOptions = {
  shop: number
  once: Once
  inTurn: InTurn
  publish: Publish
  range: Range
  menus: Menus
  clock: Clock
  cabinet(): CabinetState | null
}

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
          return publish((log) =>
            dropBatch({ log, clock }, { shop, food: food.id, portions: input.portions, pan: input.pan ?? food.pan, at: input.at }, as),
          )
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
        path: '/api/fryer/undone',
        summary: 'A drop or a lift was the wrong key: for ten seconds it can be taken back. A lift goes on under this id',
        may: ['cook'],
        input: undoBatchInput,
        answer: done.undone,
      },
      async (input, _params, { person }) => {
        const as = actOf('batch.undone', input)
        return once.run(as, () => options.inTurn.run(input.batch, () => undo(options, input, as, person?.id)))
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
    post(
      {
        path: '/api/fryer/probed',
        summary: 'What a probe shows in a pan’s oil or, without a pan, in the hot cabinet; of each the newest counts',
        may: ['cook', 'kitchen'],
        input: probeTemperatureInput,
        answer: done.probed,
      },
      async (input, _params, { person }) => {
        const as = actOf('temperature.probed', input)
        const { pan, celsius, at } = input
        return once.run(as, () => publish((log) => probeTemperature({ log, clock }, { shop, pan, celsius, at, by: person?.id }, as)))
      },
    ),
  ]
}

async function lift({ shop, range, publish, clock }: FryerOptions, { batch, portions, at }: LiftBatchInput, as: Act): Promise<Answer> {
  const frying = range.find(batch)
  if (frying === undefined) return notFound('There is no such batch.')
  if (frying === 'lifted') return wrongState('This batch has been lifted.')
  if (frying === 'undone') return wrongState('This was undone: the batch is not in the pan any more, or has come back under another name.')
  return publish((log) => liftBatch({ log, clock }, { shop, batch, food: frying.food, portions: portions ?? frying.portions, at }, as))
}

/** Pressed in time, it may still be a moment on its way. */
const ON_ITS_WAY_MS = 2000

async function undo(options: FryerOptions, { batch, what }: UndoBatchInput, as: Act, by: string | undefined): Promise<Answer> {
  const { shop, range, publish, clock } = options
  const found = range.find(batch)
  if (found === undefined) return notFound('There is no such batch.')
  if (found === 'undone') return wrongState('This was undone already.')
  const lifted = range.findLifted(batch)
  if (what === 'lifted' && !lifted) return wrongState('This batch has not been lifted.')
  if (what === 'dropped' && found === 'lifted') return wrongState('This batch has been lifted, so its drop stands.')
  const frying = lifted?.frying ?? (found === 'lifted' ? undefined : found)
  if (frying === undefined) return notFound('There is no such batch.')
  // From when the shop has had it: a press that a device kept, and the undo after it, come together when the link is back.
  if (clock.nowMs() - (lifted ?? frying).takenAtMs > undoMs + ON_ITS_WAY_MS)
    return wrongState('Too late: it can be undone for ten seconds. Bin what is wrong.')
  const gone = lifted ? takenOf(options.cabinet(), batch) : 0
  if (gone > 0) return wrongState(`${gone} of them are with orders already, so the lift stands. Tell the kitchen; bin what is wrong.`)
  const portions = lifted?.portions ?? frying.portions
  return publish((log) => undoBatch({ log, clock }, { shop, batch, what, food: frying.food, portions, frying, by }, as))
}

/** Portions of a batch that orders have. An order that takes some at this very moment keeps them (lib/domain/cabinet/evolve.ts). */
function takenOf(cabinet: CabinetState | null, batch: string): number {
  const got = Object.values(cabinet?.orders ?? {}).flatMap((order) => order.got)
  return got.reduce((sum, lot) => sum + (lot.batch === batch ? lot.n : 0), 0)
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
