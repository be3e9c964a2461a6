import type { Chance } from './chance'
import { checkEnd, checkStored } from './checks'
import { checkBooks, keptBooks } from './checks-books'
import type { FaultPlan } from './machine'
import { startPeople } from './people'
import { type Ledgers, startProcess } from './processes'
import type { Settings } from './settings'
import { emptyTruth, type Truth } from './truth'
import { type World, worldOf } from './world'

export type Outcome = { seed: number; violations: [rule: string, detail: string][]; orders: number; virtualMs: number; steps: number }
export type RunOptions = { faults?: FaultPlan; print?: ((line: string) => void) | undefined; prepare?: (world: World) => void }

/** Long enough for an order that has to wait out its patience several times over. */
const restMs = 15 * 60_000
/** Answers that processes get in a day that takes five times as long as the longest good one: it will not end. */
const stepLimit = 20_000

/** One day of the shop, decided by its settings alone: the same settings always give the same day. */
export async function simulate(settings: Settings, { faults, print, prepare }: RunOptions = {}): Promise<Outcome> {
  const truth = emptyTruth()
  const kept = keptBooks()
  const world = worldOf({
    settings,
    faults: (machine, step, phase) => faults?.(machine, step, phase) ?? randomFault(world, step, phase),
    onStored: (changed, state, before) => checkStored(changed, truth, state, before),
    print,
  })
  prepare?.(world)
  for (let n = 0; n < settings.preparers; n++) startProcess(world, kept.ledgers, `preparer-${n}`, 'preparer')
  for (const name of ['cook-0', 'cook-1']) startProcess(world, kept.ledgers, name, 'cook')
  startProcess(world, kept.ledgers, 'accountant', 'accountant')
  startProcess(world, kept.ledgers, 'statistician', 'statistician')
  startPeople(world, truth)
  planDisasters(world, kept.ledgers)
  let steps = 0
  const over = () => {
    steps += 1
    return world.violations.size > 0 || steps > stepLimit || (steps % 20 === 0 && world.calm() && atRest(world, truth, kept.facts.size))
  }
  await world.scheduler.run(settings.reopenAtMs + settings.loadMs + restMs, over)
  // What is in the fryer is lifted; the books read at their own pace and may be the last to finish.
  world.over = true
  if (steps <= stepLimit && world.violations.size === 0) await world.scheduler.run(world.scheduler.nowMs() + 20_000, () => false)
  checkEnd(world, truth, world.store.peek())
  checkBooks(world, truth, kept)
  return { seed: settings.seed, violations: [...world.violations], orders: truth.sales.size, virtualMs: world.scheduler.nowMs(), steps }
}

function randomFault(world: World, step: string, phase: 'before' | 'after'): ReturnType<FaultPlan> {
  const { settings, chance, calm } = world
  if (calm()) return null
  const sleep = () => ({ kind: 'pause' as const, ms: chance.is(0.5) ? chance.between(10, 800) : chance.between(3000, 9000) })
  if (settings.ambush > 0 && step === 'append cabinet.changed' && phase === 'before' && chance.is(settings.ambush)) {
    loseRedis(world, chance)
    return chance.is(0.5) ? { kind: 'crash' } : sleep()
  }
  if (settings.crash > 0 && chance.is(settings.crash)) return { kind: 'crash' }
  if (settings.pause > 0 && chance.is(settings.pause)) return sleep()
  if (phase === 'after' && settings.lostReply > 0 && chance.is(settings.lostReply)) return { kind: 'lost-reply' }
  return null
}

/** Nothing is open, nothing unread, nobody on his way: what could still happen has happened. */
function atRest(world: World, truth: Truth, known: number): boolean {
  const { log, scheduler, settings } = world
  if (scheduler.nowMs() < settings.reopenAtMs + settings.loadMs + 25_000 || known < truth.sales.size) return false
  const state = world.store.peek()
  if (!state || Object.keys(state.orders).length > 0) return false
  return log.topicPartitions().every(([topic, partition]) => {
    if (topic === 'cook' || topic === 'make-up' || topic === 'cabinet') return true
    return (state.positions[`${topic}-${partition}`] ?? 0) === log.ends(topic, partition).next
  })
}

function planDisasters(world: World, ledgers: Ledgers): void {
  const { settings, chance, scheduler } = world
  const plan = (times: number, what: () => void) => {
    for (let n = 0; n < times; n++) scheduler.at(chance.between(2000, settings.loadMs), what)
  }
  plan(settings.redisLosses, () => loseRedis(world, chance))
  plan(settings.clockSteps, () => {
    // Two of them stay well below the hold times here: a clock that is ahead by a whole hold time makes all food too old on arrival.
    const byMs = chance.between(-3000, 3000)
    world.trace(`REDIS clock steps by ${Math.round(byMs)} ms`)
    world.store.stepClock(byMs)
  })
  plan(settings.powerCuts, () => cutPower(world, ledgers))
  if (settings.reopenAtMs > 0) closeForLong(world, ledgers)
  plan(settings.guests, () => {
    const guest = startProcess(world, ledgers, 'preparer-guest', 'preparer')
    scheduler.at(scheduler.nowMs() + chance.between(3000, 15_000), () => {
      guest.alive = false
      world.groups.preparer.leave(guest)
    })
  })
}

function loseRedis({ store, scheduler, trace }: World, chance: Chance): void {
  if (chance.is(0.3)) {
    trace('REDIS emptied')
    store.flush()
  } else {
    const backMs = chance.between(0, 1000)
    trace(`REDIS is another instance, ${Math.round(backMs)} ms back`)
    store.rollBack(scheduler.nowMs() - backMs)
  }
}

/** Everything stops at once. What Kafka had not flushed is gone, Redis comes back up to a second older. */
function cutPower(world: World, ledgers: Ledgers): void {
  const { log, chance, scheduler, store, groups } = world
  world.trace('POWER CUT')
  log.loseTails(chance)
  store.rollBack(scheduler.nowMs() - chance.between(0, 1000))
  const start = stopAll(world, ledgers)
  for (const group of Object.values(groups)) group.reset(({ topic, partition }) => log.ends(topic, partition).next)
  scheduler.at(scheduler.nowMs() + chance.between(100, 600), start)
}

/** So long that Redis is another one and Kafka has forgotten what was committed. */
function closeForLong(world: World, ledgers: Ledgers): void {
  const { scheduler, settings, store, groups } = world
  scheduler.at(settings.loadMs + 60_000, () => {
    const start = stopAll(world, ledgers)
    scheduler.at(settings.reopenAtMs, () => {
      store.flush()
      for (const group of Object.values(groups)) group.reset(() => 0)
      start()
    })
  })
}

/** Ends every process. What it returns starts them again, also those that were just about to be started again. */
function stopAll(world: World, ledgers: Ledgers): () => void {
  const running = world.machines.filter((machine) => machine.alive)
  for (const machine of running) machine.alive = false
  return () => {
    for (const { name, role } of running) startProcess(world, ledgers, name, role)
  }
}
