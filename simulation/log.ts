import { type TopicName, topics } from '@/lib/topics/all'
import type { EventType, LogEvent, NewEvent } from '@/lib/topics/event'
import type { Chance } from './chance'

/** The log, in memory. Offsets are places in a list; nothing is ever taken out but by a power cut. */
export type MemoryLog = {
  append(event: NewEvent, partition: number, takenAtMs: number): LogEvent
  records(topic: TopicName, partition: number): readonly LogEvent[]
  ends(topic: TopicName, partition: number): { first: number; next: number }
  /** What was written since the last flush is gone: up to six records of each partition of a topic that is not flushed. */
  loseTails(chance: Chance): void
  topicPartitions(): [TopicName, number][]
}

const topicByType = new Map<string, TopicName>(topics.flatMap((topic) => Object.keys(topic.types).map((type) => [type, topic.name])))

function topicOf(type: EventType): TopicName {
  const topic = topicByType.get(type)
  if (!topic) throw new Error(`No topic carries ${type}`)
  return topic
}

export function memoryLog(): MemoryLog {
  const partitions = new Map<string, { topic: TopicName; partition: number; records: LogEvent[] }>()

  function of(topic: TopicName, partition: number) {
    const key = `${topic}-${partition}`
    let found = partitions.get(key)
    if (!found) {
      found = { topic, partition, records: [] }
      partitions.set(key, found)
    }
    return found.records
  }

  return {
    append(event, partition, takenAtMs) {
      const topic = topicOf(event.type)
      const records = of(topic, partition)
      const record: LogEvent = { ...event, topic, partition, offset: records.length, timestampMs: takenAtMs }
      records.push(record)
      return record
    },
    records: of,
    ends: (topic, partition) => ({ first: 0, next: of(topic, partition).length }),
    loseTails(chance) {
      for (const { topic, records } of partitions.values()) {
        if (topics.find(({ name }) => name === topic)?.flushed) continue
        records.length = Math.max(0, records.length - (chance.is(0.5) ? chance.under(6) : 0))
      }
    },
    topicPartitions: () => [...partitions.values()].map(({ topic, partition }) => [topic, partition]),
  }
}
