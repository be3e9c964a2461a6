import type { Kafka } from 'kafkajs'
import type { RewindTo } from '@/lib/realtime/demos'

type Partition = { topic: string; partition: number }

/** Which offset a reader is to go to in each of its partitions, or in the one that is named. Never outside of what the log has. */
export async function offsetsAt(kafka: Kafka, assigned: readonly Partition[], to: RewindTo): Promise<(Partition & { offset: string })[]> {
  const admin = kafka.admin({ retry: { retries: 5 } })
  await admin.connect()
  try {
    const offsets: (Partition & { offset: string })[] = []
    for (const { topic, partition } of assigned.filter((each) => isMeant(each, to))) {
      const ends = (await admin.fetchTopicOffsets(topic)).find((each) => each.partition === partition)
      if (!ends) continue
      // Kafka knows of each record when it came, and finds the first one at or after a time.
      const found =
        'atMs' in to ? (await admin.fetchTopicOffsetsByTimestamp(topic, to.atMs)).find((each) => each.partition === partition) : null
      const wanted = 'atMs' in to ? Number(found?.offset ?? ends.high) : to.offset
      const offset = wanted < 0 ? Number(ends.high) : Math.min(Math.max(wanted, Number(ends.low)), Number(ends.high))
      offsets.push({ topic, partition, offset: String(offset) })
    }
    return offsets
  } finally {
    await admin.disconnect()
  }
}

function isMeant({ topic, partition }: Partition, to: RewindTo): boolean {
  if ('atMs' in to) return true
  return (to.topic === undefined || to.topic === topic) && (to.partition === undefined || to.partition === partition)
}
