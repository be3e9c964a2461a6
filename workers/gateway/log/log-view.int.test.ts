// Protects what the log view shows of a real broker: spaces that come and go, tapes that grow without a gap, who reads where, a
// rebalance and a rewind in words, one record with its way and its readers, search, dead letters, the shop as it was.
import { randomUUID } from 'node:crypto'
import type { Consumer, Kafka } from 'kafkajs'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { LogPicture } from '@/lib/realtime/log'
import type { HistogramAnswer, KitchenAnswer, RecordAnswer, SearchAnswer } from '@/lib/realtime/log-api'
import { kafkaClient } from '@/lib/server/kafka/client'
import { createLogger } from '@/lib/server/log'
import { openDeps } from '@/workers/deps'
import { workersNamed } from '@/workers/index'
import { openWorkers } from '@/workers/open-workers'
import { openTestShop, type TestGateway, type TestShop, until } from '../gateway.fixture'
import { type Looker, openLooker } from './look.fixture'

let shop: TestShop
let gateway: TestGateway
let kafka: Kafka
const lookers: Looker[] = []
const consumers: Consumer[] = []

beforeAll(async () => {
  shop = await openTestShop()
  gateway = await shop.open()
  kafka = kafkaClient({ brokers: shop.env.KAFKA_BROKERS, logger: createLogger('test') })
})
afterEach(async () => {
  for (const looker of lookers.splice(0)) looker.close()
  for (const consumer of consumers.splice(0)) await consumer.disconnect()
})
afterAll(() => shop.close())

function connect(): Looker {
  const looker = openLooker(gateway.owner)
  lookers.push(looker)
  return looker
}

const order = (number: number, till: number) => JSON.stringify({ order: number, till, parts: [['cod', 'chips']] })

async function makeTopics(names: readonly string[], partitions: number) {
  const admin = kafka.admin()
  await admin.connect()
  await admin.createTopics({ waitForLeaders: true, topics: names.map((topic) => ({ topic, numPartitions: partitions })) })
  await admin.disconnect()
}

async function send(topic: string, messages: { partition: number; value: string; key?: string; headers?: Record<string, string> }[]) {
  const producer = kafka.producer({
    createPartitioner:
      () =>
      ({ message }) =>
        message.partition ?? 0,
  })
  await producer.connect()
  await producer.send({ topic, messages })
  await producer.disconnect()
}

/** Reads on and commits each record, as a reader of a demo does. */
async function read(group: string, topics: string[]): Promise<Consumer> {
  const consumer = kafka.consumer({
    groupId: group,
    sessionTimeout: 6000,
    heartbeatInterval: 500,
    retry: { retries: 100, initialRetryTime: 100 },
  })
  consumers.push(consumer)
  await consumer.connect()
  await consumer.subscribe({ topics, fromBeginning: true })
  const joined = new Promise((resolve) => consumer.on(consumer.events.GROUP_JOIN, resolve))
  await consumer.run({ autoCommitThreshold: 1, eachMessage: async () => undefined })
  await joined
  return consumer
}

test('a demo appears, its tapes grow, its readers share it out, are put back, and it disappears', async () => {
  const prefix = `${shop.env.TOPIC_PREFIX}demo3.`
  const { seen } = connect()
  await until(
    async () => seen.spaces.map(({ name }) => name),
    (names) => names.includes('shop'),
  )
  expect(seen.spaces.map(({ name }) => name)).not.toContain('demo3')
  await makeTopics([`${prefix}orders`], 3)
  await until(
    async () => seen.spaces,
    (spaces) => spaces.some(({ name, partitions }) => name === 'demo3' && partitions === 3),
  )

  const { seen: looking, look } = connect()
  const picture = await look('demo3')
  expect(picture()).toMatchObject({ space: 'demo3', replayAtMs: null, readers: [], counts: { topics: 1, partitions: 3, records: 0 } })
  await send(
    `${prefix}orders`,
    Array.from({ length: 60 }, (_, i) => ({ partition: i % 3, key: `0/${1 + (i % 3)}`, value: order(100 + i, 1 + (i % 3)) })),
  )
  await until(
    async () => picture().counts.records,
    (records) => records === 60,
  )
  const [tape] = picture().topics[0]?.partitions ?? []
  expect(tape).toMatchObject({ partition: 0, who: 'Till 1', first: 0, end: 20 })
  expect(tape?.cells.map(({ offset }) => offset)).toEqual(Array.from({ length: 16 }, (_, i) => i + 4))
  expect(tape?.cells.at(-1)).toMatchObject({ label: '157', words: '1 cod, 1 chips, till 1', orderRef: 'no-157' })
  await until(
    async () => picture().rates.topics['orders']?.perMinute,
    (perMinute) => perMinute === 60,
  )

  await read(`${prefix}preparer`, [`${prefix}orders`])
  await until(
    async () => picture().readers[0],
    (reader) => reader?.state === 'Stable' && reader.lag === 0,
  )
  expect(picture().readers[0]).toMatchObject({ worker: 'preparer', name: 'preparers', letter: 'P', colour: 'p' })
  expect(picture().readers[0]?.members).toMatchObject([{ name: 'preparer 1', assigned: [{ topic: 'orders' }, {}, {}] }])
  await read(`${prefix}preparer`, [`${prefix}orders`])
  const joining = await until(
    async () => picture().happened.find(({ words }) => words.includes('preparer 2 joined')),
    (happening) => happening !== undefined,
  )
  expect(joining?.words).toMatch(/^preparer 2 joined: orders p\d(, p\d)* moved from preparer 1 to preparer 2$/)
  expect(seen.spaces.find(({ name }) => name === 'demo3')?.members).toEqual([{ worker: 'preparer', count: 2 }])

  for (const consumer of consumers.splice(0)) await consumer.disconnect()
  await until(
    async () => picture().readers[0]?.members.length,
    (members) => members === 0,
  )
  const admin = kafka.admin()
  await admin.connect()
  await admin.setOffsets({ groupId: `${prefix}preparer`, topic: `${prefix}orders`, partitions: [{ partition: 1, offset: '5' }] })
  const back = await until(
    async () => picture().happened.find(({ kind }) => kind === 'rewound'),
    (happening) => happening !== undefined,
  )
  expect(back?.words).toBe('preparers put back: orders p1 from 20 to 5')
  expect(picture().readers[0]?.lag).toBe(15)

  const changes = looking.changes.length
  expect(looking.changes.map(({ seq }) => seq)).toEqual(Array.from({ length: changes }, (_, i) => (looking.changes[0]?.seq ?? 0) + i))
  await admin.deleteTopics({ topics: [`${prefix}orders`] })
  await admin.disconnect()
  await until(
    async () => seen.spaces.map(({ name }) => name),
    (names) => !names.includes('demo3'),
  )
  expect(looking.changes.filter(({ broker }) => broker !== undefined)).toEqual([])
})

const ask = async <Value>(path: string): Promise<Value> => {
  const { status, body } = await gateway.get(path)
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
  const value: Value = JSON.parse(JSON.stringify(body))
  return value
}
const record = (topic: string, partition: number, offset: number) =>
  ask<RecordAnswer>(`/api/log/record?space=shop&topic=${topic}&partition=${partition}&offset=${offset}`)
const search = (q: string, further?: string) =>
  ask<SearchAnswer>(`/api/log/search?${new URLSearchParams({ space: 'shop', q, ...(further !== undefined && { further }) })}`)

test('one order of the shop: where it has been, who has read it, how it is found, and how the shop stood before', async () => {
  const deps = await openDeps(shop.env, createLogger('test'))
  const workers = await openWorkers(workersNamed(['preparer', 'cook', 'counter']), deps, (error) => {
    throw error
  })
  try {
    const picture = await connect().look('shop')
    // Seen before there is anything to read: only of who was seen passing one can say when.
    await until(
      async () => picture().readers,
      (all) => all.length === 3,
    )
    const id = randomUUID()
    const sold = await gateway.post('/api/orders', { id, till: 2, parts: [['cod', 'chips']] })
    const number = Number(sold.body['order'])
    // Nothing is cooked yet, so that it waits for the cook.
    await until(
      async () => tapeOf(picture(), 'cook', 1)?.cells.at(-1),
      (cell) => cell?.orderRef === id,
    )
    expect(tapeOf(picture(), 'orders', 1)?.cells.at(-1)).toMatchObject({ label: String(number), words: 'till 2, £10.60', orderRef: id })
    expect(tapeOf(picture(), 'cook', 1)?.cells.at(-1)?.words).toBe('needs 1 cod, 1 chips')
    const readers = await until(
      async () => picture().readers,
      (all) => all.length === 3 && all.every(({ lag }) => lag === 0),
    )
    expect(readers.map(({ letter, members }) => [letter, members.length])).toEqual([
      ['P', 1],
      ['C', 1],
      ['B', 1],
    ])

    const placed = await record('orders', 1, tapeOf(picture(), 'orders', 1)?.cells.at(-1)?.offset ?? -1)
    expect(placed).toMatchObject({
      key: '0/2',
      label: String(number),
      orderRef: id,
      journeyComplete: true,
      toCome: ['hot-food', 'make-up', 'ready', 'collected'],
    })
    expect(placed.headers).toContainEqual({ name: 'ce_type', value: 'order.placed' })
    expect(placed.value).toMatchObject({ json: true, cut: false })
    expect(placed.journey.map(({ topic }) => topic)).toEqual(['orders', 'cook'])
    expect(placed.readBy.map(({ letter, read }) => [letter, read])).toEqual([
      ['P', true],
      ['B', true],
    ])
    expect(placed.readBy.every(({ sinceMs, toGo }) => toGo === 0 && (sinceMs ?? 0) >= placed.atMs)).toBe(true)

    const waitedMs = Date.now()
    for (const food of ['cod', 'chips']) {
      const batch = randomUUID()
      await gateway.post('/api/fryer/dropped', { id: batch, food, portions: 5 })
      await gateway.post('/api/fryer/lifted', { id: randomUUID(), batch })
    }
    await until(
      async () => gateway.get(`/api/orders/${id}`),
      ({ body }) => body['state'] === 'hand',
    )
    await gateway.post(`/api/orders/${id}/ready`, { id: randomUUID() })
    await gateway.post(`/api/orders/${id}/collected`, { id: randomUUID() })
    const done = await until(
      async () => record('orders', 1, placed.offset),
      ({ toCome }) => toCome.length === 0,
    )
    expect(done.journey.map(({ topic }) => topic)).toEqual(['orders', 'cook', 'hot-food', 'make-up', 'ready', 'collected'])

    for (const q of [String(number), id, '0/2']) {
      const { found, further, looked } = await search(q)
      expect(found.map(({ topic }) => topic)).toEqual(expect.arrayContaining(['orders', 'cook', 'ready', 'collected']))
      expect(found.map(({ atMs }) => atMs)).toEqual(found.map(({ atMs }) => atMs).toSorted((a, b) => b - a))
      expect([further, looked.backToMs]).toEqual([null, null])
    }
    expect((await search(`orders p1@${placed.offset}`)).found).toMatchObject([
      { topic: 'orders', partition: 1, offset: placed.offset, orderRef: id },
    ])
    expect((await search(new Date(placed.atMs).toISOString())).found.some(({ orderRef }) => orderRef === id)).toBe(true)
    expect((await gateway.get('/api/log/search?space=shop&q=%C3%A4')).status).toBe(400)

    const then = await connect().look('shop', waitedMs)
    expect(then()).toMatchObject({ replayAtMs: waitedMs, readersFrom: 'old commits' })
    expect(tapeOf(then(), 'cook', 1)?.cells.at(-1)?.orderRef).toBe(id)
    expect(tapeOf(then(), 'hot-food', 1)?.cells).toEqual([])
    const preparers = then().readers.find(({ letter }) => letter === 'P')
    expect(preparers?.positions).toContainEqual({ topic: 'orders', partition: 1, at: placed.offset + 1, committed: true, lag: 0 })
    const kitchen = await ask<KitchenAnswer>(`/api/log/kitchen?at=${waitedMs}`)
    expect(kitchen.orders.find((facts) => facts.id === id)?.waiting?.missing.toSorted()).toEqual(['chips', 'cod'])
    expect(kitchen.orders.find((facts) => facts.id === id)?.collectedAtMs).toBeUndefined()
    expect(kitchen.cabinet?.orders[id]?.status).toBe('waiting')
    expect(kitchen).toMatchObject({ serverNowMs: waitedMs, complete: true })
    const before = await ask<KitchenAnswer>(`/api/log/kitchen?at=${placed.atMs - 1}`)
    expect([before.orders, before.cabinet]).toEqual([[], null])

    const standing = () =>
      picture()
        .topics.flatMap(({ partitions }) => partitions)
        .reduce((total, { first, end }) => total + end - first, 0)
    const counted = (day: HistogramAnswer) => day.records.reduce((total, count) => total + count, 0)
    // The workers still write to the log, and the picture hears of it a moment later.
    const day = await until(
      () => ask<HistogramAnswer>('/api/log/histogram?space=shop'),
      (answer) => counted(answer) === standing(),
    )
    expect(counted(day)).toBeGreaterThan(6)
    expect(day.records[Math.floor((placed.atMs - day.fromMs) / day.bucketMs)]).toBeGreaterThan(0)
  } finally {
    await workers.stop()
    await deps.close()
  }
})

const tapeOf = (picture: LogPicture, topic: string, partition: number) =>
  picture.topics.find(({ name }) => name === topic)?.partitions.find((tape) => tape.partition === partition)
