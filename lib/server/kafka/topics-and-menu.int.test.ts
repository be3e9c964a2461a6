// Protects the log's own settings, and that all readers price alike: topics are made complete, a menu counts when everybody has it.
import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exampleMenu } from '../../../prisma/menu'
import { usualLimits } from '../../domain/limits'
import type { Menu } from '../../domain/menu'
import { publishMenu } from '../../operations/publish-menu'
import { topics } from '../../topics/all'
import { env } from '../env'
import { kafkaClient } from './client'
import { kafkaLog } from './log'
import { followMenus } from './menus'
import { createProducer } from './producer'
import { createReader } from './reader'
import { ensureTopics, type TopicSettings } from './topics-admin'

const logger = pino({ level: 'silent' })
const prefix = `test-${randomBytes(5).toString('hex')}.`
const settings: TopicSettings = { TOPIC_PREFIX: prefix, PARTITIONS: 3, REPLICATION: 1, DURABILITY: 'power' }
const kafka = kafkaClient({ brokers: env.KAFKA_BROKERS, logger })
const producer = createProducer({ kafka, prefix, logger })
const reader = createReader({ brokers: env.KAFKA_BROKERS, prefix })
const admin = kafka.admin()

beforeAll(async () => {
  await admin.connect()
})
afterAll(async () => {
  await admin.deleteTopics({ topics: topics.map(({ name }) => prefix + name) })
  await admin.disconnect()
  await producer.close(0)
  await reader.close()
})

async function configOf(name: string) {
  const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: [{ type: 2, name: prefix + name }] })
  const entries = new Map(resources[0]?.configEntries.map(({ configName, configValue }) => [configName, configValue]))
  return Object.fromEntries(['retention.ms', 'retention.bytes', 'flush.messages', 'cleanup.policy'].map((key) => [key, entries.get(key)]))
}
const never = '9223372036854775807'

test('topics are made with all their settings, and are left alone the second time', async () => {
  expect((await ensureTopics(kafka, settings)).created).toHaveLength(topics.length)
  expect((await ensureTopics(kafka, settings)).created).toEqual([])
  expect((await admin.fetchTopicOffsets(`${prefix}orders`)).length).toBe(3)
  expect((await admin.fetchTopicOffsets(`${prefix}fryer`)).length).toBe(1)
  expect(await configOf('orders')).toEqual({
    'retention.ms': '-1',
    'retention.bytes': '-1',
    'flush.messages': '1',
    'cleanup.policy': 'delete',
  })
  expect(await configOf('cabinet')).toMatchObject({ 'retention.ms': '-1', 'retention.bytes': String(1024 ** 3), 'flush.messages': '1' })
  expect(await configOf('dead-letters')).toMatchObject({ 'retention.ms': String(90 * 86_400_000), 'flush.messages': never })
})

test('another durability is taken over, and nothing else is lost by it', async () => {
  await ensureTopics(kafka, { ...settings, DURABILITY: 'replicas' })
  expect(await configOf('orders')).toMatchObject({ 'retention.ms': '-1', 'flush.messages': never })
  await ensureTopics(kafka, settings)
  expect(await configOf('orders')).toMatchObject({ 'retention.ms': '-1', 'flush.messages': '1' })
})

test('another number of partitions is refused in words', async () => {
  await expect(ensureTopics(kafka, { ...settings, PARTITIONS: 5 })).rejects.toThrow(/orders has 3 partitions, the settings say 5/)
})

test('a menu is published once, a changed one as the next version, which counts five seconds later', async () => {
  let nowMs = Date.parse('2026-11-20T12:00:00Z')
  const shop = { log: kafkaLog(producer, { nowMs: () => nowMs }), reader, clock: { nowMs: () => nowMs } }
  expect(await publishMenu(shop, 0, exampleMenu)).toMatchObject({ changed: true, menu: { version: 1 } })
  const menus = await followMenus({ reader, shop: 0, logger })
  const heard = new Promise<Menu>((resolve) => menus.onPublished(resolve))
  expect(await publishMenu(shop, 0, { ...exampleMenu, version: 9 })).toMatchObject({ changed: false, menu: { version: 1 } })

  nowMs += 60_000
  const dearer = { ...exampleMenu, name: 'Dearer menu' }
  expect(await publishMenu(shop, 0, dearer)).toMatchObject({ changed: true, menu: { version: 2, name: 'Dearer menu' } })
  expect((await heard).version).toBe(2)
  expect(menus.current().version).toBe(2)
  expect([0, nowMs, nowMs + 4999, nowMs + 5000].map((at) => menus.at(at).version)).toEqual([1, 1, 1, 2])
  expect(menus.version(1)?.name).toBe(exampleMenu.name)
  expect(menus.version(3)).toBeUndefined()
  menus.close()
})

test('limits from before dockets had one are read, and theirs is the usual one', async () => {
  const log = kafkaLog(producer, { nowMs: () => 0 })
  const value = {
    shop: 0,
    limits: { discountPercent: 5, discountPence: 200, voidPence: 900, refundPence: 0 },
    at: '2026-11-20T12:00:00.000Z',
  }
  await log.append([{ partition: 0, event: { type: 'limits.set', id: '0199a000-0000-7000-8000-000000000001', value } }])
  const menus = await followMenus({ reader, shop: 0, logger })
  expect(menus.limits()).toEqual({ ...value.limits, docketPence: usualLimits.docketPence })
  menus.close()
})

test('a menu that cannot be sold from is not published', async () => {
  const shop = { log: kafkaLog(producer, { nowMs: () => 0 }), reader, clock: { nowMs: () => 0 } }
  const before = await reader.ends('menu', 0)
  await expect(publishMenu(shop, 0, { ...exampleMenu, items: [] })).rejects.toThrow('cannot be published')
  expect(await reader.ends('menu', 0)).toEqual(before)
})
