import { openFetchConnection } from '@/lib/server/kafka/fetch-connection'
import { priceOf } from './accountant'
import { readOrder } from './order'
import type { Positions } from './positions'

/** What all orders of the log come to, read as anybody can at any time: from the first offset to the end, in no group. */
export async function logTotal(brokers: string, { topics }: Positions, topic: string): Promise<number> {
  const connection = openFetchConnection(brokers)
  await connection.open([topic])
  let totalPence = 0
  try {
    for (const { partition, end } of topics.find((each) => each.topic === topic)?.partitions ?? []) {
      for (let next = 0; next < end; ) {
        const messages = await connection.fetchFrom(topic, partition, next)
        for (const { value } of messages) {
          const order = readOrder(value)
          if (order) totalPence += priceOf(order)
        }
        next = Number(messages.at(-1)?.offset ?? end) + 1
      }
    }
    return totalPence
  } finally {
    await connection.close()
  }
}
