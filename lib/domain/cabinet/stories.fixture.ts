import fc from 'fast-check'
import type { CabinetEvent } from './event'
import {
  cancelled,
  changed,
  collected,
  dropped,
  foods,
  type Happening,
  hot,
  lifted,
  minute,
  placed,
  ready,
  recalled,
  tell,
  undone,
  wasted,
} from './scene.fixture'
import type { CabinetState } from './state'

/** Anything that can happen in a kitchen, in any order. */

export const food = fc.constantFrom('cod', 'chips', 'plaice', 'peas')
const order = fc.integer({ min: 0, max: 7 }).map((n) => `o${n}`)
/** A batch whose lift was undone goes on under the name of that act. */
const againOf = (undoneBatch: string) => `again-${undoneBatch}`
const batch = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.boolean()).map(([n, again]) => (again ? againOf(`b${n}`) : `b${n}`))
const round = fc.integer({ min: 1, max: 3 })
const portions = fc.integer({ min: 0, max: 8 })

export const event: fc.Arbitrary<CabinetEvent> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(order, fc.array(fc.array(food, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }))
      .map(([id, parts]) => placed(id, ...parts)),
  },
  { weight: 4, arbitrary: fc.tuple(batch, food, portions).map((of) => lifted(...of)) },
  { weight: 2, arbitrary: fc.tuple(batch, food, portions).map((of) => dropped(...of)) },
  { weight: 2, arbitrary: order.map(hot) },
  { weight: 2, arbitrary: fc.tuple(order, round).map((of) => ready(...of)) },
  {
    weight: 2,
    arbitrary: fc.tuple(batch, fc.constantFrom('dropped' as const, 'lifted' as const), food, portions).map((of) => undone(...of)),
  },
  fc.tuple(order, round).map((of) => recalled(...of)),
  order.map(cancelled),
  fc
    .tuple(order, fc.array(fc.array(food, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 }))
    .map(([id, parts]) => changed(id, ...parts)),
  order.map(collected),
  fc.tuple(food, portions).map((of) => wasted(...of)),
)

/** Events some minutes apart, records as late as they like, keys pressed at whatever time a device says, the clock now and then set back. */
export const story: fc.Arbitrary<Happening[]> = fc
  .array(
    fc.record({
      event,
      passMs: fc.integer({ min: -minute, max: 4 * minute }),
      lateMs: fc.integer({ min: -minute, max: 40 * minute }),
      keptMs: fc.option(fc.integer({ min: -minute, max: 40 * minute }), { nil: undefined }),
    }),
    { maxLength: 60 },
  )
  .map((steps) => {
    let atMs = 60 * minute
    return steps.map(({ event: happened, passMs, lateMs, keptMs }, n) => {
      atMs += passMs
      const id = happened.type === 'batch.undone' ? againOf(happened.value.batch) : `event-${n}`
      const kept = keptMs === undefined ? {} : { doneMs: atMs - lateMs - keptMs }
      return { event: happened, atMs, tookMs: atMs - lateMs, id, ...kept }
    })
  })

/** Calls `look` with what each event made of the cabinet. */
export function watch(happenings: readonly Happening[], look: (before: CabinetState, after: CabinetState, what: Happening) => void) {
  let told = tell([])
  for (const happening of happenings) {
    const before = told.state
    told = tell([happening], foods, told)
    look(before, told.state, happening)
  }
}
