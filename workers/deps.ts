import type { Redis } from 'ioredis'
import type { Kafka } from 'kafkajs'
import type { CabinetStore, Clock, Ids, Log, LogReader, Menus, Pause, Random } from '@/lib/operations/ports'
import { redisCabinetStore } from '@/lib/server/cabinet-store'
import { connectDatabase, type Database } from '@/lib/server/db'
import type { Env } from '@/lib/server/env'
import { kafkaClient } from '@/lib/server/kafka/client'
import { readClusterId } from '@/lib/server/kafka/cluster-id'
import { kafkaLog } from '@/lib/server/kafka/log'
import { type FollowedMenus, followMenus } from '@/lib/server/kafka/menus'
import { createProducer, type RecordProducer } from '@/lib/server/kafka/producer'
import { createReader, type KafkaReader } from '@/lib/server/kafka/reader'
import type { Logger } from '@/lib/server/log'
import { connectRedis } from '@/lib/server/redis'
import { systemClock, systemIds, systemPause, systemRandom } from '@/lib/server/system'

/** What a worker may use. Nothing is connected before it is used. */
export type Deps = {
  env: Env
  logger: Logger
  clock: Clock
  ids: Ids
  random: Random
  pause: Pause
  log: Log
  reader: LogReader
  menus: Menus & Pick<FollowedMenus, 'collectAfterMinutes' | 'cookPlan'>
  readonly store: CabinetStore
  readonly redis: Redis
  readonly db: Database
  /** Of the Kafka cluster that the log is in. */
  clusterId(): Promise<string>
}

/** The same with what only the process itself needs. */
export type OpenDeps = Deps & {
  kafka: Kafka
  producer: RecordProducer
  reader: KafkaReader
  menus: FollowedMenus
  close(): Promise<void>
}

/**
 * Resolves when the menu has been read to its end: no record can be understood without it.
 * `publishPaceMs`: between two requests to the broker at the least (lib/server/kafka/producer.ts).
 */
export async function openDeps(env: Env, logger: Logger, { publishPaceMs = 0 } = {}): Promise<OpenDeps> {
  const kafka = kafkaClient({ brokers: env.KAFKA_BROKERS, logger })
  const producer = createProducer({ kafka, prefix: env.TOPIC_PREFIX, logger, paceMs: publishPaceMs })
  const reader = createReader({ brokers: env.KAFKA_BROKERS, prefix: env.TOPIC_PREFIX })
  const menus = await followMenus({ reader, shop: env.SHOP, logger })
  let redis: Redis | null = null
  let store: CabinetStore | null = null
  let db: Database | null = null
  let cluster: Promise<string> | null = null
  const openRedis = () => (redis ??= connectRedis(env.REDIS_URL, logger))

  return {
    env,
    logger,
    clock: systemClock,
    ids: systemIds,
    random: systemRandom,
    pause: systemPause,
    kafka,
    producer,
    log: kafkaLog(producer, systemClock),
    reader,
    menus,
    get redis() {
      return openRedis()
    },
    get store() {
      return (store ??= redisCabinetStore(openRedis(), env.REDIS_PREFIX))
    },
    get db() {
      return (db ??= connectDatabase({ url: env.DATABASE_URL, schema: env.DATABASE_SCHEMA }))
    },
    clusterId: () => (cluster ??= readClusterId(kafka)),
    async close() {
      menus.close()
      await producer.close(closeLimitMs)
      await reader.close()
      redis?.disconnect()
      await db?.$disconnect()
    },
  }
}

/** What is not acknowledged by then is published again after the next start: it follows from what is stored. */
const closeLimitMs = 3000
