import type { Admin } from 'kafkajs'
import type { DemoReport } from '@/lib/realtime/demos'

type GroupPosition = {
  group: string
  partitions: { topic: string; partition: number; next: number; end: number; lag: number }[]
  lag: number
}
export type Positions = { topics: DemoReport['topics']; groups: GroupPosition[] }

export type GroupTopics = { group: string; topics: readonly string[] }

/**
 * How long each partition is, and how far each group has come in it: all that lag is. The broker tells anybody who asks, without
 * a word to the readers.
 */
export async function readPositions(admin: Admin, topics: readonly string[], groups: readonly GroupTopics[]): Promise<Positions> {
  const ends = new Map<string, Map<number, number>>()
  for (const topic of topics) {
    const offsets = await admin.fetchTopicOffsets(topic)
    ends.set(topic, new Map(offsets.map(({ partition, high }) => [partition, Number(high)])))
  }
  const read: GroupPosition[] = []
  for (const { group, topics: wanted } of groups) {
    const committed = await admin.fetchOffsets({ groupId: group, topics: [...wanted] })
    const partitions = committed.flatMap(({ topic, partitions: offsets }) =>
      offsets.map(({ partition, offset }) => {
        const end = ends.get(topic)?.get(partition) ?? 0
        // −1: nothing committed yet, it will begin at 0.
        const next = Math.max(0, Number(offset))
        return { topic, partition, next, end, lag: Math.max(0, end - next) }
      }),
    )
    partitions.sort((a, b) => topics.indexOf(a.topic) - topics.indexOf(b.topic) || a.partition - b.partition)
    read.push({ group, partitions, lag: partitions.reduce((sum, { lag }) => sum + lag, 0) })
  }
  return {
    topics: topics.map((topic) => ({
      topic,
      partitions: [...(ends.get(topic) ?? [])].map(([partition, end]) => ({ partition, end })).sort((a, b) => a.partition - b.partition),
    })),
    groups: read,
  }
}
