import { parseArgs } from 'node:util'
import { placeOrder } from '@/lib/operations/place-order'
import { env } from '@/lib/server/env'
import { kafkaClient } from '@/lib/server/kafka/client'
import { kafkaLog } from '@/lib/server/kafka/log'
import { followMenus } from '@/lib/server/kafka/menus'
import { createProducer } from '@/lib/server/kafka/producer'
import { createReader } from '@/lib/server/kafka/reader'
import { createLogger } from '@/lib/server/log'
import { systemClock, systemIds } from '@/lib/server/system'
import { basketsNamed, tillOf } from '../menu'
import { sellAsTold } from '../sell-as-told'
import { createStopwatch } from '../stopwatch'

// bench/programs/port-load.ts [--shops 1] [--baskets mixed]
// Sells at the publishing port, without HTTP, as the parent says; to so many shops in turn.

const { values } = parseArgs({ options: { shops: { type: 'string', default: '1' }, baskets: { type: 'string', default: 'mixed' } } })
const shops = Number(values.shops)
const baskets = basketsNamed(values.baskets)

const logger = createLogger('load')
const kafka = kafkaClient({ brokers: env.KAFKA_BROKERS, logger })
const producer = createProducer({ kafka, prefix: env.TOPIC_PREFIX, logger })
const reader = createReader({ brokers: env.KAFKA_BROKERS, prefix: env.TOPIC_PREFIX })
const menus = await followMenus({ reader, shop: env.SHOP, logger })
const ports = { log: kafkaLog(producer, systemClock), clock: systemClock, menus, partitions: env.PARTITIONS }
const stopwatch = createStopwatch()
let sold = 0
let acknowledged = 0

async function sell(n: number, dueMs: number) {
  sold++
  const till = tillOf(Math.floor(n / shops))
  const order = till * 1_000_000 + n
  const placed = await placeOrder(
    { ...ports, shop: n % shops },
    { id: systemIds.next(), till, order, ...baskets[n % baskets.length], payment: { method: 'card' } },
  )
  if (!placed.ok) throw new Error(`the menu does not know what the benchmark sells: ${JSON.stringify(placed.problems)}`)
  acknowledged++
  stopwatch.took('accepted', dueMs, performance.now())
}

sellAsTold({
  sell: (n, dueMs) => void sell(n, dueMs),
  unanswered: () => sold - acknowledged,
  mostUnanswered: 2000,
  stopwatch,
})
