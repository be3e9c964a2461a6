// Protects the one step that the fifth demonstration is about: of many preparers at once none takes what another has taken.
import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { env } from '@/lib/server/env'
import { connectRedis } from '@/lib/server/redis'
import { cabinetKey, emptyCabinet, openCabinet, readCounts } from './cabinet'

const silent = pino({ level: 'silent' })
const keyPrefix = `test-${randomBytes(5).toString('hex')}:`
const connections = Array.from({ length: 4 }, () => connectRedis(env.REDIS_URL, silent))
const [redis = connectRedis(env.REDIS_URL, silent)] = connections
const cabinet = openCabinet(redis, keyPrefix)
const wants = (order: number, ...part: string[]) => ({ id: `order ${order}`, order: { order, till: 1, parts: [part] } })
const counts = () => readCounts(redis, cabinetKey(keyPrefix))

beforeEach(() => emptyCabinet(redis, keyPrefix))
afterAll(async () => {
  await redis.del(...(await redis.keys(`${keyPrefix}*`)))
  for (const each of connections) each.disconnect()
})

test('start of day: nothing is there, and the cook drops chips for 20, cod for 10 and no plaice', async () => {
  expect(await counts()).toEqual({ chips: 0, cod: 0, plaice: 0 })
  await cabinet.put(await cabinet.toDrop())
  expect(await counts()).toEqual({ chips: 20, cod: 10, plaice: 0 })
  expect(await cabinet.toDrop()).toEqual([])
})

test('four preparers want 40 cod of 10: ten get one', async () => {
  await cabinet.put(await cabinet.toDrop())
  const preparers = connections.map((connection) => openCabinet(connection, keyPrefix))
  const served = await Promise.all(
    preparers.flatMap((each, n) => Array.from({ length: 10 }, (_, m) => each.take(wants(10 * n + m, 'cod')))),
  )
  expect(served.filter(Boolean)).toHaveLength(10)
  expect(await counts()).toEqual({ chips: 20, cod: 0, plaice: 0 })
})

test('all of an order or nothing; and an order that is read a second time takes nothing more', async () => {
  await cabinet.put(await cabinet.toDrop())
  expect(await cabinet.take(wants(1, 'cod', 'plaice'))).toBe(false)
  expect(await counts()).toEqual({ chips: 20, cod: 10, plaice: 0 })
  expect([await cabinet.take(wants(2, 'cod', 'chips')), await cabinet.take(wants(2, 'cod', 'chips'))]).toEqual([true, true])
  expect(await counts()).toEqual({ chips: 19, cod: 9, plaice: 0 })
})

test('plaice is cooked exactly as asked, and what is below par in a batch beside it', async () => {
  await cabinet.put(await cabinet.toDrop())
  await cabinet.take(wants(1, 'chips'))
  const drops = await cabinet.toDrop(wants(2, 'plaice', 'plaice', 'chips'))
  expect(Object.fromEntries(drops.map(({ food, portions }) => [food, portions]))).toEqual({ plaice: 2, chips: 10 })
})
