import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from './paths.mjs'
import { Refusal } from './refusal.mjs'

/** Prisma's own number, so that this and `prisma migrate deploy` never run at the same time. */
const ADVISORY_LOCK = 72707369

const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`

/**
 * Brings the database up to date, as `prisma migrate deploy` would: same table, checksum and lock, but without its engine,
 * which would have to be downloaded. One transaction a migration, so one that fails leaves nothing.
 *
 * @returns {Promise<string[]>} the names of the migrations that were applied
 */
export async function migrate(connectionString, folder = join(ROOT, 'prisma/migrations')) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK])
    await client.query(TABLE)
    const known = await appliedBefore(client)
    const applied = []
    for (const migration of readMigrations(folder)) {
      if (known.has(migration.name)) checkUnchanged(migration, known.get(migration.name))
      else {
        await apply(client, migration)
        applied.push(migration.name)
      }
    }
    return applied
  } finally {
    await client.end()
  }
}

async function appliedBefore(client) {
  const { rows } = await client.query('SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL')
  const halfWay = rows.find((row) => row.finished_at === null)
  if (halfWay)
    throw new Refusal(
      `The migration ${halfWay.migration_name} was begun by the Prisma CLI and failed. Settle it with: npx prisma migrate resolve`,
    )
  return new Map(rows.map((row) => [row.migration_name, row.checksum]))
}

/** In the order of their names, which begin with the time they were written. */
function readMigrations(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .sort()
    .filter((name) => existsSync(join(folder, name, 'migration.sql')))
    .map((name) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

function checkUnchanged({ name, checksum }, checksumThen) {
  if (checksum !== checksumThen) {
    throw new Refusal(
      `The migration ${name} was changed after it had been applied. Put its old text back and write a new one: npm run db:migration -- NAME`,
    )
  }
}

async function apply(client, { name, sql, checksum }) {
  try {
    await client.query('BEGIN')
    await client.query(sql)
    await client.query(
      'INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count) VALUES ($1, $2, now(), $3, 1)',
      [randomUUID(), checksum, name],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw new Refusal(`The migration ${name} failed: ${error.message}`)
  }
}

// On its own (the containers' one-shot service): node workers/shop/migrate.mjs
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const applied = await migrate(process.env.DATABASE_URL)
  console.log(applied.length > 0 ? `applied ${applied.join(', ')}` : 'the database is up to date')
}
