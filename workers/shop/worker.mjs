// npm run worker -- preparer cook [--data DIR]
// Joins further workers to an open shop, in the foreground: those that run the same workers share the partitions.
// Without an open shop here (KAFKA_BROKERS, REDIS_URL and DATABASE_URL set) it joins the one that those name.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { watchNpm } from './npm-parent.mjs'
import { BUILD, ROOT } from './paths.mjs'
import { Refusal } from './refusal.mjs'
import { readShopFile } from './shop-file.mjs'

/** The settings a worker needs to belong to that shop; what is set in the environment wins. */
function shopSettings(dataDir) {
  const { KAFKA_BROKERS, REDIS_URL, DATABASE_URL } = process.env
  if (KAFKA_BROKERS && REDIS_URL && DATABASE_URL) return {}
  const { kafka, redis, postgres, settings } = readShopFile(dataDir)
  return { ...settings, KAFKA_BROKERS: kafka, REDIS_URL: redis, DATABASE_URL: postgres }
}

try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { data: { type: 'string' } } })
  if (positionals.length === 0) throw new Refusal('usage: npm run worker -- NAME… [--data DIR], for example: npm run worker -- preparer')
  const run = join(BUILD, 'run.mjs')
  if (!existsSync(run)) throw new Refusal('The workers are not built yet: "npm start" builds them.')
  const dataDir = resolve(values.data ?? process.env.CHIPPY_DATA ?? join(ROOT, '.data'))
  for (const [name, value] of Object.entries(shopSettings(dataDir))) process.env[name] ??= value
  process.env.NODE_ENV ??= 'production'
  process.env.CHIPPY_DATA = dataDir
  watchNpm(() => process.kill(process.pid, 'SIGTERM'))
  process.setSourceMapsEnabled(true)
  process.argv = [process.argv[0], run, ...positionals]
  await import(pathToFileURL(run).href)
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error.stack)
  process.exit(1)
}
