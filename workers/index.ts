import { topicNamed } from '@/lib/server/kafka/log-record'
import type { TopicName } from '@/lib/topics/all'
import { cabinet } from '@/lib/topics/cabinet'
import { collected } from '@/lib/topics/collected'
import { cook } from '@/lib/topics/cook'
import { fryer } from '@/lib/topics/fryer'
import { hotFood } from '@/lib/topics/hot-food'
import { makeUp } from '@/lib/topics/make-up'
import { orders } from '@/lib/topics/orders'
import { ready } from '@/lib/topics/ready'
import type { TopicDefinition } from '@/lib/topics/topic'
import { accountant } from './accountant'
import { cook as cookWorker } from './cook'
import { counter } from './counter'
import { preparer } from './preparer'
import { robotCook } from './robot-cook'
import { robotPreparer } from './robot-preparer'
import { statistician } from './statistician'
import { stockist } from './stockist'
import type { WorkerDefinition } from './worker'

/** Milliseconds between two fetches at the least: those on the floor are waited for, the books are not. */
const floorMs = 8
const booksMs = 500
const everything = [orders, cook, hotFood, makeUp, ready, collected, fryer]

/**
 * The whole shop: who reads what, who writes what, what is kept outside the log, and how often they look. The first who reads a topic
 * in this list also writes its dead letters: they must be written once, however many groups read the record.
 */
// biome-ignore format: a table is read by its columns
export const workers: readonly WorkerDefinition[] = [
  { name: 'preparer',       reads: [orders, hotFood, ready, collected], writes: [makeUp, cook, cabinet],    keeps: 'cabinet', paceMs: floorMs, start: preparer },
  { name: 'cook',           reads: [fryer],                             writes: [hotFood, makeUp, cabinet], keeps: 'cabinet', paceMs: floorMs, start: cookWorker },
  { name: 'counter',        reads: [ready, collected, orders],          writes: [collected],                                  paceMs: floorMs, start: counter },
  { name: 'accountant',     reads: [orders],                            writes: [],                         keeps: 'ledger',  paceMs: booksMs, start: accountant },
  { name: 'statistician',   reads: everything,                          writes: [],                         keeps: 'facts',   paceMs: booksMs, start: statistician },
  { name: 'stockist',       reads: [orders, fryer],                     writes: [],                         keeps: 'stock',   paceMs: booksMs, start: stockist },
  { name: 'robot-preparer', reads: [makeUp, orders],                    writes: [ready, orders],                              paceMs: floorMs, start: robotPreparer },
  { name: 'robot-cook',     reads: [],                                  writes: [fryer],                                      paceMs: floorMs, start: robotCook },
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
