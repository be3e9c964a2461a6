import type { Clock, Log } from '../../operations/ports'
import { toRecord } from '../../topics/write'
import type { RecordProducer } from './producer'

/** The shop's log: events as CloudEvents on the topic that their type belongs to. */
export function kafkaLog(producer: RecordProducer, clock: Clock): Log {
  return { append: (records) => producer.send(records.map((record) => toRecord(record, clock.nowMs()))) }
}
