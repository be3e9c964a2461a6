import { mergeFacts, type OrderFacts, stateOf } from '@/lib/domain/board'
import type { JournalRow } from '@/lib/operations/book-orders'
import type { FactRows } from '@/lib/operations/gather-facts'
import { memoryBooks } from './books'
import type { Truth } from './people'
import type { Ledgers } from './processes'
import type { World } from './world'

/** Books in memory with the rows that PostgreSQL would keep. */
export type Kept = {
  ledgers: Ledgers
  journal: Map<string, JournalRow>
  facts: Map<string, OrderFacts>
  takings: { debitPence: number; creditPence: number }
}

export function keptBooks(): Kept {
  const journal = new Map<string, JournalRow>()
  const facts = new Map<string, OrderFacts>()
  const takings = { debitPence: 0, creditPence: 0 }
  const take = (rows: readonly JournalRow[]) => {
    for (const row of rows) {
      const key = `${row.kind} ${row.orderId}`
      if (journal.has(key)) continue
      journal.set(key, row)
      for (const { debitPence, creditPence } of row.entries) {
        takings.debitPence += debitPence
        takings.creditPence += creditPence
      }
    }
  }
  const gather = ({ orders }: FactRows) => {
    for (const { facts: next } of orders) {
      const known = facts.get(next.id)
      facts.set(next.id, known ? mergeFacts(known, next) : next)
    }
  }
  return { ledgers: { journal: memoryBooks(take), facts: memoryBooks(gather) }, journal, facts, takings }
}

/** Every accepted order is in the books once, and every screen says the same of it in the end. */
export function checkBooks(world: World, truth: Truth, { journal, facts, takings }: Kept): void {
  for (const id of truth.sales.keys()) {
    const cancelled = truth.cancelled.has(id)
    if (!journal.has(`sale ${id}`)) world.violated('accepted but not booked', id)
    if (cancelled !== journal.has(`cancel ${id}`)) world.violated('cancelled but not booked', id)
    const state = stateOf(facts.get(id) ?? { id })
    if (state !== 'collected' && !(cancelled && state === 'cancelled')) world.violated('facts', `${id} is ${state} in the end`)
  }
  const booked = truth.sales.size + truth.cancelled.size
  if (journal.size !== booked) world.violated('booked twice', `${journal.size} rows for ${booked} sales and cancellations`)
  if (takings.debitPence !== takings.creditPence) world.violated('ledger', JSON.stringify(takings))
}
