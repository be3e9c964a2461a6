import type { Redis } from 'ioredis'
import { otherLogHint, rebuildAll } from '../operations/projections'

/** What is stored here was made from another log. Going on would skip its records, or do them all again. */
export class AnotherCluster extends Error {
  readonly id = 'another-cluster'
  readonly retry = false
}

/**
 * Holds the cluster that the cabinet in Redis follows from against the one we are connected to.
 *
 * @throws AnotherCluster
 */
export async function checkCabinetCluster(redis: Redis, key: string, clusterId: string): Promise<void> {
  await redis.set(key, clusterId, 'NX')
  const stored = await redis.get(key)
  if (stored === clusterId) return
  throw new AnotherCluster(
    `The hot cabinet in Redis was made from the log of Kafka cluster ${stored}, but this is ${clusterId}. ` +
      `${otherLogHint} If this is the right log, make all again from it: ${rebuildAll}`,
  )
}
