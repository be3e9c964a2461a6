import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { connectDatabase, type Database } from './db'
import { env } from './env'

export type ScratchDatabase = {
  /** Own schema, as the migrations make it. */
  schema: string
  db: Database
  /** A second pool on the same tables: another process. */
  another(): Database
  /** As somebody does who deletes the files: the same schema, empty. */
  renew(): Promise<void>
  drop(): Promise<void>
}

/** A database for one test, beside all others on the same server. */
export async function scratchDatabase(): Promise<ScratchDatabase> {
  const schema = `test_${randomBytes(6).toString('hex')}`
  const client = new Client({ connectionString: env.DATABASE_URL })
  await client.connect()
  async function create() {
    await client.query(`CREATE SCHEMA ${schema}`)
    await client.query(`SET search_path = ${schema}`)
    for (const file of migrations()) await client.query(readFileSync(file, 'utf8'))
  }
  await create()
  const opened: Database[] = []
  const open = () => {
    const db = connectDatabase({ schema })
    opened.push(db)
    return db
  }
  return {
    schema,
    db: open(),
    another: open,
    async renew() {
      await client.query(`DROP SCHEMA ${schema} CASCADE`)
      await create()
    },
    async drop() {
      for (const db of opened) await db.$disconnect()
      await client.query(`DROP SCHEMA ${schema} CASCADE`)
      await client.end()
    },
  }
}

function migrations(): string[] {
  const folder = join(import.meta.dirname, '../../prisma/migrations')
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return names.map(({ name }) => join(folder, name, 'migration.sql')).toSorted()
}
