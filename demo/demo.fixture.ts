import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import { type DemoNumber, type DemoReport, type DemoSettings, type DemoSummary, topicPrefixOf } from '@/lib/realtime/demos'
import { env } from '@/lib/server/env'
import { kafkaClient } from '@/lib/server/kafka/client'
import { openFetchConnection } from '@/lib/server/kafka/fetch-connection'
import { connectRedis } from '@/lib/server/redis'
import { type OpenDemo, openDemo } from './open-demo'
import { type DemoOrder, readOrder } from './order'

const silent = pino({ level: 'silent' })

/** With `log`: everything on one of its topics, partition by partition. */
export type ScratchDemo = OpenDemo & { log(name: string): Promise<Recorded[]> }
export type Recorded = { order: DemoOrder; id: string; partition: number; offset: number; atMs: number }

/** Demonstrations on topics and keys of this test's own, ten times faster than life. */
export function scratchDemos(environment: NodeJS.ProcessEnv) {
  const mark = `test-${randomBytes(5).toString('hex')}`
  const [prefix, keyPrefix] = [`${mark}.`, `${mark}:`]
  const open: OpenDemo[] = []

  function start(demo: DemoNumber, settings: Partial<DemoSettings> = {}): ScratchDemo {
    const own = {
      ...environment,
      KAFKA_BROKERS: env.KAFKA_BROKERS,
      REDIS_URL: env.REDIS_URL,
      TOPIC_PREFIX: prefix,
      REDIS_PREFIX: keyPrefix,
    }
    const started = openDemo(demo, { speed: 10, ...settings }, own)
    open.push(started)
    return { ...started, log: (name) => readLog(topicPrefixOf(demo, prefix) + name) }
  }

  async function close() {
    for (const each of open) await each.command({ do: 'end' })
    await Promise.all(open.map(({ ended }) => ended))
    const admin = kafkaClient({ brokers: env.KAFKA_BROKERS, logger: silent }).admin()
    await admin.connect()
    await admin.deleteTopics({ topics: (await admin.listTopics()).filter((topic) => topic.startsWith(prefix)) })
    const groups = (await admin.listGroups()).groups.map(({ groupId }) => groupId).filter((group) => group.startsWith(prefix))
    // Those that were killed keep their group for the session time-out; it goes by itself.
    await admin.deleteGroups(groups).catch(() => {})
    await admin.disconnect()
    const redis = connectRedis(env.REDIS_URL, silent)
    const keys = await redis.keys(`${keyPrefix}*`)
    if (keys.length > 0) await redis.del(...keys)
    redis.disconnect()
  }

  return { start, close }
}

async function readLog(topic: string): Promise<Recorded[]> {
  const admin = kafkaClient({ brokers: env.KAFKA_BROKERS, logger: silent }).admin()
  await admin.connect()
  const ends = await admin.fetchTopicOffsets(topic)
  await admin.disconnect()
  const connection = openFetchConnection(env.KAFKA_BROKERS)
  await connection.open([topic])
  const all: Recorded[] = []
  for (const { partition, high } of ends) {
    for (let next = 0; next < Number(high); ) {
      for (const { offset, value, headers, timestamp } of await connection.fetchFrom(topic, partition, next)) {
        next = Number(offset) + 1
        const order = readOrder(value)
        if (order) all.push({ order, id: String(headers?.['ce_id']), partition, offset: Number(offset), atMs: Number(timestamp) })
      }
    }
  }
  await connection.close()
  return all
}

/** The first report of which this holds. */
export async function reportWhere(
  demo: OpenDemo,
  what: string,
  holds: (report: DemoReport) => boolean,
  limitMs = 40_000,
): Promise<DemoReport> {
  const found = new Promise<DemoReport>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`waited in vain until ${what}; the last report: ${JSON.stringify(demo.report())}`)),
      limitMs,
    )
    demo.onReport((report) => {
      if (!holds(report)) return
      clearTimeout(timer)
      resolve(report)
    })
    void demo.ended.then((how) => {
      clearTimeout(timer)
      if ('failed' in how) reject(new Error(`it ended before ${what}: ${how.failed}`))
    })
  })
  return found
}

export async function endOf(demo: OpenDemo): Promise<DemoSummary> {
  await demo.command({ do: 'end' })
  const how = await demo.ended
  if ('failed' in how) throw new Error(how.failed)
  return how.summary
}

/** Closes the tills, and waits until everything that was ordered is ready. */
export async function closeAndFinish(demo: OpenDemo): Promise<DemoReport> {
  await demo.command({ do: 'vary', tills: 0 })
  let before = -1
  return reportWhere(demo, 'all that was ordered is ready', ({ ordered, ready, groups }) => {
    const isOver = ordered === before && ready >= ordered && groups.every(({ lag }) => lag === 0)
    before = ordered
    return isOver
  })
}

export const lagOf = ({ groups }: DemoReport, group: string) => groups.find((each) => each.group.endsWith(group))?.lag ?? Number.NaN
