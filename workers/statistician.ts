import { gatherFacts } from '@/lib/operations/gather-facts'
import { writeFacts } from '@/lib/server/books/facts'
import { sqlBooks } from '@/lib/server/books/sql-books'
import { collected } from '@/lib/topics/collected'
import { cook } from '@/lib/topics/cook'
import { fryer } from '@/lib/topics/fryer'
import { hotFood } from '@/lib/topics/hot-food'
import { makeUp } from '@/lib/topics/make-up'
import { orders } from '@/lib/topics/orders'
import { ready } from '@/lib/topics/ready'
import { startBooks } from './start-books'
import type { WorkerDefinition } from './worker'

const reads = [orders, cook, hotFood, makeUp, ready, collected, fryer]

/** What happened to each order and to each food: read from the log for himself, so that his takings can be held against the ledger's. */
export const statistician: WorkerDefinition = {
  name: 'statistician',
  reads,
  writes: [],
  paceMs: 500,
  start: (deps) =>
    startBooks(deps, { projection: 'facts', reads, books: sqlBooks(deps.db, writeFacts), decide: gatherFacts(deps.env.TIME_ZONE) }),
}
