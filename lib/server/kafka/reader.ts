import { setTimeout as pause } from 'node:timers/promises'
import type { LogReader } from '../../operations/ports'
import { type TopicName, topics } from '../../topics/all'
import type { LogRecord } from '../../topics/event'
import { earliest, latest, openFetchConnection } from './fetch-connection'
import { toLogRecord } from './log-record'

export type KafkaReader = LogReader & {
  /** Offset of the first record that Kafka took at or after this time (ms); the end of the log when there is none. */
  offsetAt(topic: TopicName, partition: number, timestampMs: number): Promise<number>
  close(): Promise<void>
}

const tries = 6
const pauseMs = 200

/** Looks into the log without being a member of a group: connects at the first question and stays connected. */
export function createReader({ brokers, prefix }: { brokers: string; prefix: string }): KafkaReader {
  const connection = openFetchConnection(brokers)
  let opening: Promise<void> | null = null

  async function ask<T>(question: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        opening ??= connection.open(topics.map(({ name }) => prefix + name))
        await opening
        return await question()
      } catch (error) {
        if (attempt === tries) throw error
        // The leader may have moved or the broker be away; a connection that could not be opened is opened again.
        await pause(pauseMs * attempt)
        await connection.refresh().catch(() => {
          opening = null
        })
      }
    }
  }

  async function ends(topic: TopicName, partition: number) {
    const [first, next] = await Promise.all([
      ask(() => connection.offsetAt(prefix + topic, partition, earliest)),
      ask(() => connection.offsetAt(prefix + topic, partition, latest)),
    ])
    return { first, next }
  }

  async function read(topic: TopicName, partition: number, from: number, to: number): Promise<LogRecord[]> {
    const records: LogRecord[] = []
    let empty = 0
    for (let next = from; next < to; ) {
      const messages = await ask(() => connection.fetchFrom(prefix + topic, partition, next))
      for (const message of messages) if (Number(message.offset) < to) records.push(toLogRecord(topic, partition, message))
      const last = messages.at(-1)
      if (last) next = Number(last.offset) + 1
      else if (++empty === tries)
        throw new Error(`offset ${next} of ${topic}-${partition} cannot be read, though the log should reach to ${to}`)
    }
    return records
  }

  async function offsetAt(topic: TopicName, partition: number, timestampMs: number): Promise<number> {
    const offset = await ask(() => connection.offsetAt(prefix + topic, partition, timestampMs))
    return offset >= 0 ? offset : (await ends(topic, partition)).next
  }

  return { ends, read, offsetAt, close: () => connection.close() }
}
