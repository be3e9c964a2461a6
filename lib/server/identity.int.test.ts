// Protects a shop whose log was replaced under it: a cabinet that was made from another cluster's log is not decided on.
import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import { afterAll, expect, test } from 'vitest'
import { env } from './env'
import { AnotherCluster, checkCabinetCluster } from './identity'
import { connectRedis } from './redis'

const redis = connectRedis(env.REDIS_URL, pino({ level: 'silent' }))
const key = `test-${randomBytes(5).toString('hex')}:cluster`

afterAll(async () => {
  await redis.del(key)
  redis.disconnect()
})

test('the first cluster is remembered, the same is let in again, another one is not', async () => {
  await checkCabinetCluster(redis, key, 'cluster-a')
  await checkCabinetCluster(redis, key, 'cluster-a')
  await expect(checkCabinetCluster(redis, key, 'cluster-b')).rejects.toThrow(AnotherCluster)
  await expect(checkCabinetCluster(redis, key, 'cluster-b')).rejects.toThrow(
    /cluster-a.*cluster-b.*npm run rebuild -- books facts stock cabinet/s,
  )
})
