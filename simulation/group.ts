import type { TopicName } from '@/lib/topics/all'
import type { Machine } from './machine'
import type { Scheduler } from './scheduler'

export type TopicPartition = { topic: TopicName; partition: number }

/** A consumer group as the broker keeps it: who is in it, who has which partition, and what has been committed. */
export type Group = {
  /** Heartbeat of a running machine; who was thrown out comes back in. */
  present(machine: Machine): void
  generation(): number
  assigned(machine: Machine): TopicPartition[]
  /** Refused when the group has changed since that generation. */
  commit(machine: Machine, generation: number, at: TopicPartition, offset: number): void
  committed(at: TopicPartition): number
  leave(machine: Machine): void
  /** A machine has gone silent: if it still is when the session ends, its partitions go to others. */
  silent(machine: Machine): void
  /** Power cut: nobody is in it; nothing beyond the log's end stays committed. */
  reset(endOf: (at: TopicPartition) => number): void
}

const sessionMs = 3000

export function groupOf(reads: readonly TopicPartition[], scheduler: Scheduler, onChange: () => void): Group {
  const members = new Set<Machine>()
  const commits = new Map<TopicPartition, number>()
  let generation = 0

  function changed() {
    generation += 1
    onChange()
  }

  const group: Group = {
    present(machine) {
      if (members.has(machine)) return
      members.add(machine)
      changed()
    },
    generation: () => generation,
    assigned(machine) {
      const place = [...members].indexOf(machine)
      return place < 0 ? [] : reads.filter((_, n) => n % members.size === place)
    },
    commit(machine, since, at, offset) {
      if (since === generation && members.has(machine)) commits.set(at, offset)
    },
    committed: (at) => commits.get(at) ?? 0,
    leave(machine) {
      if (members.delete(machine)) changed()
    },
    silent(machine) {
      scheduler.at(scheduler.nowMs() + sessionMs, () => {
        if (!machine.alive || machine.pausedUntilMs > scheduler.nowMs()) group.leave(machine)
      })
    },
    reset(endOf) {
      members.clear()
      for (const [at, offset] of commits) commits.set(at, Math.min(offset, endOf(at)))
      changed()
    },
  }
  return group
}
