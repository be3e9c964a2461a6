import { setTimeout as pause } from 'node:timers/promises'
import type { Kafka, Message, Producer, RecordMetadata } from 'kafkajs'
import type { Placed } from '../../operations/ports'
import { type TopicName, topics } from '../../topics/all'
import type { Logger } from '../log'
import { settle, takeBatch, type Waiting, type WireRecord } from './send-queue'

export type RecordProducer = {
  /**
   * Resolves when the brokers have all of them (acks=all), with their places in the same order.
   *
   * @throws when a record can never be taken (too large)
   */
  send(records: readonly WireRecord[]): Promise<Placed[]>
  /** Records that were handed over and are not acknowledged yet. */
  pending(): number
  /** Waits for what is pending, at most so long. */
  close(deadlineMs: number): Promise<void>
}

export type ProducerSettings = {
  kafka: Kafka
  prefix: string
  logger: Logger
  /**
   * Milliseconds between the beginnings of two requests at the least: a record after a pause is not delayed, those that come one by
   * one go together. A request costs the broker and us more than a millisecond. Default 0.
   */
  paceMs?: number
}

/** What goes to one broker. While one request is in flight the next gathers. */
type Lane = { waiting: Waiting[]; busy: boolean; sentMs: number }

const pauseMs = { first: 100, most: 1000 }
/** A record that is too large stays too large. */
const hopeless = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE', 'INVALID_RECORD'])

/**
 * One send at a time to each broker, and what was not acknowledged is sent again unchanged. (With sends that overlap, or with
 * kafkajs' `idempotent: true`, acknowledged records were lost; like this none ever was. Repeats are dropped by event id.)
 */
export function createProducer({ kafka, prefix, logger, paceMs = 0 }: ProducerSettings): RecordProducer {
  const producer = kafka.producer({
    idempotent: false,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    createPartitioner:
      () =>
      ({ message }) =>
        message.partition ?? 0,
    retry: { retries: 5, initialRetryTime: 100, maxRetryTime: 2000 },
  })
  let lanes: Map<string, Lane> | null = null
  let opening: Promise<Map<string, Lane>> | null = null
  let pending = 0
  let closed = false
  let whenIdle = () => {}

  async function open(): Promise<Map<string, Lane>> {
    await untilDone('connect to Kafka', async () => {
      await producer.connect()
      lanes = await lanesByPartition(kafka, prefix)
    })
    return lanes ?? new Map()
  }

  async function send(records: readonly WireRecord[]): Promise<Placed[]> {
    if (closed) throw new Error('the producer is closed')
    if (records.length === 0) return []
    pending += records.length
    try {
      const known = lanes ?? (await (opening ??= open()))
      return await new Promise((resolve, reject) => {
        enqueue(known, records, resolve, reject)
      })
    } finally {
      pending -= records.length
      if (pending === 0) whenIdle()
    }
  }

  function enqueue(
    known: Map<string, Lane>,
    records: readonly WireRecord[],
    resolve: (places: Placed[]) => void,
    reject: (error: Error) => void,
  ) {
    const places: Placed[] = []
    // Fixed now: a record that is sent again must be the same record.
    const timestamp = String(Date.now())
    let left = records.length
    records.forEach((record, i) => {
      const { topic, partition, key, value, headers } = record
      const lane = known.get(`${topic}-${partition}`)
      if (!lane) return reject(new Error(`topic ${topic} has no partition ${partition}`))
      lane.waiting.push({
        topic,
        message: { key, value, headers, partition, timestamp },
        partition,
        done(offset) {
          places[i] = { topic, partition, offset }
          if (--left === 0) resolve(places)
        },
        failed: reject,
      })
      if (!lane.busy) void pump(lane)
    })
  }

  async function pump(lane: Lane) {
    lane.busy = true
    // Whoever hands over in the same turn goes along.
    await new Promise(setImmediate)
    while (lane.waiting.length > 0) {
      const rest = lane.sentMs + paceMs - performance.now()
      if (rest > 0) await pause(rest)
      lane.sentMs = performance.now()
      await sendUntilAcknowledged(takeBatch(lane.waiting))
    }
    lane.busy = false
  }

  async function sendUntilAcknowledged(batch: readonly Waiting[]) {
    let rest = batch
    await untilDone('send', async () => {
      try {
        rest = settle(rest, await sendOnce(producer, prefix, rest))
      } catch (error) {
        if (!(error instanceof Error && 'type' in error && hopeless.has(String(error.type)))) throw error
        if (rest.length === 1) rest[0]?.failed(error)
        else for (const each of rest) await sendUntilAcknowledged([each])
        rest = []
      }
      if (rest.length > 0) throw new Error(`the answer leaves out ${rest.length} of ${batch.length} records`)
    })
  }

  async function untilDone(what: string, attempt: () => Promise<void>) {
    for (let waitMs = pauseMs.first; ; waitMs = Math.min(waitMs * 2, pauseMs.most)) {
      try {
        return await attempt()
      } catch (error) {
        logger.warn({ error: String(error), pending }, `could not ${what}, trying again`)
        await pause(waitMs)
      }
    }
  }

  async function close(deadlineMs: number) {
    closed = true
    const idle = new Promise<void>((resolve) => {
      whenIdle = resolve
    })
    if (pending > 0) await Promise.race([idle, pause(deadlineMs, undefined, { ref: false })])
    await producer.disconnect()
  }

  return { send, pending: () => pending, close }
}

/**
 * One lane a broker. A partition keeps its lane when another broker comes to lead it: in two lanes at once its records could
 * overtake each other.
 */
async function lanesByPartition(kafka: Kafka, prefix: string): Promise<Map<string, Lane>> {
  const admin = kafka.admin({ retry: { retries: 5, initialRetryTime: 100, maxRetryTime: 1000 } })
  await admin.connect()
  try {
    const metadata = await admin.fetchTopicMetadata({ topics: topics.map(({ name }) => prefix + name) })
    const byBroker = new Map<number, Lane>()
    const byPartition = new Map<string, Lane>()
    for (const { name, partitions } of metadata.topics) {
      for (const { partitionId, leader } of partitions) {
        const lane = byBroker.get(leader) ?? { waiting: [], busy: false, sentMs: 0 }
        byBroker.set(leader, lane)
        byPartition.set(`${name.slice(prefix.length)}-${partitionId}`, lane)
      }
    }
    return byPartition
  } finally {
    await admin.disconnect()
  }
}

async function sendOnce(producer: Producer, prefix: string, batch: readonly Waiting[]): Promise<RecordMetadata[]> {
  const byTopic = new Map<TopicName, Message[]>()
  for (const { topic, message } of batch) {
    const messages = byTopic.get(topic)
    if (messages) messages.push(message)
    else byTopic.set(topic, [message])
  }
  const answer = await producer.sendBatch({
    acks: -1,
    topicMessages: [...byTopic].map(([topic, messages]) => ({ topic: prefix + topic, messages })),
  })
  return answer.map((each) => ({ ...each, topicName: each.topicName.slice(prefix.length) }))
}
