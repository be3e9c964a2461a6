import { PrismaPg } from '@prisma/adapter-pg'
import { env } from './env'
import { PrismaClient } from './generated/prisma/client'

export type Database = PrismaClient
/** What a statement needs: the database itself, or one transaction on it. */
export type Connection = Pick<PrismaClient, '$queryRaw' | '$executeRaw'>

/**
 * Opens nothing until the first statement. Close with `$disconnect()`.
 *
 * @param connections at most; more callers wait up to 3 s and then get an error
 */
export function connectDatabase({ url = env.DATABASE_URL, schema = env.DATABASE_SCHEMA, connections = 4 } = {}): Database {
  const adapter = new PrismaPg(
    {
      connectionString: url,
      max: connections,
      connectionTimeoutMillis: 3000,
      idleTimeoutMillis: 0,
      statement_timeout: 10_000,
      // The adapter's own `schema` holds for Prisma's queries, not for SQL written by hand.
      options: `-c search_path=${schema}`,
    },
    { schema },
  )
  return new PrismaClient({ adapter })
}
