import { type Logger, pino } from 'pino'
import { env } from './env'

export type { Logger }

/** One line of JSON an entry, on standard output. `process` is the name by which the supervisor knows the process. */
export function createLogger(process: string): Logger {
  return pino({
    level: env.LOG_LEVEL,
    base: { process },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (level) => ({ level }) },
  })
}
