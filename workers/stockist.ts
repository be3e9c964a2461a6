import { moveStock } from '@/lib/operations/move-stock'
import { writeStock } from '@/lib/server/books/movements'
import { sqlBooks } from '@/lib/server/books/sql-books'
import { fryer } from '@/lib/topics/fryer'
import { orders } from '@/lib/topics/orders'
import { startBooks } from './start-books'
import type { WorkerDefinition } from './worker'

const reads = [orders, fryer]

/** Consumables: box and paper go with the order, fish and potatoes with the batch. */
export const stockist: WorkerDefinition = {
  name: 'stockist',
  reads,
  writes: [],
  paceMs: 500,
  start: (deps) =>
    startBooks(deps, {
      projection: 'stock',
      reads,
      books: sqlBooks(deps.db, writeStock),
      decide: moveStock(deps.menus, deps.env.TIME_ZONE),
    }),
}
