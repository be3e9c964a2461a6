import { topicNamed } from '@/lib/server/kafka/log-record'
import type { TopicName } from '@/lib/topics/all'
import type { TopicDefinition } from '@/lib/topics/topic'
import { accountant } from './accountant'
import { cookWorker } from './cook'
import { counter } from './counter'
import { preparer } from './preparer'
import { robotCook } from './robot-cook'
import { robotPreparer } from './robot-preparer'
import { statistician } from './statistician'
import { stockist } from './stockist'
import type { WorkerDefinition } from './worker'

/**
 * The whole shop: who reads what, who writes what, and how often they look. The first who reads a topic in this list also writes its
 * dead letters: they must be written once, however many groups read the record.
 */
export const workers: readonly WorkerDefinition[] = [
  preparer, //        orders, hot-food, ready, collected  →  make-up, cook, cabinet
  cookWorker, //      fryer                               →  hot-food, make-up, cabinet
  counter, //         ready, collected, orders            →  collected
  accountant, //      orders                              →  the ledger
  statistician, //    everything about orders             →  the facts
  stockist, //        orders, fryer                       →  the stock
  robotPreparer, //   make-up                             →  ready
  robotCook, //       (looks at the cabinet)              →  fryer
]

/** Says which workers there are. */
export class UnknownWorker extends Error {}

/** @throws UnknownWorker when a name is unknown, missing or there twice */
export function workersNamed(names: readonly string[]): WorkerDefinition[] {
  const known = workers.map(({ name }) => name).join(', ')
  if (names.length === 0) throw new UnknownWorker(`Which workers? Name one or more of ${known}.`)
  if (new Set(names).size !== names.length) throw new UnknownWorker(`A worker is named twice in: ${names.join(' ')}`)
  return names.map((name) => {
    const worker = workers.find((each) => each.name === name)
    if (!worker) throw new UnknownWorker(`There is no worker "${name}". There are: ${known}.`)
    return worker
  })
}

/** Topics whose dead letters these workers write. */
export function buriedBy(some: readonly WorkerDefinition[]): Set<TopicName> {
  const firstReader = (topic: TopicDefinition) => workers.find(({ reads }) => reads.some(({ name }) => name === topic.name))
  const mine = some.flatMap((worker) => worker.reads.filter((topic) => firstReader(topic) === worker))
  return new Set(mine.map(({ name }) => topicNamed(name)))
}
