import { parseArgs } from 'node:util'
import { dropBatch } from '@/lib/operations/drop-batch'
import { liftBatch } from '@/lib/operations/lift-batch'
import { placeOrder } from '@/lib/operations/place-order'
import { type Env, env } from '@/lib/server/env'
import { kafkaClient } from '@/lib/server/kafka/client'
import { ensureTopics } from '@/lib/server/kafka/topics-admin'
import { createLogger } from '@/lib/server/log'
import { systemIds } from '@/lib/server/system'
import { openDeps } from '@/workers/deps'
import { workersNamed } from '@/workers/index'
import { openWorkers } from '@/workers/open-workers'
import { basketsNamed, benchMenu, publishBenchMenu, tillOf } from '../menu'
import { sellAsTold } from '../sell-as-told'
import { createStopwatch } from '../stopwatch'

// bench/programs/small-shops.ts --shops N
// So many shops, each with topics and a cabinet of its own, and the floors of all of them in this one process. A robot wraps; what is eaten
// was put into the cabinets beforehand, since no range is that fast. Sells at their publishing ports in turn.

const { values } = parseArgs({ options: { shops: { type: 'string', default: '20' } } })
const names = ['preparer', 'cook', 'counter', 'robot-preparer']
const logger = createLogger('small-shops')
const baskets = basketsNamed('held')

async function openFloor(shop: number) {
  const own: Env = {
    ...env,
    SHOP: shop,
    TOPIC_PREFIX: `shop-${shop}.`,
    REDIS_PREFIX: `shop-${shop}:`,
    PARTITIONS: 1,
    ROBOTS_SPEED: 2,
    COLLECT_AFTER_SECONDS: 0,
  }
  await ensureTopics(kafkaClient({ brokers: own.KAFKA_BROKERS, logger }), own)
  await publishBenchMenu({ brokers: own.KAFKA_BROKERS, shop, prefix: own.TOPIC_PREFIX })
  const deps = await openDeps(own, logger)
  await openWorkers(workersNamed(names), deps, (error) => {
    throw error
  })
  for (const { id: food, kind, par } of benchMenu.foods) {
    if (kind !== 'held') continue
    const batch = systemIds.next()
    await dropBatch(deps, { shop, food, portions: par, pan: 0 }, { id: batch })
    await liftBatch(deps, { shop, batch, food, portions: par }, { id: systemIds.next() })
  }
  return { ...deps, shop, partitions: 1 }
}

// One after another: topics that are made at the same time make kafkajs throw.
const floors: Awaited<ReturnType<typeof openFloor>>[] = []
for (let shop = 1; shop <= Number(values.shops); shop++) floors.push(await openFloor(shop))
const stopwatch = createStopwatch()
let sold = 0
let acknowledged = 0

async function sell(n: number, dueMs: number) {
  sold++
  const floor = floors[n % floors.length]
  if (!floor) throw new Error('there is no shop')
  const till = tillOf(Math.floor(n / floors.length))
  const request = { id: systemIds.next(), till, order: till * 1_000_000 + n, ...baskets[n % baskets.length] }
  if (!(await placeOrder(floor, request)).ok) throw new Error('the menu does not know what the benchmark sells')
  acknowledged++
  stopwatch.took('accepted', dueMs, performance.now())
}

sellAsTold({ sell: (n, dueMs) => void sell(n, dueMs), unanswered: () => sold - acknowledged, mostUnanswered: 100, stopwatch })
