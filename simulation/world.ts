import type { CabinetState } from '@/lib/domain/cabinet/state'
import type { TopicName } from '@/lib/topics/all'
import type { LogEvent, NewEvent } from '@/lib/topics/event'
import { type Chance, chanceOf } from './chance'
import { type Group, groupOf, type TopicPartition } from './group'
import { type MemoryLog, memoryLog } from './log'
import type { FaultPlan, Machine, Role } from './machine'
import { type Scheduler, schedulerOf } from './scheduler'
import type { Settings } from './settings'
import { type MemoryStore, memoryStore } from './store'

/** Everything outside the code under test, and what really happened in it. */
export type World = {
  settings: Settings
  chance: Chance
  scheduler: Scheduler
  log: MemoryLog
  store: MemoryStore
  groups: Record<Role, Group>
  faults: FaultPlan
  /** True when everything is left to come to rest: no new customers, no new faults. */
  calm(): boolean
  /** True on all days but the last, once the day is over. */
  closed(): boolean
  /** Puts an event into the log as its writer does: it may come again. */
  write(event: NewEvent, partition: number): LogEvent
  onWrite(listener: () => void): void
  machines: Machine[]
  /** Set at the very end: nobody begins anything any more, what has begun is finished. */
  over: boolean
  violations: Map<string, string>
  violated(rule: string, detail: string): void
  trace(line: string): void
}

export type WorldOptions = {
  settings: Settings
  faults: FaultPlan
  onStored(world: World, state: CabinetState, before: CabinetState | null): void
  print?: ((line: string) => void) | undefined
}

export function worldOf({ settings, faults, onStored, print }: WorldOptions): World {
  const scheduler = schedulerOf()
  const chance = chanceOf(settings.seed)
  const listeners: (() => void)[] = []
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const group = (...topics: TopicName[]) =>
    groupOf(
      topics.flatMap((topic) => partitionsOf(topic, settings)),
      scheduler,
      changed,
    )
  const world: World = {
    settings,
    chance,
    scheduler,
    log: memoryLog(),
    store: memoryStore({
      nowMs: scheduler.nowMs,
      throughJson: settings.seed % 8 === 0,
      onStored: (state, before) => onStored(world, state, before),
    }),
    groups: {
      preparer: group('orders', 'hot-food', 'ready', 'collected'),
      cook: group('fryer'),
      accountant: group('orders'),
      statistician: group('orders', 'cook', 'hot-food', 'make-up', 'ready', 'collected', 'fryer'),
    },
    faults,
    calm: () => scheduler.nowMs() > settings.loadMs && !within(settings.reopenAtMs, settings.loadMs),
    closed: () => scheduler.nowMs() > settings.loadMs + 60_000 && scheduler.nowMs() < settings.reopenAtMs,
    write,
    onWrite: (listener) => listeners.push(listener),
    machines: [],
    over: false,
    violations: new Map(),
    violated(rule, detail) {
      world.trace(`VIOLATION ${rule}: ${detail}`)
      if (!world.violations.has(rule)) world.violations.set(rule, `at ${Math.round(scheduler.nowMs())} ms: ${detail}`)
    },
    trace: (line) => print?.(`${scheduler.nowMs().toFixed(1).padStart(9)}  ${line}`),
  }

  function within(fromMs: number, lengthMs: number): boolean {
    return scheduler.nowMs() >= fromMs && scheduler.nowMs() < fromMs + lengthMs
  }

  function write(event: NewEvent, partition: number) {
    const takenAtMs = scheduler.nowMs()
    const record = put(event, partition, takenAtMs)
    // A producer that got no answer sends the record again unchanged, with the time that it had.
    const again = !world.calm() && event.type !== 'cabinet.changed' && event.type !== 'cabinet.epoch' && chance.is(settings.repeat)
    if (again) scheduler.at(takenAtMs + chance.between(1, chance.is(0.5) ? 200 : 20_000), () => put(event, partition, takenAtMs))
    return record
  }

  function put(event: NewEvent, partition: number, takenAtMs: number) {
    const record = world.log.append(event, partition, takenAtMs)
    if (print) world.trace(`${record.topic}-${partition}@${record.offset} ${describe(event)}`)
    changed()
    return record
  }

  return world
}

export function partitionsOf(topic: TopicName, settings: Settings): TopicPartition[] {
  const count = topic === 'fryer' || topic === 'cabinet' ? 1 : settings.partitions
  return Array.from({ length: count }, (_, partition) => ({ topic, partition }))
}

function describe({ type, value }: NewEvent): string {
  if (type === 'cabinet.changed' || type === 'cabinet.epoch')
    return `${type} ${value.epoch}/${'version' in value ? String(value.version) : '-'}`
  if (type === 'menu.published' || type === 'counter.set' || type === 'limits.set') return type
  if (type === 'availability.set' || type === 'receipt.set' || type === 'range.set' || type === 'last-orders.set') return type
  const about = 'batch' in value ? value.batch : 'id' in value ? value.id : ''
  const detail = 'parts' in value && Array.isArray(value.parts) ? value.parts.flat().join('+') : 'food' in value ? value.food : ''
  return `${type} ${String(about)} ${String(detail)}${'round' in value ? ` round ${String(value.round)}` : ''}`
}
