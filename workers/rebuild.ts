import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { projectionNames } from '@/lib/operations/projections'
import { emptyProjection } from '@/lib/server/books/empty'
import { connectDatabase } from '@/lib/server/db'
import { emptyCabinet } from '@/lib/server/empty-cabinet'
import { type Env, env, envSchema } from '@/lib/server/env'
import { createLogger } from '@/lib/server/log'
import { connectRedis } from '@/lib/server/redis'

// npm run rebuild -- books facts stock cabinet [--data DIR]
// Empties what follows from the log alone. Its workers make it again from there: at once, or when they next start.
// PostgreSQL and Redis must be up; where the shop does not open: npm start -- --services-only

const parts = [...projectionNames, 'cabinet'] as const
const usage =
  `usage: npm run rebuild -- NAME… [--data DIR], each NAME one of ${parts.join(', ')}.\n` +
  'PostgreSQL and Redis must be up; where the shop does not open for it: npm start -- --services-only'

/** What an open shop has written down about itself. */
const shopFile = z.object({ redis: z.string(), postgres: z.string(), settings: z.record(z.string(), z.string()) })

function settingsOf(dataDir: string): Env {
  const file = join(dataDir, 'shop.json')
  if (!existsSync(file)) return env
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
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { data: { type: 'string', default: '.data' } } })
  const named = z.array(z.enum(parts)).min(1).safeParse(positionals)
  if (!named.success) throw new Error(usage)
  await rebuild(named.data, settingsOf(values.data))
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
