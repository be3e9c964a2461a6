import { bookOrders } from '@/lib/operations/book-orders'
import { writeJournal } from '@/lib/server/books/journal'
import { sqlBooks } from '@/lib/server/books/sql-books'
import { startBooks } from './start-books'
import type { Start } from './worker'

/** Money: a double-entry ledger of what was sold and given back. */
export const accountant: Start = (deps, reads) =>
  startBooks(deps, { projection: 'books', reads, books: sqlBooks(deps.db, writeJournal), decide: bookOrders(deps.env.TIME_ZONE) })
