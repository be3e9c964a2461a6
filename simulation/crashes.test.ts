// Guarantee: a worker may die, fall asleep or hear no answer after any step of the protocol; no order is lost, made twice or contradicted.
import { expect, test } from 'vitest'
import type { Fault, FaultPlan, Phase } from './machine'
import { simulate } from './run'
import { quiet, type Settings } from './settings'
import type { World } from './world'

/** The protocol's steps as calls to the outside world. Applying (3) is none: a crash in it is one before 4. */
const keeping = [
  ['1 load', 'load'],
  ['2 the ends of the log', 'ends orders'],
  ['4 compare and set', 'compare-and-set'],
  ['5 snapshot', 'append cabinet.changed'],
  ['6 still my epoch', 'current'],
  ['7 verdict: wrap', 'append order.in-hand'],
  ['7 verdict: wait', 'append order.waiting'],
  ['7 verdict: hot', 'append order.hot'],
  ['8 commit', 'commit'],
] as const
const restoring = [
  ['a claim', 'claim'],
  ['b epoch', 'append cabinet.epoch'],
  ['c snapshots', 'read cabinet'],
  ['d what was seen', 'read orders'],
  ['e install', 'install'],
] as const
const phases: Phase[] = ['before', 'after']
/** Short, but with orders that wait and orders that do not. */
const busy: Settings = { ...quiet, seed: 8, loadMs: 9000, cancel: 0.1, recall: 0.15, repeat: 0.05 }

/** Strikes at the first times that a worker of the cabinet takes the step. */
function striking(step: string, phase: Phase, fault: Fault, times = 3): { faults: FaultPlan; struck(): number } {
  let struck = 0
  return {
    struck: () => struck,
    faults(machine, at, now) {
      const cabinets = machine.role === 'preparer' || machine.role === 'cook'
      if (!cabinets || at !== step || now !== phase || struck >= times) return null
      struck += 1
      return fault
    },
  }
}

const losingRedis = ({ scheduler, store }: World) => {
  scheduler.at(4000, () => store.flush())
  scheduler.at(8000, () => store.rollBack(7500))
}

async function run(fault: Fault, step: string, phase: Phase, prepare?: (world: World) => void) {
  const { faults, struck } = striking(step, phase, fault)
  const { violations } = await simulate(busy, { faults, ...(prepare && { prepare }) })
  expect(violations).toEqual([])
  expect(struck()).toBeGreaterThan(0)
}

const everywhere = (steps: readonly (readonly [string, string])[]) =>
  steps.flatMap(([name, step]) => phases.map((phase) => [phase, name, step] as const))

test('an undisturbed day is in order', async () => {
  expect((await simulate({ ...quiet, seed: 1 })).violations).toEqual([])
})

test.each(everywhere(keeping))('crash %s step %s', (phase, _, step) => run({ kind: 'crash' }, step, phase))
test.each(everywhere(restoring))('crash %s letter %s', (phase, _, step) => run({ kind: 'crash' }, step, phase, losingRedis))
test.each(everywhere(keeping))('asleep for longer than the session %s step %s', (phase, _, step) =>
  run({ kind: 'pause', ms: 5000 }, step, phase),
)
test.each(everywhere(restoring))('asleep %s letter %s while somebody else restores', (phase, _, step) =>
  run({ kind: 'pause', ms: 5000 }, step, phase, losingRedis),
)
test.each(keeping)('no answer to step %s', (_, step) => run({ kind: 'lost-reply' }, step, 'after'))
test.each(restoring)('no answer to letter %s', (_, step) => run({ kind: 'lost-reply' }, step, 'after', losingRedis))

const ambushed = Array.from({ length: 12 }, (_, n) => n + 1)

test.each(ambushed)(
  'stored, but lost before the snapshot is out while the writer sleeps or dies: it must not say what it decided (seed %i)',
  async (seed) => {
    expect((await simulate({ ...quiet, seed, ambush: 0.05 })).violations).toEqual([])
  },
)
