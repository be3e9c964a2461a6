import { setTimeout as pause } from 'node:timers/promises'
import type { EachBatchPayload, Kafka } from 'kafkajs'
import type { Fetched, Resume } from '../../operations/batch'
import type { Position } from '../../operations/keep-books'
import type { TopicName } from '../../topics/all'
import type { Logger } from '../log'
import { createCommitter } from './committer'
import { toLogRecord, topicNamed } from './log-record'
import { createReadBack, type ReadBackPorts } from './read-back'

export type ConsumerSettings = {
  kafka: Kafka
  prefix: string
  group: string
  topics: readonly TopicName[]
  /** Partitions of all topics together. */
  partitions: number
  /** Milliseconds between fetches at the least; a record after a pause is not delayed. */
  paceMs: number
  /** False: no offset is stored, so that the group leaves nothing behind. Default true. */
  commits?: boolean
  logger: Logger
  /** Gets everything that a fetch brought, at once; the next fetch comes when it has resolved. An exception ends the consumer. */
  handle(fetched: readonly Fetched[]): Promise<readonly Resume[]>
  /** Where what is kept outside Kafka stands, and where the log begins. Without it only the group's offsets count. */
  stored?: Pick<ReadBackPorts, 'readFrom' | 'firstOffset'>
  /** The consumer has stopped for good. */
  onCrash(error: Error): void
}

export type RunningConsumer = {
  /** When the broker last answered a fetch, ms since epoch; 0 = not yet. */
  lastFetchMs(): number
  /** Records behind the end of the log, by topic-partition, as the last fetch saw it. */
  lag(): ReadonlyMap<string, number>
  /** Goes back to where something that is kept outside Kafka was lost. To be called again and again. */
  lookBack(): Promise<void>
  /** Finishes what is in hand, commits, leaves the group politely: a crash would cost the others the whole session time-out. */
  stop(): Promise<void>
}

type Gathered = { payload: EachBatchPayload; fetched: Fetched; resolve(): void; reject(error: Error): void }

const heartbeatMs = 500

/**
 * One consumer for all topics of a process. kafkajs hands over each topic-partition by itself; those of one fetch are gathered and
 * handled together, because a request, a commit and a transaction for each cost more than all the rest (450 µs an order).
 */
export async function startConsumer(settings: ConsumerSettings): Promise<RunningConsumer> {
  const { kafka, prefix, group, topics, paceMs, logger } = settings
  const consumer = kafka.consumer({
    groupId: group,
    sessionTimeout: 6000,
    rebalanceTimeout: 15_000,
    heartbeatInterval: heartbeatMs,
    maxWaitTimeInMs: 500,
    minBytes: 1,
    maxBytesPerPartition: 2 * 1024 * 1024,
    allowAutoTopicCreation: false,
    retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 1_000_000 },
  })
  const committer = createCommitter(consumer, prefix, logger)
  const lag = new Map<string, number>()
  const readBack = createReadBack({
    readFrom: async () => [],
    firstOffset: async () => 0,
    ...settings.stored,
    committed: () => committedBy(kafka, group, prefix, topics),
    seek: ({ topic, partition, next }) => consumer.seek({ topic: prefix + topic, partition, offset: String(next) }),
  })
  let gathered: Gathered[] = []
  let running: Promise<void> = Promise.resolve()
  let [lastFetchMs, lastEndMs, stopping] = [0, 0, false]

  function eachBatch(payload: EachBatchPayload): Promise<void> {
    if (stopping) return Promise.resolve()
    return new Promise((resolve, reject) => {
      gathered.push({ payload, fetched: toFetched(payload, prefix), resolve, reject })
      // All batches of one fetch are handed over in one turn of the loop. From a cluster each broker's fetch comes by itself, and
      // workers are told of one after the other.
      if (gathered.length === 1) {
        setImmediate(() => {
          running = running.then(handleGathered)
        })
      }
    })
  }

  async function handleGathered() {
    const all = gathered
    gathered = []
    if (all.length === 0) return
    try {
      await handleAlive(all)
      for (const { resolve } of all) resolve()
    } catch (error) {
      const reason = error instanceof Error ? error : new Error(String(error))
      // What kafkajs threw itself (the group is being rearranged) it deals with; anything else it would try again for ever.
      if (!reason.name.startsWith('KafkaJS')) settings.onCrash(reason)
      for (const { reject } of all) reject(reason)
    }
  }

  async function handleAlive(all: readonly Gathered[]) {
    const beat = keepAlive(all)
    try {
      const resumes = await settings.handle(all.map(({ fetched }) => fetched))
      settle(all, resumes)
      // Not the handling but the fetches are paced: whoever comes after a pause finds the pace long over.
      const rest = paceMs - (performance.now() - lastEndMs)
      if (rest > 0) await pause(rest)
      lastEndMs = performance.now()
    } finally {
      await beat.end()
    }
  }

  function settle(all: readonly Gathered[], resumes: readonly Resume[]) {
    const byPlace = new Map(resumes.map((resume) => [`${resume.topic}-${resume.partition}`, resume]))
    for (const { payload, fetched } of all) {
      const place = `${fetched.topic}-${fetched.partition}`
      const resume = byPlace.get(place)
      if (!resume) throw new Error(`nobody said where to read on in ${place}`)
      payload.resolveOffset(payload.batch.lastOffset())
      if (resume.next !== fetched.end)
        consumer.seek({ topic: prefix + fetched.topic, partition: fetched.partition, offset: String(resume.next) })
      readBack.note(resume)
      lag.set(place, Math.max(0, Number(payload.batch.highWatermark) - resume.next))
      if (settings.commits !== false) committer.note(resume)
    }
  }

  await consumer.connect()
  await consumer.subscribe({ topics: topics.map((topic) => prefix + topic), fromBeginning: true })
  const joined = new Promise<void>((resolve) => consumer.on(consumer.events.GROUP_JOIN, () => resolve()))
  consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
    // Those of before may be somebody else's by now.
    committer.forget()
    lag.clear()
    readBack.assign(
      Object.entries(payload.memberAssignment).flatMap(([topic, partitions]) =>
        partitions.map((partition) => ({ topic: topicNamed(topic.slice(prefix.length)), partition })),
      ),
    )
  })
  consumer.on(consumer.events.FETCH, () => {
    lastFetchMs = Date.now()
  })
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    logger.error({ error: payload.error.message, restart: payload.restart }, 'the consumer crashed')
    if (!payload.restart) settings.onCrash(payload.error)
  })
  await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, partitionsConsumedConcurrently: settings.partitions, eachBatch })
  await joined

  async function stop() {
    stopping = true
    await running
    await committer.close()
    await consumer.disconnect()
  }

  async function lookBack() {
    if (settings.stored && !stopping) await readBack.look()
  }

  return { lastFetchMs: () => lastFetchMs, lag: () => lag, lookBack, stop }
}

/** Heartbeats while a handler takes long. That the group is being rearranged is told to kafkajs when the handler is done. */
function keepAlive(all: readonly Gathered[]) {
  let trouble: unknown = null
  const heartbeat = all[0]?.payload.heartbeat
  const timer = setInterval(() => {
    heartbeat?.().catch((error: unknown) => {
      trouble = error
    })
  }, heartbeatMs)
  return {
    async end() {
      clearInterval(timer)
      if (trouble) throw trouble
    },
  }
}

function toFetched({ batch }: EachBatchPayload, prefix: string): Fetched {
  const topic = topicNamed(batch.topic.slice(prefix.length))
  return {
    topic,
    partition: batch.partition,
    first: Number(batch.firstOffset()),
    end: Number(batch.lastOffset()) + 1,
    records: batch.messages.map((message) => toLogRecord(topic, batch.partition, message)),
  }
}

async function committedBy(kafka: Kafka, group: string, prefix: string, topics: readonly TopicName[]): Promise<Position[]> {
  // Its own few tries: the client's would hold up a worker that is to end while the broker is away.
  const admin = kafka.admin({ retry: { retries: 2, initialRetryTime: 50, maxRetryTime: 200 } })
  await admin.connect()
  try {
    const committed = await admin.fetchOffsets({ groupId: group, topics: topics.map((topic) => prefix + topic) })
    return committed.flatMap(({ topic, partitions }) =>
      partitions.map(({ partition, offset }) => ({ topic: topicNamed(topic.slice(prefix.length)), partition, next: Number(offset) })),
    )
  } finally {
    await admin.disconnect()
  }
}
