import type { TopicName } from './all'
import { recordTypes } from './checks'
import type { NewEvent } from './event'

/** A record as it is handed to a producer. */
export type WrittenRecord = { topic: TopicName; partition: number; key: Buffer; headers: Record<string, string>; value: Buffer }

/** CloudEvents 1.0, Kafka binding, binary mode: the attributes are headers and the value is plain JSON. */
export function toRecord({ event, partition }: { event: NewEvent; partition: number }, nowMs: number): WrittenRecord {
  const type = recordTypes.get(event.type)
  if (type === undefined) throw new Error(`no topic has the type ${event.type}`)
  const shop = String(event.value.shop)
  const till = type.keyed === 'shop/till' ? String(event.value.till) : null
  return {
    topic: type.topic,
    partition,
    key: Buffer.from(till === null ? shop : `${shop}/${till}`),
    headers: {
      ce_specversion: '1.0',
      ce_id: event.id,
      ce_type: event.type,
      ce_source: till === null ? `/shops/${shop}` : `/shops/${shop}/tills/${till}`,
      ce_time: new Date(nowMs).toISOString(),
      'content-type': 'application/json',
    },
    value: Buffer.from(JSON.stringify(event.value)),
  }
}
