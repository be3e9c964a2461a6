import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { pino } from 'pino'
import type { PlaceOrderInput } from '@/lib/inputs/order'
import { placeOrder } from '@/lib/operations/place-order'
import { publishMenu } from '@/lib/operations/publish-menu'
import { type Env, env as shared } from '@/lib/server/env'
import { kafkaClient } from '@/lib/server/kafka/client'
import { kafkaLog } from '@/lib/server/kafka/log'
import { createProducer } from '@/lib/server/kafka/producer'
import { createReader } from '@/lib/server/kafka/reader'
import { ensureTopics, partitionCount } from '@/lib/server/kafka/topics-admin'
import { systemClock, systemIds } from '@/lib/server/system'
import { type TopicName, topics } from '@/lib/topics/all'
import type { LogEvent, LogRecord } from '@/lib/topics/event'
import { readRecord } from '@/lib/topics/read'
import { exampleMenu } from '@/prisma/menu'
import { type OpenDeps, openDeps } from './deps'
import { workersNamed } from './index'
import { type OpenWorkers, openWorkers } from './open-workers'

const silent = pino({ level: 'silent' })

/** A shop of its own on the Kafka and Redis of the environment: own topics, own keys, two partitions, the example menu. */
export async function scratchShop(settings: Partial<Env> = {}) {
  const mark = `test-${randomBytes(5).toString('hex')}`
  const env: Env = { ...shared, TOPIC_PREFIX: `${mark}.`, REDIS_PREFIX: `${mark}:`, PARTITIONS: 2, DURABILITY: 'process', ...settings }
  const kafka = kafkaClient({ brokers: env.KAFKA_BROKERS, logger: silent })
  await ensureTopics(kafka, env)
  await publishExampleMenu(env)
  const deps = await openDeps(env, silent)
  const open: { workers: OpenWorkers; deps: OpenDeps }[] = []
  const crashes: Error[] = []

  /** Everything of its own, as a process has it. */
  async function work(...names: string[]): Promise<OpenWorkers> {
    const own = await openDeps(env, silent)
    const workers = await openWorkers(workersNamed(names), own, (error) => crashes.push(error))
    open.push({ workers, deps: own })
    return workers
  }

  /** As a till would; the number is the order's own. */
  async function sell(order: number, what: Pick<PlaceOrderInput, 'parts' | 'lines'>, till = 1): Promise<string> {
    const id = systemIds.next()
    const placed = await placeOrder({ ...deps, partitions: env.PARTITIONS, shop: env.SHOP }, { id, till, order, ...what })
    if (!placed.ok) throw new Error(JSON.stringify(placed.problems))
    return id
  }

  async function close() {
    for (const each of open) {
      await each.workers.stop()
      await each.deps.close()
    }
    const keys = await deps.redis.keys(`${env.REDIS_PREFIX}*`)
    if (keys.length > 0) await deps.redis.del(...keys)
    await deps.close()
    const admin = kafka.admin()
    await admin.connect()
    await admin.deleteTopics({ topics: topics.map(({ name }) => env.TOPIC_PREFIX + name) })
    await admin.disconnect()
  }

  return {
    env,
    kafka,
    deps,
    crashes,
    work,
    sell,
    close,
    records: (topic: TopicName) => recordsOf(topic, deps),
    events: async (topic: TopicName): Promise<LogEvent[]> => {
      const read = (await recordsOf(topic, deps)).map((record) => readRecord(record, deps.menus))
      return read.flatMap((reading) => ('event' in reading ? [reading.event] : []))
    },
  }
}

export type ScratchShop = Awaited<ReturnType<typeof scratchShop>>

async function publishExampleMenu(env: Env) {
  const connection = kafkaClient({ brokers: env.KAFKA_BROKERS, logger: silent })
  const producer = createProducer({ kafka: connection, prefix: env.TOPIC_PREFIX, logger: silent })
  const reader = createReader({ brokers: env.KAFKA_BROKERS, prefix: env.TOPIC_PREFIX })
  await publishMenu({ log: kafkaLog(producer, systemClock), reader, clock: systemClock }, env.SHOP, exampleMenu)
  await producer.close(0)
  await reader.close()
}

async function recordsOf(topic: TopicName, { reader, env }: OpenDeps): Promise<LogRecord[]> {
  const definition = topics.find(({ name }) => name === topic)
  const count = definition ? partitionCount(definition, env) : 0
  const all = []
  for (let partition = 0; partition < count; partition++) {
    const { first, next } = await reader.ends(topic, partition)
    all.push(...(await reader.read(topic, partition, first, next)))
  }
  return all
}

/** Asks again and again until the answer is there. */
export async function until<T>(what: string, ask: () => Promise<T | undefined | false>, limitMs = 20_000): Promise<T> {
  const deadline = performance.now() + limitMs
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (performance.now() > deadline) throw new Error(`waited in vain: ${what}`)
    await pause(25)
  }
}
