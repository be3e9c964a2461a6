import type { Log } from '@/lib/operations/ports'
import type { LogEvent } from '@/lib/topics/event'
import type { Answer } from './answer'
import { doneBody } from './done'

export type PublisherOptions = {
  log: Log
  nowMs(): number
  /** Takes in what has been published, before anybody is answered: who is told 201 can ask for it at once. */
  onPublished(events: LogEvent[]): void
  onAcknowledged(seconds: number): void
}

/** Runs a verb of the shop and answers what its event says. */
export type Publish = (verb: (log: Log) => Promise<unknown>) => Promise<Answer>

export function createPublisher({ log, nowMs, onPublished, onAcknowledged }: PublisherOptions): Publish {
  return async (verb) => {
    let published: LogEvent | undefined
    await verb({
      async append(records) {
        const from = performance.now()
        const timestampMs = nowMs()
        const places = await log.append(records)
        onAcknowledged((performance.now() - from) / 1000)
        const events = places.flatMap((place, i): LogEvent[] => {
          const record = records[i]
          return record ? [{ ...record.event, topic: place.topic, partition: place.partition, offset: place.offset, timestampMs }] : []
        })
        published ??= events[0]
        onPublished(events)
        return places
      },
    })
    const body = published && doneBody(published)
    if (!body) throw new Error('a verb was done without an event that says so')
    return { status: 201, body }
  }
}
