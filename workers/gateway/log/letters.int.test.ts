// Protects what may be done with a dead letter: it is shown with its reason, sent again once and only when it can be used, closed
// without being deleted, and all of that is remembered in the log, by a gateway that has just started too.
import { randomUUID } from 'node:crypto'
import type { Kafka } from 'kafkajs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeadLettersAnswer, DeadLetterView, LetterDone } from '@/lib/realtime/log-api'
import { kafkaClient } from '@/lib/server/kafka/client'
import { sendOne } from '@/lib/server/kafka/send-one'
import { createLogger } from '@/lib/server/log'
import { openDeps } from '@/workers/deps'
import { workersNamed } from '@/workers/index'
import { openWorkers } from '@/workers/open-workers'
import { openTestShop, type TestGateway, type TestShop, until } from '../gateway.fixture'

let shop: TestShop
let gateway: TestGateway
let kafka: Kafka
const steps: (() => Promise<void>)[] = []

beforeAll(async () => {
  shop = await openTestShop()
  gateway = await shop.open()
  kafka = kafkaClient({ brokers: shop.env.KAFKA_BROKERS, logger: createLogger('test') })
  const deps = await openDeps(shop.env, createLogger('test'))
  const workers = await openWorkers(workersNamed(['preparer', 'cook']), deps, (error) => {
    throw error
  })
  steps.push(
    () => workers.stop(),
    () => deps.close(),
    () => shop.close(),
  )
})
afterAll(async () => {
  for (const step of steps) await step()
})

async function letters(at = gateway): Promise<DeadLetterView[]> {
  const { status, body } = await at.get('/api/log/dead-letters?space=shop')
  expect(status).toBe(200)
  const answer: DeadLettersAnswer = JSON.parse(JSON.stringify(body))
  return answer.letters
}

/** Writes something that nobody can use, and waits for its letter. */
async function bad(value: string, headers: Record<string, string> = {}): Promise<DeadLetterView> {
  const offset = await sendOne(kafka, `${shop.env.TOPIC_PREFIX}orders`, { partition: 2, key: '0/3', value, headers })
  const found = await until(
    () => letters(),
    (all) => all.some(({ origin }) => origin?.offset === offset),
  )
  const letter = found.find(({ origin }) => origin?.offset === offset)
  if (!letter) throw new Error('no letter')
  return letter
}

const repaired = JSON.stringify({ order: 371, till: 3, parts: [['cod', 'chips']] })

test('a bare order that was broken is refused while it is, sold once when it is repaired, and stays in the list', async () => {
  const letter = await bad('{"order":371,"till":3,"parts":')
  expect(letter).toMatchObject({
    reason: 'not JSON',
    key: '0/3',
    done: null,
    origin: { topic: 'orders', partition: 2 },
    value: { json: false, hex: expect.stringMatching(/^7b 22 6f/) },
  })

  const about = { space: 'shop', offset: letter.offset }
  const still = await gateway.post('/api/log/dead-letters/sent', {
    id: randomUUID(),
    ...about,
    text: '{"order":371,"till":3,"parts":[["unicorn"]]}',
  })
  expect(still).toMatchObject({ status: 422, body: { error: { id: 'still-unusable', message: expect.stringContaining('unicorn') } } })
  expect((await shop.records('orders')).length).toBe(1)

  const act = { id: randomUUID(), ...about, text: repaired }
  const sent = await gateway.post('/api/log/dead-letters/sent', act)
  expect(sent).toMatchObject({ status: 201, body: { status: 'sent', place: { topic: 'orders', partition: 2, offset: 1 } } })
  expect(await gateway.post('/api/log/dead-letters/sent', act)).toEqual({ ...sent, status: 200 })
  expect((await gateway.post('/api/log/dead-letters/sent', { ...act, text: `${repaired} ` })).status).toBe(409)
  expect((await gateway.post('/api/log/dead-letters/sent', { ...act, id: randomUUID() })).status).toBe(409)

  const [, again] = await shop.records('orders')
  expect([again?.key?.toString(), again?.value?.toString()]).toEqual(['0/3', repaired])
  // It is an order like any other now, under an id that follows from the letter.
  await until(
    () => gateway.get(`/api/orders/${String(again?.headers['ce_id'])}`),
    ({ body }) => body['state'] === 'waiting',
  )
  expect((await letters())[0]).toMatchObject({
    offset: letter.offset,
    done: { what: 'sent', place: { topic: 'orders', partition: 2, offset: 1 } },
  })
  expect(await letters()).toHaveLength(1)
})

test('a letter is closed by a note, which another gateway knows', async () => {
  const letter = await bad('no order at all', { ce_type: 'order.sung', ce_id: randomUUID() })
  expect(letter.reason).toBe('unknown ce_type')
  const act = { id: randomUUID(), space: 'shop', offset: letter.offset }
  const closed = await gateway.post('/api/log/dead-letters/closed', act)
  expect(closed).toMatchObject({ status: 201, body: { status: 'closed', place: null } satisfies Partial<LetterDone> })

  const other = await shop.open()
  expect((await letters(other)).find(({ offset }) => offset === letter.offset)?.done).toMatchObject({ what: 'closed' })
  expect(await other.post('/api/log/dead-letters/closed', act)).toMatchObject({ status: 200, body: closed.body })
  expect((await other.post('/api/log/dead-letters/sent', { ...act, id: randomUUID(), text: repaired })).status).toBe(409)
  await other.close()
})

test('what is no letter cannot be acted on', async () => {
  const note = (await shop.records('dead-letters')).find(({ headers }) => headers['dl_note'] !== undefined)
  for (const offset of [note?.offset ?? -1, 1000])
    expect((await gateway.post('/api/log/dead-letters/closed', { id: randomUUID(), space: 'shop', offset })).status).toBe(404)
  expect((await gateway.post('/api/log/dead-letters/closed', { id: randomUUID(), space: 'demo6', offset: 0 })).status).toBe(404)
})

test('a letter of a demo goes back to the demo, and to nobody else', async () => {
  const prefix = `${shop.env.TOPIC_PREFIX}demo1.`
  const admin = kafka.admin()
  await admin.connect()
  const topics = ['orders', 'dead-letters'].map((name) => ({ topic: prefix + name, numPartitions: 1 }))
  await admin.createTopics({ waitForLeaders: true, topics })
  await admin.disconnect()
  const origin = { dl_topic: 'orders', dl_partition: '0', dl_offset: '7', dl_reason: 'not JSON', dl_id: 'a-letter' }
  const offset = await sendOne(kafka, `${prefix}dead-letters`, { partition: 0, key: '0/3', value: '{"order":', headers: origin })
  const act = { id: randomUUID(), space: 'demo1', offset, text: repaired }
  const before = (await shop.records('orders')).length
  const sent = await until(
    () => gateway.post('/api/log/dead-letters/sent', act),
    ({ status }) => status !== 404,
  )
  expect(sent).toMatchObject({ status: 201, body: { place: { topic: 'orders', partition: 0, offset: 0 } } })
  expect((await gateway.get('/api/log/record?space=demo1&topic=orders&partition=0&offset=0')).body).toMatchObject({
    key: '0/3',
    label: '371',
  })
  expect((await shop.records('orders')).length).toBe(before)
})
