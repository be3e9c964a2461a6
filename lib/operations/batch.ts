import type { TopicName } from '../topics/all'
import type { LogEvent, LogRecord } from '../topics/event'

/** Records of one topic-partition that were fetched together, parsed; those that could not be used are left out. */
export type Batch = {
  topic: TopicName
  partition: number
  /** Offset of the first record fetched, usable or not. */
  first: number
  /** Offset after the last record fetched. */
  end: number
  events: LogEvent[]
}

/** Where to read on (`next`) and from where again after a restart (`commit`). */
export type Resume = { topic: TopicName; partition: number; next: number; commit: number }

/** What one fetch brought of one topic-partition, before anybody has looked inside. */
export type Fetched = { topic: TopicName; partition: number; first: number; end: number; records: LogRecord[] }
