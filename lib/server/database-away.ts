import { z } from 'zod'
import { Prisma } from './generated/prisma/client'

/** PostgreSQL does not answer, or not now. Nothing is wrong with what was asked: the same again may succeed. */
class DatabaseAway extends Error {
  readonly id = 'database-away'
  readonly retry = true
}

/** Where Prisma's adapter keeps what PostgreSQL said; a statement of our own that fails is always P2010. */
const adapterError = z.object({ driverAdapterError: z.object({ cause: z.object({ originalCode: z.string().optional() }) }) })
/** Classes of SQLSTATE that speak of the server: connection, rolled back (serialisation, deadlock), resources, intervention, system. */
const passing = /^(08|40|53|57|58)/
/** No SQLSTATE: unreachable, timed out, closed, no connection free, transaction expired or lost. */
const unanswered = ['P1001', 'P1002', 'P1008', 'P1017', 'P2010', 'P2024', 'P2028', 'P2034']
/** pg's own errors have neither class nor code. */
const pgWords = /not queryable|connection terminated|timeout exceeded when trying to connect|client was closed|ECONNRESET|EPIPE/i

/** The error, as DatabaseAway when trying again can help. */
export function databaseError(error: unknown): unknown {
  return error instanceof Error && isPassing(error)
    ? new DatabaseAway(`PostgreSQL does not answer: ${lastLine(error.message)}`, { cause: error })
    : error
}

function isPassing(error: Error): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return pgWords.test(error.message)
  const said = adapterError.safeParse(error.meta)
  const state = said.success ? said.data.driverAdapterError.cause.originalCode : undefined
  return state === undefined ? unanswered.includes(error.code) : passing.test(state)
}

/** Prisma puts the call that failed above what is the matter. */
function lastLine(message: string): string {
  return message.trim().split('\n').at(-1) ?? message
}
