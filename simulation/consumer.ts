import type { Fetched } from '@/lib/operations/batch'
import type { Runner } from '@/workers/runner'
import type { Group, TopicPartition } from './group'
import type { Machine, Steps } from './machine'
import type { World } from './world'

/** Records of one topic-partition that a fetch brings at most. */
const fetchRecords = 20

/** A Kafka consumer around the shop's own runner: what was fetched at once is handled at once, offsets are committed now and then. */
export async function consume(world: World, machine: Machine, steps: Steps, group: Group, runner: Runner): Promise<void> {
  const { scheduler, chance } = world
  const next = new Map<TopicPartition, number>()
  const toCommit = new Map<TopicPartition, number>()
  let generation = -1
  let wake: (() => void) | null = null
  world.onWrite(() => {
    const look = wake
    wake = null
    if (look) scheduler.at(scheduler.nowMs() + chance.between(0.5, 20), () => steps.awake(look))
  })

  for (;;) {
    const resumes = await runner.handle(await fetched())
    if (group.generation() !== generation) continue
    for (const resume of resumes) {
      const at = [...next.keys()].find((own) => own.topic === resume.topic && own.partition === resume.partition)
      if (!at) continue
      next.set(at, resume.next)
      toCommit.set(at, resume.commit)
    }
    // A commit without an answer is as good as one that comes later.
    if (chance.is(0.4)) await steps.call('commit', commit).catch(() => undefined)
  }

  function fetched(): Promise<Fetched[]> {
    return new Promise((resolve) => {
      const look = () => {
        group.present(machine)
        if (group.generation() !== generation) takeOver()
        const batches = gather()
        if (batches.length > 0) scheduler.settle(() => resolve(batches))
        else wake = look
      }
      scheduler.at(scheduler.nowMs() + chance.between(0.5, 5), () => steps.awake(look))
    })
  }

  function takeOver() {
    generation = group.generation()
    next.clear()
    toCommit.clear()
    for (const at of group.assigned(machine)) next.set(at, group.committed(at))
    world.trace(`${machine.name} reads ${[...next].map(([at, offset]) => `${at.topic}-${at.partition}@${offset}`).join(' ')}`)
  }

  function gather(): Fetched[] {
    return [...next].flatMap(([{ topic, partition }, first]) => {
      const places = world.log.records(topic, partition).slice(first, first + 1 + chance.under(fetchRecords))
      const records = places.map(({ offset, timestampMs }) => ({
        topic,
        partition,
        offset,
        timestampMs,
        key: null,
        headers: {},
        value: null,
      }))
      return records.length > 0 ? [{ topic, partition, first, end: first + records.length, records }] : []
    })
  }

  function commit() {
    for (const [at, offset] of toCommit) group.commit(machine, generation, at, offset)
    toCommit.clear()
  }
}
