import type { Kafka } from 'kafkajs'
import type { Fetched, Resume } from '@/lib/operations/batch'
import { type RunningConsumer, startConsumer } from '@/lib/server/kafka/consumer'
import type { KafkaReader } from '@/lib/server/kafka/reader'
import type { Logger } from '@/lib/server/log'
import type { TopicName } from '@/lib/topics/all'
import type { LogEvent, LogPlace, LogRecord } from '@/lib/topics/event'
import type { MenuAt } from '@/lib/topics/foreign'
import { readRecord } from '@/lib/topics/read'
import type { TopicDefinition } from '@/lib/topics/topic'
import { Positions } from './positions'

export type FollowOptions = {
  kafka: Kafka
  reader: KafkaReader
  prefix: string
  group: string
  topics: readonly { topic: TopicDefinition; partitions: number }[]
  menus: MenuAt
  logger: Logger
  /** Where to begin with a topic: what Kafka took since this time (ms), or so many of its last records. */
  begin(topic: TopicName): { sinceMs: number } | { last: number }
  /** True: what the record says is known already, so that it need not be looked into. */
  isKnown(record: LogPlace): boolean
  /** All that one fetch brought. */
  onEvents(events: LogEvent[]): void
  /** Reading has ended for good. */
  onCrash(error: Error): void
}

export type LogFollower = {
  /** Resolves when all has been read that was in the log when it began. */
  caughtUp: Promise<void>
  /** How old what has been read is; 0 when it is all that is in the log. */
  behindMs(nowMs: number): number
  stop(): Promise<void>
}

/** The time between two frames: whoever waits for a screen would not see a shorter one. */
const PACE_MS = 20

/** Reads the log as a group of one, commits nothing, and so begins anew each time. */
export async function followLog(options: FollowOptions): Promise<LogFollower> {
  const { kafka, prefix, group, topics, logger } = options
  const positions = new Positions(await startPlaces(options))
  const consumer: RunningConsumer = await startConsumer({
    kafka,
    prefix,
    group,
    topics: topics.map(({ topic }) => topic.name),
    partitions: topics.reduce((sum, { partitions }) => sum + partitions, 0),
    paceMs: PACE_MS,
    commits: false,
    logger,
    onCrash: options.onCrash,
    handle: async (fetched) => take(fetched, positions, options),
  })
  return {
    caughtUp: positions.caughtUp,
    behindMs: (nowMs) => positions.behindMs(nowMs, consumer.lag(), consumer.lastFetchMs()),
    stop: () => consumer.stop(),
  }
}

async function startPlaces({ topics, reader, begin }: FollowOptions) {
  const asked = topics.flatMap(({ topic: { name }, partitions }) =>
    Array.from({ length: partitions }, async (_, partition) => {
      const { first, next: end } = await reader.ends(name, partition)
      const from = begin(name)
      const next = 'last' in from ? Math.max(first, end - from.last) : Math.max(first, await reader.offsetAt(name, partition, from.sinceMs))
      return { topic: name, partition, next, end }
    }),
  )
  return Promise.all(asked)
}

function take(fetched: readonly Fetched[], positions: Positions, { menus, isKnown, onEvents }: FollowOptions): Resume[] {
  const fresh = fetched.flatMap((batch) => batch.records.filter((record) => record.offset >= positions.next(batch) && !isKnown(record)))
  const events = fresh.map((record) => eventIn(record, menus)).filter((event) => event !== null)
  if (events.length > 0) onEvents(events)
  // After the events: who waits until all has been read must find it taken in.
  return fetched.map((batch) => positions.passed(batch))
}

/** Null: it cannot be used. The worker that reads its topic puts it aside. */
function eventIn(record: LogRecord, menus: MenuAt): LogEvent | null {
  const reading = readRecord(record, menus)
  return 'event' in reading ? reading.event : null
}
