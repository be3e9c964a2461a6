import http from 'node:http'
import type { Admin } from 'kafkajs'
import type { OpenDeps } from '@/workers/deps'
import { workers } from '@/workers/index'
import { cachedFor, type Dependency } from './dependencies'
import { type GroupLag, readLag } from './lag'

export type ShopWatch = {
  dependencies: readonly Dependency[]
  /** Asks the broker at most once a second, however many ask. */
  lag(): Promise<GroupLag[]>
  /** Records that could not be used, as far as they are kept. */
  deadLetters(): Promise<number>
  close(): Promise<void>
}

const LAG_KEPT_MS = 1000

/** Asks what the shop depends on, and how far its workers are. Nothing is connected before the first question. */
export function watchShop({ kafka, redis, db, env }: OpenDeps, webPort: number): ShopWatch {
  // Its own few tries: the client's would keep a question alive for as long as the broker is away.
  const admin = kafka.admin({ retry: { retries: 2, initialRetryTime: 50, maxRetryTime: 200 } })
  const asked = connectedOnce(admin)
  const prefix = env.TOPIC_PREFIX
  return {
    dependencies: [
      { name: 'kafka', check: () => asked((connected) => connected.fetchTopicOffsets(`${prefix}orders`)) },
      { name: 'redis', check: () => redis.ping() },
      { name: 'postgres', check: () => db.$queryRaw`SELECT 1` },
      { name: 'web', check: () => askWeb(webPort) },
    ],
    lag: cachedFor(LAG_KEPT_MS, () => asked((connected) => readLag({ admin: connected, prefix, workers }))),
    deadLetters: () =>
      asked(async (connected) => {
        const ends = await connected.fetchTopicOffsets(`${prefix}dead-letters`)
        return ends.reduce((total, { low, high }) => total + Number(high) - Number(low), 0)
      }),
    close: () => admin.disconnect(),
  }
}

/** A connection that could not be made is tried again at the next question. */
function connectedOnce(admin: Admin) {
  let connecting: Promise<void> | null = null
  return async <Value>(question: (admin: Admin) => Promise<Value>): Promise<Value> => {
    connecting ??= admin.connect()
    try {
      await connecting
    } catch (error) {
      connecting = null
      throw error
    }
    return question(admin)
  }
}

function askWeb(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = http.get({ host: '127.0.0.1', port, path: '/', timeout: 1500 }, (answer) => {
      answer.resume()
      const status = answer.statusCode ?? 0
      if (status < 500) resolve()
      else reject(new Error(`it answers ${status}`))
    })
    request.on('timeout', () => request.destroy(new Error('no answer')))
    request.on('error', reject)
  })
}
