import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { projectionNames } from '@/lib/operations/projections'
import { emptyProjection } from '@/lib/server/books/empty'
import { connectDatabase } from '@/lib/server/db'
import { emptyCabinet } from '@/lib/server/empty-cabinet'
import { type Env, env, envSchema, isGiven } from '@/lib/server/env'
import { createLogger } from '@/lib/server/log'
import { connectRedis } from '@/lib/server/redis'

// npm run rebuild -- books facts stock cabinet [--data DIR]
// Empties what follows from the log alone. Its workers make it again from there: within seconds when they run, although nothing new
// happens in the shop, or when they next start. PostgreSQL and Redis must be up; where the shop does not open: npm start -- --services-only

const parts = [...projectionNames, 'cabinet'] as const
const usage =
  `usage: npm run rebuild -- NAME… [--data DIR], each NAME one of ${parts.join(', ')}.\n` +
  'The shop must be open; where it does not open, its services: npm start -- --services-only'

/** What to do when the shop is closed: without its PostgreSQL and Redis nothing can be emptied. */
function closedMessage(dataDir: string, named: readonly string[]): string {
  const data = dataDir === '.data' ? '' : ` --data ${dataDir}`
  return [
    `No shop is open in ${dataDir}, so nothing was emptied. Open it (npm start${data ? ` --${data}` : ''}), or where it does not open:`,
    `  1. npm start -- --services-only${data}   and leave it running`,
    `  2. npm run rebuild -- ${named.join(' ')}${data}   in another terminal`,
    `  3. Ctrl-C in the first, then: npm start${data ? ` --${data}` : ''}`,
  ].join('\n')
}

/** What an open shop has written down about itself. */
const shopFile = z.object({ redis: z.string(), postgres: z.string(), settings: z.record(z.string(), z.string()) })

/** Null: closed, and nobody has said where else PostgreSQL and Redis are. */
function settingsOf(dataDir: string): Env | null {
  const file = join(dataDir, 'shop.json')
  if (!existsSync(file)) return isGiven('REDIS_URL') && isGiven('DATABASE_URL') ? env : null
  const { redis, postgres, settings } = shopFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  return envSchema.parse({ ...env, ...settings, REDIS_URL: redis, DATABASE_URL: postgres })
}

async function rebuild(
  named: readonly (typeof parts)[number][],
  { DATABASE_URL: url, DATABASE_SCHEMA: schema, REDIS_URL, REDIS_PREFIX }: Env,
) {
  const db = connectDatabase({ url, schema })
  const redis = connectRedis(REDIS_URL, createLogger('rebuild'))
  try {
    for (const part of named) {
      if (part === 'cabinet') await emptyCabinet(redis, REDIS_PREFIX)
      else await emptyProjection(db, part)
      console.log(`${part}: emptied, and made again from the log by whoever keeps it`)
    }
  } finally {
    redis.disconnect()
    await db.$disconnect()
  }
}

async function main() {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { data: { type: 'string', default: env.CHIPPY_DATA } } })
  const named = z.array(z.enum(parts)).min(1).safeParse(positionals)
  if (!named.success) throw new Error(usage)
  const settings = settingsOf(values.data)
  if (settings === null) throw new Error(closedMessage(values.data, named.data))
  await rebuild(named.data, settings)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
