import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { env } from '@/lib/server/env'
import { kafkaClient } from '@/lib/server/kafka/client'
import { createProducer } from '@/lib/server/kafka/producer'
import type { WireRecord } from '@/lib/server/kafka/send-queue'
import { ensureTopics } from '@/lib/server/kafka/topics-admin'
import { createLogger } from '@/lib/server/log'
import type { RawKafka } from '../messages'
import { latencyOf } from '../stopwatch'

// bench/programs/raw-kafka.ts [--seconds 5]
// The floor under every figure: kafkajs with nothing around it, a producer with one request in flight and a consumer that only counts, in
// one process, on topics of their own with the shop's settings. Records as long as an order's, with as many headers.

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '5' } } })
const prefix = 'raw.'
const valueBytes = 430
const singles = 3000
const mostOnTheirWay = 2000
const warmUpMs = 1500

const logger = createLogger('raw-kafka')
const kafka = kafkaClient({ brokers: env.KAFKA_BROKERS, logger })
await ensureTopics(kafka, { ...env, TOPIC_PREFIX: prefix })
const producer = createProducer({ kafka, prefix, logger })
const consumer = kafka.consumer({ groupId: `${prefix}counter`, sessionTimeout: 6000, heartbeatInterval: 500, maxWaitTimeInMs: 500 })
let consumed = 0
let onConsumed = () => {}
await consumer.connect()
await consumer.subscribe({ topics: [`${prefix}orders`], fromBeginning: true })
await consumer.run({
  autoCommit: false,
  partitionsConsumedConcurrently: env.PARTITIONS,
  eachBatch: async ({ batch }) => {
    consumed += batch.messages.length
    onConsumed()
  },
})

let n = 0
const value = Buffer.from(randomBytes(valueBytes / 2).toString('hex'))
const headers = Object.fromEntries(
  ['specversion', 'id', 'type', 'source', 'time', 'datatype'].map((name) => [`ce_${name}`, 'as long as most are']),
)
const record = (): WireRecord => ({ topic: 'orders', partition: n++ % env.PARTITIONS, key: '0/1', value, headers })
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function oneByOne(count: number): Promise<number[]> {
  const tookMs: number[] = []
  for (let each = 0; each < count; each++) {
    const from = performance.now()
    const heard = new Promise<void>((resolve) => {
      onConsumed = resolve
    })
    await Promise.all([producer.send([record()]), heard])
    tookMs.push(performance.now() - from)
  }
  return tookMs
}

async function flood(ms: number): Promise<number> {
  onConsumed = () => {}
  let running = true
  const topUp = () => {
    while (running && producer.pending() < mostOnTheirWay) void producer.send([record()]).then(topUp)
  }
  topUp()
  await sleep(warmUpMs)
  const [from, before] = [performance.now(), consumed]
  await sleep(ms)
  const perSecond = ((consumed - before) * 1000) / (performance.now() - from)
  running = false
  return perSecond
}

process.on('disconnect', () => process.exit(0))
process.send?.('ready')
await oneByOne(500)
const result: RawKafka = { oneByOne: latencyOf(await oneByOne(singles)), recordsPerSecond: await flood(Number(values.seconds) * 1000) }
process.send?.(result)
