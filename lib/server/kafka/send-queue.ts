import type { Message } from 'kafkajs'
import type { TopicName } from '../../topics/all'

/** A record as it goes out. */
export type WireRecord = {
  topic: TopicName
  partition: number
  key: Buffer | string | null
  value: Buffer | string | null
  headers: NonNullable<Message['headers']>
}

/** A record that is on its way. Exactly one of `done` and `failed` is called, once. */
export type Waiting = { topic: TopicName; partition: number; message: Message; done(offset: number): void; failed(error: Error): void }

const mostRecords = 500
/** A partition's share of a request must stay below the topic's max.message.bytes (2 MB). */
const mostBytes = 512 * 1024

/** Takes as many from the front as go into one request; at least one. */
export function takeBatch(waiting: Waiting[]): Waiting[] {
  let [count, bytes] = [0, 0]
  for (const { message } of waiting) {
    bytes += sizeOf(message.value)
    if (count > 0 && (count === mostRecords || bytes > mostBytes)) break
    count++
  }
  return waiting.splice(0, count)
}

/** Length in UTF-16 units is near enough: the limit has room for three times as much. */
const sizeOf = (value: Buffer | string | null) => value?.length ?? 0
