import type { Batch, Fetched, Resume } from '@/lib/operations/batch'
import type { Position } from '@/lib/operations/keep-books'
import type { Pause } from '@/lib/operations/ports'
import type { TopicName } from '@/lib/topics/all'
import type { LogEvent, LogRecord } from '@/lib/topics/event'
import type { Reading } from '@/lib/topics/read'
import type { Reaction } from './worker'

/** A worker that has started. Two that share a reaction (both keep the same cabinet) are told of a fetch together, once. */
export type Running = { name: string; topics: readonly TopicName[]; reaction: Reaction }
export type Unusable = { record: LogRecord; reason: string }

export type RunnerPorts = {
  parse(record: LogRecord): Reading
  /** Resolves when they are in `dead-letters`; those that are there already are left out. */
  bury(unusable: readonly Unusable[]): Promise<void>
  /** Topics whose dead letters these workers write: of all groups that read a topic only one does. */
  buries: ReadonlySet<TopicName>
  isTransient(error: unknown): boolean
  pause: Pause
  warn(about: { worker: string; error: string }, message: string): void
}

export type Runner = {
  topics: readonly TopicName[]
  /**
   * Takes what one fetch brought through all workers and says where to read on. Gives up only for good: a worker that cannot work
   * because something does not answer is asked again until it can, with the same batches.
   */
  handle(fetched: readonly Fetched[]): Promise<Resume[]>
  /** From where the one that has stored least must be told; of these only places about which somebody stores something, and says so. */
  readFrom(places: readonly Pick<Position, 'topic' | 'partition'>[]): Promise<Position[]>
  stop(): Promise<void>
}

const pauseMs = { first: 50, most: 2000 }

/** Nothing here knows of Kafka: the simulation drives the same code. */
export function createRunner(workers: readonly Running[], ports: RunnerPorts): Runner {
  const listeners = byReaction(workers)

  async function handle(fetched: readonly Fetched[]): Promise<Resume[]> {
    const unusable: Unusable[] = []
    const batches = fetched.map((each) => parseAll(each, unusable))
    const letters = unusable.filter(({ record }) => ports.buries.has(record.topic))
    // Before anybody moves on: once the position is past it, nobody would see the record again.
    if (letters.length > 0) await insist('dead letters', () => ports.bury(letters))
    const resumes = await Promise.all(listeners.map((listener) => tell(listener, batches)))
    return batches.map((batch) => earliest(batch, resumes.flat()))
  }

  /** Each record is parsed once for all workers of the process. */
  function parseAll({ topic, partition, first, end, records }: Fetched, unusable: Unusable[]): Batch {
    const events: LogEvent[] = []
    for (const record of records) {
      const reading = read(record)
      if ('event' in reading) events.push(reading.event)
      else unusable.push({ record, reason: reading.unusable })
    }
    return { topic, partition, first, end, events }
  }

  function read(record: LogRecord): Reading {
    try {
      return ports.parse(record)
    } catch (error) {
      // Reading follows from the record alone, so it would throw for ever, and the shop would stand still for one record.
      return { unusable: `cannot be read: ${error instanceof Error ? error.message : String(error)}` }
    }
  }

  async function tell({ name, topics, reaction }: Listener, batches: readonly Batch[]): Promise<Resume[]> {
    const mine = batches.filter((batch) => topics.has(batch.topic))
    return mine.length === 0 ? [] : insist(name, () => reaction.handle(mine))
  }

  async function insist<T>(worker: string, act: () => Promise<T>): Promise<T> {
    for (let waitMs = pauseMs.first; ; waitMs = Math.min(waitMs * 2, pauseMs.most)) {
      try {
        return await act()
      } catch (error) {
        if (!ports.isTransient(error)) throw error
        ports.warn({ worker, error: String(error) }, 'something does not answer, trying again')
        await ports.pause(waitMs)
      }
    }
  }

  async function readFrom(places: readonly Pick<Position, 'topic' | 'partition'>[]): Promise<Position[]> {
    const stored = await Promise.all(
      listeners.map(async ({ topics, reaction }) => ({ topics, positions: (await reaction.positions?.()) ?? null })),
    )
    return places.flatMap(({ topic, partition }) => {
      const nexts = stored.flatMap(({ topics, positions }) =>
        positions && topics.has(topic) ? [positions.get(`${topic}-${partition}`) ?? 0] : [],
      )
      return nexts.length === 0 ? [] : [{ topic, partition, next: Math.min(...nexts) }]
    })
  }

  return {
    topics: [...new Set(workers.flatMap(({ topics }) => topics))],
    handle,
    readFrom,
    async stop() {
      for (const { reaction } of listeners) await reaction.stop?.()
    },
  }
}

type Listener = { name: string; topics: Set<TopicName>; reaction: Reaction }

function byReaction(workers: readonly Running[]): Listener[] {
  const listeners = new Map<Reaction, Listener>()
  for (const { name, topics, reaction } of workers) {
    const listener = listeners.get(reaction)
    if (!listener) listeners.set(reaction, { name, topics: new Set(topics), reaction })
    else {
      listener.name += `+${name}`
      for (const topic of topics) listener.topics.add(topic)
    }
  }
  return [...listeners.values()]
}

/** Where the one that is furthest behind wants to go on. The others are told again of what they know, which changes nothing. */
function earliest({ topic, partition }: Batch, resumes: readonly Resume[]): Resume {
  const mine = resumes.filter((resume) => resume.topic === topic && resume.partition === partition)
  if (mine.length === 0) throw new Error(`no worker said where to read on in ${topic}-${partition}`)
  return { topic, partition, next: Math.min(...mine.map(({ next }) => next)), commit: Math.min(...mine.map(({ commit }) => commit)) }
}
