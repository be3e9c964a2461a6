import { moveStock } from '@/lib/operations/move-stock'
import { writeStock } from '@/lib/server/books/movements'
import { sqlBooks } from '@/lib/server/books/sql-books'
import { startBooks } from './start-books'
import type { Start } from './worker'

/** Consumables: box and paper go with the order, fish and potatoes with the batch. */
export const stockist: Start = (deps, reads) =>
  startBooks(deps, { projection: 'stock', reads, books: sqlBooks(deps.db, writeStock), decide: moveStock(deps.menus, deps.env.TIME_ZONE) })
