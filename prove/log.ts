import { Kafka, logLevel } from 'kafkajs'

export type Seen = {
  topic: string
  partition: number
  offset: number
  timestampMs: number
  key: string | null
  headers: Record<string, string>
  value: Buffer | null
}

export function connect(brokers: string) {
  return new Kafka({
    clientId: 'prove',
    brokers: brokers.split(','),
    logLevel: logLevel.NOTHING,
    retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 60 },
  })
}

/** Every record of these topics, from the first to the one that was last when asked. */
export async function readTopics(kafka: Kafka, topics: string[]): Promise<Seen[]> {
  const admin = kafka.admin()
  await admin.connect()
  const left = new Map<string, number>()
  for (const topic of topics)
    for (const end of await admin.fetchTopicOffsets(topic))
      if (Number(end.high) > Number(end.low)) left.set(`${topic}/${end.partition}`, Number(end.high))
  await admin.disconnect()
  const seen: Seen[] = []
  if (left.size === 0) return seen
  const consumer = kafka.consumer({ groupId: `prove-${process.pid}-${Date.now()}`, maxWaitTimeInMs: 200 })
  await consumer.connect()
  await consumer.subscribe({ topics, fromBeginning: true })
  await new Promise<void>((done, failed) => {
    const limit = setTimeout(() => failed(new Error('the log could not be read to its end')), 120_000)
    consumer
      .run({
        autoCommit: false,
        eachBatch: async ({ batch }) => {
          for (const message of batch.messages) seen.push(toSeen(batch.topic, batch.partition, message))
          const place = `${batch.topic}/${batch.partition}`
          if (Number(batch.lastOffset()) + 1 >= (left.get(place) ?? 0)) left.delete(place)
          if (left.size > 0) return
          clearTimeout(limit)
          done()
        },
      })
      .catch(failed)
  })
  await consumer.disconnect()
  return seen
}

type Message = { offset: string; timestamp: string; key: Buffer | null; value: Buffer | null; headers?: Record<string, unknown> }

function toSeen(topic: string, partition: number, message: Message): Seen {
  const headers = Object.fromEntries(Object.entries(message.headers ?? {}).map(([name, value]) => [name, String(value)]))
  return {
    topic,
    partition,
    offset: Number(message.offset),
    timestampMs: Number(message.timestamp),
    key: message.key?.toString() ?? null,
    headers,
    value: message.value,
  }
}
