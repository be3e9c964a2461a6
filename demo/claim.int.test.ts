// Protects a demonstration from a second director: the claim is its owner's, who learns that another has it and then leaves it alone.
import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import { afterAll, expect, test } from 'vitest'
import { env } from '@/lib/server/env'
import { connectRedis } from '@/lib/server/redis'
import { claimDemo } from './claim'

const redis = connectRedis(env.REDIS_URL, pino({ level: 'silent' }))
const keyPrefix = `test-${randomBytes(5).toString('hex')}:`
const key = `${keyPrefix}director`
afterAll(async () => {
  await redis.del(key)
  redis.disconnect()
})

function claim() {
  let lost = false
  const unclaim = claimDemo(redis, { demo: 3, keyPrefix, onLost: () => (lost = true) })
  return { unclaim, isLost: () => lost }
}

test('another owner is neither renewed nor taken away, and whoever has lost the claim is told', async () => {
  const mine = claim()
  const unclaim = await mine.unclaim
  await redis.set(key, 'another', 'EX', 60)
  await expect.poll(mine.isLost, { timeout: 5000 }).toBe(true)
  await unclaim()
  expect(await redis.get(key)).toBe('another')
  expect(await redis.ttl(key)).toBeGreaterThan(10)
  await redis.del(key)
})

test('a claim that has run out while nobody else came is taken again, and given back', async () => {
  const mine = claim()
  const unclaim = await mine.unclaim
  const owner = await redis.get(key)
  await redis.del(key)
  await expect.poll(() => redis.get(key), { timeout: 5000 }).toBe(owner)
  expect(mine.isLost()).toBe(false)
  await unclaim()
  expect(await redis.get(key)).toBeNull()
})
