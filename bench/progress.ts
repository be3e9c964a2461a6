import pg from 'pg'
import { kafkaClient } from '@/lib/server/kafka/client'
import { createLogger } from '@/lib/server/log'
import type { ShopFile } from '@/prove/shop'

/** How far a shop has come with what was sold, counted from outside. */
export type Progress = {
  /** Records in a topic. Of `orders`, `make-up`, `ready` and `collected` each order has one, if nothing goes wrong. */
  records(topic: string): Promise<number>
  /** Orders that the ledger has, and the facts up to their record in this topic. */
  booked(lastTopic: 'orders' | 'collected'): Promise<number>
  db: pg.Client
  close(): Promise<void>
}

const bookedSql = `SELECT least(
  (SELECT coalesce(sum(next), 0) FROM position WHERE worker = 'accountant' AND topic = 'orders'),
  (SELECT coalesce(sum(next), 0) FROM position WHERE worker = 'statistician' AND topic = $1)) AS n`

export async function openProgress({ kafka, postgres }: Pick<ShopFile, 'kafka' | 'postgres'>): Promise<Progress> {
  const admin = kafkaClient({ brokers: kafka, logger: createLogger('bench') }).admin()
  const db = new pg.Client({ connectionString: postgres })
  // The shop is closed before the benchmark ends.
  db.on('error', () => {})
  await Promise.all([admin.connect(), db.connect()])
  return {
    async records(topic) {
      const ends = await admin.fetchTopicOffsets(topic)
      return ends.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0)
    },
    booked: async (lastTopic) => Number((await db.query<{ n: string }>(bookedSql, [lastTopic])).rows[0]?.n),
    db,
    async close() {
      await Promise.all([admin.disconnect(), db.end()])
    },
  }
}
