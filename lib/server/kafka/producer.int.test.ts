// Protects accepted orders: whatever answer of the broker is lost, what was acknowledged stands in the log, where it was said to stand.
import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { env } from '../env'
import { kafkaClient } from './client'
import { droppingProxy } from './dropping-proxy.fixture'
import { createProducer, type RecordProducer } from './producer'
import { createReader, type KafkaReader } from './reader'
import type { WireRecord } from './send-queue'
import { ensureTopics } from './topics-admin'

const logger = pino({ level: 'silent' })
const prefix = `test-${randomBytes(5).toString('hex')}.`
const settings = { TOPIC_PREFIX: prefix, PARTITIONS: 4, REPLICATION: 1, DURABILITY: 'process' as const }
const callers = 8
const rounds = 8

let proxy: Awaited<ReturnType<typeof droppingProxy>>
let producer: RecordProducer
let reader: KafkaReader

beforeAll(async () => {
  await ensureTopics(kafkaClient({ brokers: env.KAFKA_BROKERS, logger }), settings)
  proxy = await droppingProxy(env.KAFKA_BROKERS)
  producer = createProducer({
    kafka: kafkaClient({ brokers: env.KAFKA_BROKERS, logger, socketFactory: proxy.socketFactory }),
    prefix,
    logger,
  })
  reader = createReader({ brokers: env.KAFKA_BROKERS, prefix })
  await producer.send([record('warm', 0)])
})

afterAll(async () => {
  await producer.close(1000)
  await reader.close()
  proxy.close()
  const admin = kafkaClient({ brokers: env.KAFKA_BROKERS, logger }).admin()
  await admin.connect()
  await admin.deleteTopics({ topics: (await admin.listTopics()).filter((topic) => topic.startsWith(prefix)) })
  await admin.disconnect()
})

function record(id: string, partition: number): WireRecord {
  return { topic: 'orders', partition, key: `0/${partition + 1}`, value: id, headers: { ce_id: id } }
}

async function inLog() {
  const all = new Map<string, string>()
  for (let partition = 0; partition < settings.PARTITIONS; partition++) {
    const { first, next } = await reader.ends('orders', partition)
    for (const { offset, value } of await reader.read('orders', partition, first, next)) all.set(`${partition}/${offset}`, String(value))
  }
  return all
}

async function sendAll(name: string) {
  const places = new Map<string, string>()
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      for (let round = 0; round < rounds; round++) {
        const id = `${name}-${caller}-${round}`
        const [place] = await producer.send([record(id, caller % settings.PARTITIONS)])
        places.set(id, `${place?.partition}/${place?.offset}`)
      }
    }),
  )
  return places
}

test.each([
  ['one answer is swallowed', 1],
  ['five answers in a row', 5],
  ['so many that kafkajs gives up and throws', 9],
])('%s: every acknowledged record is where it was said to be', async (name, answers) => {
  const before = proxy.dropped()
  proxy.dropNext(answers)
  const places = await sendAll(name)
  expect(proxy.dropped() - before).toBe(answers)
  const log = await inLog()
  expect(places.size).toBe(callers * rounds)
  for (const [id, place] of places) expect(log.get(place), id).toBe(id)
  expect(producer.pending()).toBe(0)
})

test('records of one caller keep their order, first tellings counted', async () => {
  proxy.dropNext(2)
  await sendAll('order')
  const told = new Map<string, number[]>()
  for (const value of (await inLog()).values()) {
    const [, caller, round] = /^order-(\d+)-(\d+)$/.exec(value) ?? []
    if (caller === undefined) continue
    const rounds = told.get(caller) ?? []
    if (!rounds.includes(Number(round))) rounds.push(Number(round))
    told.set(caller, rounds)
  }
  expect(told.size).toBe(callers)
  for (const rounds of told.values()) expect(rounds).toEqual(rounds.toSorted((a, b) => a - b))
})

test('a record that is too large is refused, and those around it get through', async () => {
  const tooLarge = producer.send([{ ...record('large', 1), value: 'x'.repeat(2_200_000) }])
  const others = [producer.send([record('beside-1', 1)]), producer.send([record('beside-2', 2)])]
  await expect(tooLarge).rejects.toThrow()
  expect((await Promise.all(others)).flat()).toHaveLength(2)
})

test('1,200 records over all partitions go out as they were handed over', async () => {
  const many = Array.from({ length: 1200 }, (_, i) => record(`many-${i}`, i % settings.PARTITIONS))
  const places = await producer.send(many)
  const log = await inLog()
  for (const [i, { partition, offset }] of places.entries()) expect(log.get(`${partition}/${offset}`)).toBe(`many-${i}`)
})

test('with a pace a lone record goes at once, those that follow wait together, and closing waits for them', async () => {
  const paceMs = 400
  const paced = createProducer({ kafka: kafkaClient({ brokers: env.KAFKA_BROKERS, logger }), prefix, logger, paceMs })
  await paced.send([record('paced-1', 0)])
  await new Promise((resolve) => setTimeout(resolve, paceMs))
  const loneAtMs = performance.now()
  await paced.send([record('paced-2', 0)])
  expect(performance.now() - loneAtMs).toBeLessThan(paceMs)

  const order: string[] = []
  const both = ['paced-3', 'paced-4'].map(async (id) => {
    await paced.send([record(id, 0)])
    order.push(id)
  })
  const closed = paced.close(5000).then(() => order.push('closed'))
  await Promise.all([...both, closed])
  expect(order).toEqual(['paced-3', 'paced-4', 'closed'])
  expect(performance.now() - loneAtMs).toBeGreaterThanOrEqual(paceMs - 1)
})
