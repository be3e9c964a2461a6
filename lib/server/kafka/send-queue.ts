import type { Message, RecordMetadata } from 'kafkajs'
import type { TopicName } from '../../topics/all'

/** A record as it goes out. */
export type WireRecord = {
  topic: TopicName
  partition: number
  key: Buffer | string | null
  value: Buffer | string | null
  headers: NonNullable<Message['headers']>
}

/** What the broker says of one partition that was sent to. */
export type PartitionAnswer = Pick<RecordMetadata, 'topicName' | 'partition' | 'errorCode' | 'baseOffset'>

/** A record that is on its way. Exactly one of `done` and `failed` is called, once. */
export type Waiting = { topic: TopicName; partition: number; message: Message; done(offset: number): void; failed(error: Error): void }

const mostRecords = 2000
/** A partition's share of a request must stay below the topic's max.message.bytes (2 MB). */
const mostBytes = 1024 * 1024

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

/** Length in UTF-16 units is near enough: the limit has room for twice as much. */
const sizeOf = (value: Buffer | string | null) => value?.length ?? 0

/**
 * Tells those whose partition the answer names where they stand; returns the others. (When a broker dies in mid-send, kafkajs can
 * resolve without having asked the partition's new leader.)
 */
export function settle(batch: readonly Waiting[], answer: readonly PartitionAnswer[]): Waiting[] {
  const next = new Map(
    answer
      .filter(({ errorCode, baseOffset }) => errorCode === 0 && baseOffset !== undefined)
      .map((each) => [`${each.topicName}-${each.partition}`, Number(each.baseOffset)]),
  )
  return batch.filter(({ topic, partition, done }) => {
    const place = `${topic}-${partition}`
    const offset = next.get(place)
    if (offset === undefined) return true
    next.set(place, offset + 1)
    done(offset)
    return false
  })
}
