// Protects the rebuild of a cabinet: all that is kept of it goes at once, and nothing of anybody else's.
import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { emptyCabinet } from './empty-cabinet'
import { env } from './env'
import { createLogger } from './log'
import { connectRedis } from './redis'

const redis = connectRedis(env.REDIS_URL, createLogger('test'))
const prefix = `test:[${randomUUID()}]:`
const neighbour = `test:${randomUUID()}:`
afterAll(async () => {
  await redis.del(`${neighbour}cabinet:0`, `${prefix}other`)
  redis.disconnect()
})

test('forgets every cabinet of the prefix with what lies beside it', async () => {
  await redis.hset(`${prefix}cabinet:0`, { state: '{}' })
  await redis.sadd(`${prefix}cabinet:0:seen:20000`, 'an id')
  await redis.set(`${prefix}cabinet:1:cluster`, 'one')
  await redis.set(`${prefix}other`, 'stays')
  await redis.hset(`${neighbour}cabinet:0`, { state: '{}' })
  expect(await emptyCabinet(redis, prefix)).toBe(3)
  expect(await emptyCabinet(redis, prefix)).toBe(0)
  expect(await redis.get(`${prefix}other`)).toBe('stays')
  expect(await redis.exists(`${neighbour}cabinet:0`)).toBe(1)
})
