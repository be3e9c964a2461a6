// Protects the floor: each of its workers reacts to what it reads, on the real Kafka and Redis.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AboutOrder } from '@/lib/operations/about-order'
import { dropBatch } from '@/lib/operations/drop-batch'
import { liftBatch } from '@/lib/operations/lift-batch'
import { markReady } from '@/lib/operations/mark-ready'
import { systemIds } from '@/lib/server/system'
import type { TopicName } from '@/lib/topics/all'
import type { EventType, LogEvent } from '@/lib/topics/event'
import { type ScratchShop, scratchShop, until } from './scratch-shop.fixture'

let shop: ScratchShop

beforeAll(async () => {
  shop = await scratchShop({ COLLECT_AFTER_SECONDS: 0.5, ROBOTS_SPEED: 2000 })
})
afterAll(() => shop.close())

async function event<T extends EventType>(topic: TopicName, type: T, id: string): Promise<Extract<LogEvent, { type: T }>> {
  const isIt = (each: LogEvent): each is Extract<LogEvent, { type: T }> => each.type === type && 'id' in each.value && each.value.id === id
  return until(`${type} of ${id}`, async () => (await shop.events(topic)).find(isIt))
}

async function cook(food: string, portions: number, pan: number) {
  const batch = systemIds.next()
  await dropBatch(shop.deps, { shop: 0, food, portions, pan }, { id: batch })
  await liftBatch(shop.deps, { shop: 0, batch, food, portions }, { id: systemIds.next() })
}

test('preparer, cook and counter take an order from the till to the customer', async () => {
  const floor = await shop.work('preparer', 'cook', 'counter')
  const short = await shop.sell(101, { parts: [['cod', 'chips']] })
  expect((await event('cook', 'order.waiting', short)).value).toMatchObject({
    ready: false,
    missing: ['cod', 'chips'],
    order: 101,
    till: 1,
  })

  await cook('cod', 6, 1)
  await cook('chips', 12, 2)
  expect((await event('hot-food', 'order.hot', short)).value.ready).toBe(true)
  const inHand = await event('make-up', 'order.in-hand', short)
  expect(inHand.value).toMatchObject({ order: 101, till: 1, parts: [['cod', 'chips']], ready: true, round: 0 })

  // What is in the cabinet is taken at once: no way by the cook.
  const quick = await shop.sell(102, { parts: [['cod', 'chips']] })
  await event('make-up', 'order.in-hand', quick)
  expect((await shop.events('cook')).filter((each) => 'id' in each.value && each.value.id === quick)).toEqual([])

  const about: AboutOrder = { ...inHand.value, partition: inHand.partition }
  await markReady(shop.deps, about, 1, { id: systemIds.next() })
  expect((await event('collected', 'order.collected', short)).value.by).toBe('clock')
  await floor.stop()

  const free = await shop.deps.redis.hgetall(`${shop.env.REDIS_PREFIX}cabinet:0`)
  expect({ cod: free['cod'], chips: free['chips'] }).toEqual({ cod: '4', chips: '10' })
})

test('robots cook and wrap, so that an order gets through by itself', async () => {
  const floor = await shop.work('preparer', 'cook', 'robot-preparer', 'robot-cook')
  const id = await shop.sell(201, { parts: [['plaice', 'chips'], ['haddock']] }, 2)
  expect((await event('ready', 'order.ready', id)).value).toMatchObject({ order: 201, till: 2, ready: true, round: 1 })
  const plaice = (await shop.events('fryer')).filter((each) => each.type === 'batch.lifted' && each.value.food === 'plaice')
  expect(plaice.map((each) => each.type === 'batch.lifted' && each.value.portions)).toEqual([1])
  await floor.stop()
})

test('nothing has ended a worker', () => {
  expect(shop.crashes).toEqual([])
})

test('two floors share the partitions; when one leaves the other takes over, and each order is decided on once', async () => {
  const [first] = [await shop.work('preparer', 'counter'), await shop.work('preparer', 'counter')]
  const sold: string[] = []
  const sellSome = async (from: number) => {
    for (let i = 0; i < 10; i++) sold.push(await shop.sell(from + i, { parts: [['scampi']] }, 1 + (i % 2)))
  }
  const decided = async () => {
    const waiting = (await shop.events('cook')).flatMap((each) => (each.type === 'order.waiting' ? [each.value.id] : []))
    return sold.every((id) => waiting.includes(id))
  }
  await sellSome(301)
  await until('all are decided on', decided)
  await first.stop()
  await sellSome(401)
  await until('all are decided on', decided)
  const { state } = await shop.deps.store.load(0, [])
  const orders = state?.orders ?? {}
  expect(sold.filter((id) => orders[id]?.status === 'waiting')).toEqual(sold)
  expect(shop.crashes).toEqual([])
})
