// npm run db:migration -- NAME   writes prisma/migrations/TIME_NAME/migration.sql from what changed in schema.prisma
// node prisma/new-migration.mjs --check   exits 1 when something changed that no migration brings; npm test runs it
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startSchemaEngine } from './schema-engine.mjs'

const HERE = import.meta.dirname
const MIGRATIONS = join(HERE, 'migrations')
/** The schema as the last migration left it: what the next one is compared with, so that no database is needed. */
const SNAPSHOT = join(MIGRATIONS, 'schema.snapshot.prisma')
const LOCK = join(MIGRATIONS, 'migration_lock.toml')

const schema = readFileSync(join(HERE, 'schema.prisma'), 'utf8')
const before = existsSync(SNAPSHOT) ? readFileSync(SNAPSHOT, 'utf8') : null
const sql = await differenceAsSql(before, schema)
process.exitCode = finish(process.argv[2] ?? '')

/** @returns {number} the exit code */
function finish(argument) {
  if (sql === null) {
    console.log('schema.prisma and the migrations agree')
    return 0
  }
  if (argument === '--check') {
    console.error(`schema.prisma has changes without a migration (npm run db:migration -- NAME):\n${sql}`)
    return 1
  }
  const name = argument.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_')
  if (name === '') {
    console.error('usage: npm run db:migration -- NAME')
    return 1
  }
  const file = write(name)
  console.log(`Wrote ${file}. Read it, then commit it together with schema.snapshot.prisma.`)
  return 0
}

/** @returns {Promise<string | null>} null when nothing changed */
async function differenceAsSql(from, to) {
  const engine = await startSchemaEngine(to)
  const side = (content) => (content === null ? { tag: 'empty' } : { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] })
  const { stdout } = await engine.diff({
    from: side(from),
    to: side(to),
    script: true,
    shadowDatabaseUrl: null,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  })
  const text = stdout ?? ''
  return /^\s*(-- This is an empty migration\.)?\s*$/.test(text) ? null : text
}

function write(name) {
  const time = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
  const folder = join(MIGRATIONS, `${time}_${name}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'migration.sql'), sql)
  writeFileSync(SNAPSHOT, schema)
  if (!existsSync(LOCK)) writeFileSync(LOCK, 'provider = "postgresql"\n')
  return join(folder, 'migration.sql')
}
