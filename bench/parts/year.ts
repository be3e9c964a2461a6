import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { kafkaClient } from '@/lib/server/kafka/client'
import { createReader } from '@/lib/server/kafka/reader'
import { createLogger } from '@/lib/server/log'
import { openShop, until } from '@/prove/shop'
import { type BareShop, openBareShop } from '../bare-shop'
import { watchCabinet } from '../cabinet-watch'
import { counterGate, startClosedLoop } from '../closed-loop'
import type { Part } from '../part'
import { envOf, startProgram } from '../program'
import { openProgress } from '../progress'
import { checkComplete, readStored, type Stored } from '../stored'
import { createCalendar, shopTopics, writePartition } from '../year-log'

const orders = 36_000
const yearData = '.data-bench-year'
const floor = ['preparer', 'cook', 'counter', 'robot-preparer', 'robot-cook']
const limitMs = 300_000

let before: Stored | null = null
/** Records in `collected`, of which each order has one, and each rebuild may add repeats. */
let collected = orders

export const year: Part = {
  title: 'A year of one shop, rebuilt',
  how:
    `${orders.toLocaleString('en-GB')} orders, one in six cooked to order, sold at the publishing port to a bare shop; their whole log is then copied into an empty broker with the days moved, so that Kafka’s times and the ` +
    'orders’ own spread over 365 trading days, the last of them yesterday. Once PostgreSQL and Redis have been made from it, their folders are deleted and the shop is started: the time is from that start until ' +
    'ledger, facts and stock stand at the end of the log and the cabinet is restored. Every table and the cabinet must then be equal to what they were.',
  async prepare({ say }) {
    say('a year of orders')
    const cabinet = await makeYear(say)
    say('the books for the first time')
    const first = await rebuilt(false)
    if (first.stored['cabinet'] !== cabinet) throw new Error('the cabinet that was made from the log is not the one that the log came from')
    before = first.stored
    collected = first.collected
  },
  async run({ say }) {
    if (before === null) throw new Error('there is nothing to compare with: prepare comes first')
    say('rebuild')
    const { seconds, openSeconds, stored, collected: now } = await rebuilt(true)
    const repeats = now - collected
    collected = now
    const other = Object.keys({ ...before, ...stored }).filter((name) => before?.[name] !== stored[name])
    if (other.length > 0)
      throw new Error(
        `after the rebuild these are not what they were: ${other.map((name) => `${name} (${before?.[name]} → ${stored[name]})`).join('; ')}`,
      )
    return [
      {
        name: 'rebuilt and equal, from the start',
        unit: 's',
        value: seconds,
        target: { atMost: 60 },
        limit: 'the statistician: he reads six records an order',
      },
      { name: 'of it until the shop was open', unit: 's', value: openSeconds },
      { name: 'orders rebuilt', unit: 'orders/s', value: orders / seconds },
      {
        name: 'records that the rebuild itself added to `collected`',
        unit: '',
        value: repeats,
        limit: 'the counter reads the year again, and waits three seconds for what stands on other topics; every reader drops them by id',
      },
    ]
  },
  async finish() {
    rmSync(yearData, { recursive: true, force: true })
  },
  notes: () =>
    before === null
      ? []
      : [
          `Equal in every run: ${Object.entries(before)
            .flatMap(([name, text]) => (text.includes('rows') ? [`${name} ${text.split(',')[0]}`] : []))
            .join(', ')}; and the hot cabinet, also with that of the shop that the log came from.`,
        ],
}

/** Starts the shop on the year's log, without PostgreSQL's and Redis' data if they are to be made again. */
async function rebuilt(again: boolean): Promise<{ seconds: number; openSeconds: number; stored: Stored; collected: number }> {
  if (again) for (const folder of ['postgres', 'redis']) rmSync(join(yearData, folder), { recursive: true, force: true })
  const fromMs = performance.now()
  const shop = await openShop({ data: yearData, fresh: false, env: { LOG_LEVEL: 'warn' } })
  try {
    const openSeconds = (performance.now() - fromMs) / 1000
    const file = shop.file()
    const progress = await openProgress(file)
    const cabinet = watchCabinet(file.redis)
    await until('all is rebuilt', limitMs, () => checkComplete(progress, cabinet).then(() => true), 50)
    const seconds = (performance.now() - fromMs) / 1000
    const stored = await readStored(progress, cabinet)
    const collectedNow = await progress.records('collected')
    cabinet.close()
    await progress.close()
    return { seconds, openSeconds, stored, collected: collectedNow }
  } finally {
    await shop.close()
  }
}

/** Resolves with the cabinet of the shop that the log comes from. */
async function makeYear(say: (text: string) => void): Promise<string | undefined> {
  const shop = await openBareShop({ durability: 'process' })
  try {
    const workers = await shop.startWorkers(floor)
    await until('the hot cabinet is full', 60_000, shop.cabinet.isFull)
    const seller = await startProgram('port-load', [], envOf(shop.file))
    const loop = startClosedLoop(seller, [counterGate(shop.progress, 600)], orders)
    await Promise.race([until('all are collected', limitMs, async () => loop.through() >= orders), seller.failed])
    await loop.stop()
    await seller.end()
    await workers.end()
    say('copying it')
    rmSync(yearData, { recursive: true, force: true })
    const copy = await openBareShop({ durability: 'power', data: yearData })
    try {
      await copyMoved(shop, copy)
      return (await readStored(shop.progress, shop.cabinet))['cabinet']
    } finally {
      await copy.close()
    }
  } finally {
    await shop.close()
  }
}

async function copyMoved(from: BareShop, to: BareShop): Promise<void> {
  const reader = createReader({ brokers: from.file.kafka, prefix: '' })
  const kafka = kafkaClient({ brokers: to.file.kafka, logger: createLogger('bench') })
  const partitions = (spread: 'till' | 'shop') => Array.from({ length: spread === 'till' ? 8 : 1 }, (_, partition) => partition)
  const readAll = async (topic: (typeof shopTopics)[number]['name'], partition: number) =>
    reader.read(topic, partition, 0, (await reader.ends(topic, partition)).next)
  const placed = (await Promise.all(partitions('till').map((partition) => readAll('orders', partition)))).flat()
  const calendar = createCalendar(placed)
  if (calendar.ordersByDay().some((count) => count === 0)) throw new Error('a day of the year has no order')
  for (const { name, spread } of shopTopics) {
    for (const partition of partitions(spread)) {
      const records = await readAll(name, partition)
      await writePartition(
        kafka,
        name,
        records.map((record) => calendar.move(record, records.length)),
      )
    }
  }
  await reader.close()
}
