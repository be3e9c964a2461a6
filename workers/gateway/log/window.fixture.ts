import type { RawRecord } from '@/lib/server/kafka/log-record'
import { type LogWindow, placeName, type TopicPartition } from '@/lib/server/kafka/log-window'

export type Written = Partial<Pick<RawRecord, 'key' | 'headers'>> & { atMs: number; value: string }

/** A log in memory, by full topic-partition. `reads` counts the records that were asked for. */
export function windowOn(log: Record<string, Written[]>): LogWindow & { reads: number } {
  const recordsOf = (place: TopicPartition, from = 0, to?: number): RawRecord[] =>
    (log[placeName(place)] ?? []).slice(from, to).map(({ atMs, value, key = null, headers = {} }, nth) => ({
      ...place,
      offset: from + nth,
      timestampMs: atMs,
      key,
      headers,
      value: Buffer.from(value),
    }))
  const window = {
    reads: 0,
    async topics() {
      const topics = new Map<string, number[]>()
      for (const name of Object.keys(log)) {
        const at = name.lastIndexOf('-')
        const topic = name.slice(0, at)
        topics.set(topic, [...(topics.get(topic) ?? []), Number(name.slice(at + 1))])
      }
      return topics
    },
    offsets: async (places: readonly TopicPartition[], at: 'first' | 'next' | number) =>
      places.map((place) => {
        const records = recordsOf(place)
        if (at === 'first') return 0
        if (at === 'next') return records.length
        return records.find(({ timestampMs }) => timestampMs >= at)?.offset ?? null
      }),
    read: async (stretches: readonly (TopicPartition & { from: number; to: number })[]) =>
      stretches.map(({ from, to, topic, partition }) => {
        window.reads += to - from
        return recordsOf({ topic, partition }, from, to)
      }),
    groups: async () => [],
    describe: async () => [],
    committed: async () => [],
    close: async () => undefined,
  }
  return window
}
