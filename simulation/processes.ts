import { BrokenCabinet } from '@/lib/domain/cabinet/check'
import { unheardOf } from '@/lib/domain/unheard-of'
import { bookOrders, type JournalRow } from '@/lib/operations/book-orders'
import { type FactRows, gatherFacts } from '@/lib/operations/gather-facts'
import { type Books, keepBooks } from '@/lib/operations/keep-books'
import { cabinetKeeper } from '@/lib/operations/keep-cabinet'
import type { Log } from '@/lib/operations/ports'
import { topics } from '@/lib/topics/all'
import { createRunner, type Runner } from '@/workers/runner'
import type { Reaction } from '@/workers/worker'
import type { MemoryBooks } from './books'
import { consume } from './consumer'
import { type Machine, NoAnswer, type Role, type Steps, stepsOf } from './machine'
import type { World } from './world'

/** What the processes keep outside themselves, beside the log and the cabinet. */
export type Ledgers = { journal: MemoryBooks<readonly JournalRow[]>; facts: MemoryBooks<FactRows> }

/** Starts a process; when it crashes another one is started in its place, as the supervisor does. */
export function startProcess(world: World, ledgers: Ledgers, name: string, role: Role): Machine {
  const { scheduler, chance } = world
  const machine: Machine = { name, role, alive: true, pausedUntilMs: 0 }
  const group = world.groups[role]
  const steps = stepsOf(machine, {
    scheduler,
    chance,
    faults: world.faults,
    trace: world.trace,
    onPause: group.silent,
    onCrash() {
      group.silent(machine)
      scheduler.at(scheduler.nowMs() + chance.between(100, 2500), () => startProcess(world, ledgers, name, role))
    },
  })
  world.machines = world.machines.filter((other) => other.alive)
  world.machines.push(machine)
  void consume(world, machine, steps, group, runnerOf(world, steps, role, reactionOf(world, ledgers, steps, role))).catch(
    (error: unknown) => {
      world.violated(error instanceof BrokenCabinet ? 'broken invariant' : 'worker stopped', `${name}: ${String(error)}`)
    },
  )
  return machine
}

function reactionOf(world: World, ledgers: Ledgers, steps: Steps, role: Role): Reaction {
  switch (role) {
    case 'preparer':
    case 'cook': {
      const { keep, tend } = keeperOf(world, steps)
      void tendForEver(tend, steps)
      return { handle: keep }
    }
    case 'accountant':
      return keepBooks({ worker: role, books: booksOf(ledgers.journal, steps), decide: bookOrders('Europe/London') })
    case 'statistician':
      return keepBooks({ worker: role, books: booksOf(ledgers.facts, steps), decide: gatherFacts('Europe/London') })
    default:
      return unheardOf(role)
  }
}

async function tendForEver(tend: () => Promise<void>, { pause }: Steps): Promise<never> {
  for (;;) {
    await pause(2000)
    // No answer: it is asked again in two seconds.
    await tend().catch(() => undefined)
  }
}

function runnerOf(world: World, steps: Steps, role: Role, reaction: Reaction): Runner {
  return createRunner([{ name: role, topics: topics.map(({ name }) => name), reaction }], {
    parse: ({ topic, partition, offset }) => {
      const event = world.log.records(topic, partition)[offset]
      return event ? { event } : { unusable: 'not in the log' }
    },
    bury: () => Promise.resolve(),
    buries: new Set(),
    isTransient: (error) => error instanceof NoAnswer || (error instanceof Error && 'retry' in error && error.retry === true),
    pause: steps.pause,
    warn: ({ worker, error }, message) => world.trace(`${worker}: ${message}: ${error}`),
  })
}

function booksOf<Rows>(books: MemoryBooks<Rows>, { call }: Steps): Books<Rows> {
  return {
    log: (_worker, ours) => Promise.resolve(ours),
    positions: () => call('read positions', () => books.positions()),
    write: (_worker, moves, rows) => call('write books', () => books.write(moves, rows)),
  }
}

function keeperOf(world: World, { call, pause }: Steps) {
  const { store, log, settings, chance } = world
  return cabinetKeeper(
    {
      log: logOf(world, call),
      store: {
        load: (...args) => call('load', () => store.load(...args)),
        compareAndSet: (...args) => call('compare-and-set', () => store.compareAndSet(...args)),
        current: (...args) => call('current', () => store.current(...args)),
        claim: (...args) => call('claim', () => store.claim(...args)),
        install: (...args) => call('install', () => store.install(...args)),
      },
      history: {
        ends: (topic, partition) => call(`ends ${topic}`, () => log.ends(topic, partition)),
        events: (topic, partition, from, to) => call(`read ${topic}`, () => log.records(topic, partition).slice(from, to)),
      },
      ids: { next: () => `nonce-${Math.floor(chance.next() * 2 ** 32)}` },
      random: chance,
      pause,
      foods: () => settings.foods,
      alarm: (message) => world.violated('alarm', message),
    },
    { shop: 0, partitions: settings.partitions, maxRecords: 15 },
  )
}

/** Sends again what was not acknowledged, as the producer does, so that a lost answer means a record that is there twice. */
function logOf(world: World, call: Steps['call']): Log {
  return {
    async append(records) {
      const step = `append ${records[0]?.event.type ?? 'nothing'}`
      for (;;) {
        try {
          return await call(step, () =>
            records.map(({ event, partition }) => {
              const { topic, offset } = world.write(event, partition)
              return { topic, partition, offset }
            }),
          )
        } catch (error) {
          if (!(error instanceof NoAnswer)) throw error
        }
      }
    },
  }
}
