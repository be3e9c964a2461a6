import type { Kafka, Message } from 'kafkajs'
import { topics } from '@/lib/topics/all'
import type { LogRecord } from '@/lib/topics/event'

/** The days of the year, the last of them yesterday. */
const days = 365
const dayMs = 86_400_000
const mostBytes = 256 * 1024

/**
 * Makes a year of what was one busy minute: the same records at the same offsets, moved back by whole days, so that the hours of an order
 * stay as they were. All records of an order move with it; records about no order move as far as their place in the topic says.
 */
export function createCalendar(orders: readonly LogRecord[]) {
  const counts = new Map<number, number>()
  for (const { partition } of orders) counts.set(partition, (counts.get(partition) ?? 0) + 1)
  const dayOf = new Map(orders.map((record) => [idIn(record), dayAt(record.offset, counts.get(record.partition) ?? 1)]))

  return {
    /** How many orders were placed on each day. */
    ordersByDay(): number[] {
      const byDay = Array.from({ length: days }, () => 0)
      for (const day of dayOf.values()) byDay[day] = (byDay[day] ?? 0) + 1
      return byDay
    },
    /** `end`: how many records its topic-partition has. */
    move(record: LogRecord, end: number): Message {
      const day = dayOf.get(idIn(record)) ?? dayAt(record.offset, end)
      const backMs = (days - day) * dayMs
      const { partition, key, headers, timestampMs } = record
      const time = headers['ce_time']
      return {
        ...{ partition, key },
        value: moveValue(record, backMs),
        headers: { ...headers, ...(time !== undefined && { ce_time: moveIso(String(time), backMs) }) },
        timestamp: String(timestampMs - backMs),
      }
    },
  }
}

const dayAt = (offset: number, end: number) => Math.min(days - 1, Math.floor((offset * days) / end))
const moveIso = (text: string, backMs: number) => new Date(Date.parse(text) - backMs).toISOString()

/** Which order a record is about; its own id where it is about none. */
function idIn({ value }: LogRecord): string {
  return value === null ? '' : (/"id":"([0-9a-f-]{36})"/.exec(value.toString('latin1'))?.[1] ?? '')
}

/** The times that books and facts go by stand in the value. */
function moveValue({ topic, value }: LogRecord, backMs: number): Buffer | null {
  if (value === null || (topic !== 'orders' && topic !== 'fryer')) return value
  const moved = value
    .toString()
    .replace(/("placedAt"|"arrivedAt"|"at"):"([^"]+)"/g, (_, name, time) => `${name}:"${moveIso(time, backMs)}"`)
  return Buffer.from(moved)
}

export const shopTopics = topics.filter(({ name }) => name !== 'menu' && name !== 'dead-letters')

/** Puts records into an empty partition, in order. */
export async function writePartition(kafka: Kafka, topic: string, messages: readonly Message[]): Promise<void> {
  const producer = kafka.producer({
    createPartitioner:
      () =>
      ({ message }) =>
        message.partition ?? 0,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    retry: { retries: 5 },
  })
  await producer.connect()
  try {
    for (const some of requestsOf(messages)) await producer.send({ topic, acks: -1, messages: some })
  } finally {
    await producer.disconnect()
  }
}

/** The broker hangs up on a request that is too large, and a snapshot of a busy cabinet is some hundred kilobytes. */
function requestsOf(messages: readonly Message[]): Message[][] {
  const requests: Message[][] = []
  let bytes = Number.POSITIVE_INFINITY
  for (const message of messages) {
    bytes += message.value?.length ?? 0
    const last = requests.at(-1)
    if (last && bytes <= mostBytes) last.push(message)
    else {
      requests.push([message])
      bytes = message.value?.length ?? 0
    }
  }
  return requests
}
