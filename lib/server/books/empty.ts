import { type Projection, projections } from '../../operations/projections'
import type { Database } from '../db'

/**
 * Forgets a projection, and with it how far it had come: its worker then makes it again from the beginning of the log. One
 * that is running finds its position gone, writes nothing on top, and begins again by itself.
 */
export async function emptyProjection(db: Database, projection: Projection): Promise<void> {
  const worker = projections[projection]
  await db.$transaction(
    async (transaction) => {
      // Positions first, as every writer does: who is writing now is waited for, who comes later is fenced.
      await transaction.$executeRaw`DELETE FROM position WHERE worker = ${worker}`
      await transaction.$executeRaw`DELETE FROM log_identity WHERE worker = ${worker}`
      switch (projection) {
        case 'books':
          return transaction.$executeRaw`TRUNCATE ledger, journal`
        case 'facts':
          return transaction.$executeRaw`TRUNCATE order_facts, order_content, given_back, portion_movement, portion_sum`
        case 'stock':
          return transaction.$executeRaw`TRUNCATE stock_movement, stock_used`
      }
    },
    { maxWait: 3000, timeout: 60_000 },
  )
}
