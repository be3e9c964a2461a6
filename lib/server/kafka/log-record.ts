import type { IHeaders } from 'kafkajs'
import { type TopicName, topics } from '../../topics/all'
import type { LogRecord } from '../../topics/event'

const names = new Map<string, TopicName>(topics.map(({ name }) => [name, name]))

/** @throws when it is none of the shop's: nobody subscribed to it */
export function topicNamed(name: string): TopicName {
  const topic = names.get(name)
  if (!topic) throw new Error(`${name} is not a topic of the shop`)
  return topic
}

type FetchedMessage = { offset: string; timestamp: string; key: Buffer | null; value: Buffer | null; headers?: IHeaders }

/** A record of any topic of the broker, by its full name. */
export type RawRecord<Topic extends string = string> = Omit<LogRecord, 'topic'> & { topic: Topic }

export function toLogRecord<Topic extends string>(
  topic: Topic,
  partition: number,
  { offset, timestamp, key, value, headers }: FetchedMessage,
): RawRecord<Topic> {
  return { topic, partition, offset: Number(offset), timestampMs: Number(timestamp), key, value, headers: singleHeaders(headers) }
}

/** Of a header that stands there several times the last counts, as in Kafka's own clients. */
function singleHeaders(headers: IHeaders = {}): LogRecord['headers'] {
  const single: LogRecord['headers'] = {}
  for (const name of Object.keys(headers)) {
    const value = headers[name]
    single[name] = (Array.isArray(value) ? value.at(-1) : value) ?? undefined
  }
  return single
}
