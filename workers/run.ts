import { writeFileSync } from 'node:fs'
import { env } from '@/lib/server/env'
import { createLogger } from '@/lib/server/log'
import { openDeps } from './deps'
import { UnknownWorker, workersNamed } from './index'
import { openWorkers } from './open-workers'
import { logFatal, shutdownOnSignals } from './shutdown'

/** `run.mjs preparer cook counter`: these workers, in one process, as one consumer group. */
const names = process.argv.slice(2)
const logger = createLogger(names.join('+') || 'worker')

async function main() {
  const definitions = workersNamed(names)
  const shutdown = shutdownOnSignals(logger)
  const deps = await openDeps(env, logger)
  shutdown.add('connections', () => deps.close())
  const workers = await openWorkers(definitions, deps, endLoudly)
  shutdown.add('workers', () => workers.stop())
  if (env.CHIPPY_READY_FILE) writeFileSync(env.CHIPPY_READY_FILE, JSON.stringify({ pid: process.pid, at: new Date().toISOString() }))
  logger.info({ topics: workers.topics }, 'working')
}

/** The supervisor starts it again; what it was at is read again. Going on would mean deciding on something that is not true. */
function endLoudly(error: unknown): never {
  if (error instanceof UnknownWorker) process.stderr.write(`${error.message}\n`)
  else logFatal(logger, error)
  process.exit(1)
}

main().catch(endLoudly)
