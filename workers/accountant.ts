import { bookOrders } from '@/lib/operations/book-orders'
import { writeJournal } from '@/lib/server/books/journal'
import { sqlBooks } from '@/lib/server/books/sql-books'
import { orders } from '@/lib/topics/orders'
import { startBooks } from './start-books'
import type { WorkerDefinition } from './worker'

const reads = [orders]

/** Money: a double-entry ledger of what was sold and given back. */
export const accountant: WorkerDefinition = {
  name: 'accountant',
  reads,
  writes: [],
  paceMs: 500,
  start: (deps) =>
    startBooks(deps, { projection: 'books', reads, books: sqlBooks(deps.db, writeJournal), decide: bookOrders(deps.env.TIME_ZONE) }),
}
