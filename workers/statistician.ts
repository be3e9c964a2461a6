import { gatherFacts } from '@/lib/operations/gather-facts'
import { writeFacts } from '@/lib/server/books/facts'
import { sqlBooks } from '@/lib/server/books/sql-books'
import { startBooks } from './start-books'
import type { Start } from './worker'

/** What happened to each order and to each food: read from the log for himself, so that his takings can be held against the ledger's. */
export const statistician: Start = (deps, reads) =>
  startBooks(deps, { projection: 'facts', reads, books: sqlBooks(deps.db, writeFacts), decide: gatherFacts(deps.env.TIME_ZONE) })
