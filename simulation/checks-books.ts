import { mergeFacts, type OrderFacts, stateOf } from '@/lib/domain/board'
import type { JournalRow } from '@/lib/operations/book-orders'
import type { FactRows } from '@/lib/operations/gather-facts'
import { memoryBooks } from './books'
import type { Ledgers } from './processes'
import type { Truth } from './truth'
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
      const key = `${row.kind} ${row.subject}`
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
  const changes = [...truth.changed.values()].reduce((sum, parts) => sum + parts.length, 0)
  const booked = truth.sales.size + truth.cancelled.size + changes + truth.refunded.size
  if (journal.size !== booked) world.violated('booked twice', `${journal.size} rows for ${booked} sales and what came back of them`)
  checkGivenBack(world, truth, { journal, facts })
  if (takings.debitPence !== takings.creditPence) world.violated('ledger', JSON.stringify(takings))
}

/** What was cancelled or refunded costs nothing in the end, whatever was given back before; and the screens know what the books know. */
function checkGivenBack(world: World, truth: Truth, { journal, facts }: Pick<Kept, 'journal' | 'facts'>): void {
  const takenPence = new Map<string, number>()
  const backPence = new Map<string, number>()
  for (const { kind, orderId, totalPence } of journal.values()) {
    takenPence.set(orderId, (takenPence.get(orderId) ?? 0) + (kind === 'sale' ? totalPence : -totalPence))
    if (kind === 'change' || kind === 'refund') backPence.set(orderId, (backPence.get(orderId) ?? 0) + totalPence)
  }
  for (const [id, pence] of takenPence) {
    if (pence < 0) world.violated('more given back than taken', `${id}: ${pence}`)
    if (pence > 0 && (truth.cancelled.has(id) || truth.refunded.has(id))) world.violated('not all given back', `${id}: ${pence} left`)
    const known = Object.values(facts.get(id)?.givenBack ?? {}).reduce((sum, { totalPence }) => sum + totalPence, 0)
    if (known !== (backPence.get(id) ?? 0))
      world.violated('given back', `${id}: ${known} in the facts, ${backPence.get(id) ?? 0} in the books`)
  }
}
