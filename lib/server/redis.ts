import { Redis } from 'ioredis'
import type { Logger } from './log'

/**
 * Connects at the first command. A command that gets no answer within two seconds throws: its outcome is then unknown, and whoever
 * asked has to look again. ioredis must not send it once more by itself, or a lost answer would look like a lost race.
 */
export function connectRedis(url: string, logger: Logger): Redis {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 2000,
    commandTimeout: 2000,
    maxRetriesPerRequest: 1,
    autoResendUnfulfilledCommands: false,
    retryStrategy: (times) => Math.min(50 * 2 ** times, 1000),
  })
  let reachable = true
  redis.on('error', (error: Error) => {
    if (reachable) logger.warn({ error: error.message }, 'Redis cannot be reached')
    reachable = false
  })
  redis.on('ready', () => {
    reachable = true
  })
  return redis
}
