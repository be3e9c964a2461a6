import { placeOrder } from '@/lib/operations/place-order'
import { env } from '@/lib/server/env'
import { kafkaClient } from '@/lib/server/kafka/client'
import { kafkaLog } from '@/lib/server/kafka/log'
import { followMenus } from '@/lib/server/kafka/menus'
import { createProducer } from '@/lib/server/kafka/producer'
import { createReader } from '@/lib/server/kafka/reader'
import { createLogger } from '@/lib/server/log'
import { systemClock, systemIds } from '@/lib/server/system'
import { exampleMenu } from '@/prisma/menu'

/**
 * Sells at the publishing port as fast as it may: the parent says up to which order ("allow"), so that the backlog cannot
 * grow; at most 600 orders are on their way to the broker. One order in six has plaice, which is cooked to order.
 */
const logger = createLogger('load')
const kafka = kafkaClient({ brokers: env.KAFKA_BROKERS, logger })
const producer = createProducer({ kafka, prefix: env.TOPIC_PREFIX, logger })
const reader = createReader({ brokers: env.KAFKA_BROKERS, prefix: env.TOPIC_PREFIX })
// Four pans fry some dozens of portions a second at the most. What is measured is the shop, so here food needs no pan.
const foods = exampleMenu.foods.map((food) => (food.kind === 'held' ? { ...food, pan: 0, par: Number(process.env.PAR ?? 600) } : { ...food, pan: 0 }))
const log = kafkaLog(producer, systemClock)
const menu = { ...exampleMenu, version: exampleMenu.version + 1, foods }
const value = { shop: env.SHOP, effectiveAt: new Date().toISOString(), menu }
await log.append([{ partition: 0, event: { type: 'menu.published', id: systemIds.next(), value } }])
const menus = await followMenus({ reader, shop: env.SHOP, logger })
const ports = { log, clock: systemClock, menus, partitions: env.PARTITIONS, shop: env.SHOP }
const mostOnTheirWay = 600

let allowed = 0
let placed = 0
let acknowledged = 0

function basket(n: number): string[][] {
  if (n % 6 === 0)
    return [
      ['plaice', 'chips'],
      ['cod', 'chips'],
    ]
  return n % 3 === 0 ? [['cod', 'chips'], ['chips', 'chips'], ['peas']] : [['cod', 'chips'], ['chips']]
}

async function sell() {
  const n = ++placed
  const till = 1 + (n % 9)
  const sold = await placeOrder(ports, {
    id: systemIds.next(),
    till,
    order: till * 1_000_000 + n,
    parts: basket(n),
    payment: { method: n % 2 ? 'card' : 'cash' },
  })
  if (!sold.ok) throw new Error(`the menu does not know what the benchmark sells: ${JSON.stringify(sold.problems)}`)
  acknowledged++
}

process.on('message', (said: { allow?: number }) => {
  allowed = said.allow ?? allowed
})
process.on('disconnect', () => process.exit(0))
setInterval(() => {
  for (let n = 0; n < 100 && placed < allowed && placed - acknowledged < mostOnTheirWay; n++) void sell()
}, 2)
