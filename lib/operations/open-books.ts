import type { TopicName } from '../topics/all'
import { type BookKeeping, type Books, keepBooks, type LogId, type Position } from './keep-books'
import type { LogReader } from './ports'
import { otherLogHint, type Projection, projections, rebuildAll } from './projections'

/** What is stored does not follow from the log that is there. Nothing is read on, because every figure would be wrong. */
export class WrongLog extends Error {
  readonly id = 'wrong-log'
  readonly retry = false
}

export type Opening<Rows> = {
  projection: Projection
  books: Books<Rows>
  decide: BookKeeping<Rows>['decide']
  /** All that the worker reads. */
  partitions: readonly { topic: TopicName; partition: number }[]
  reader: Pick<LogReader, 'ends'>
  log: LogId
}

/**
 * Opens a worker's books on this log.
 *
 * @throws WrongLog when they follow from another log, or have read further than the log reaches
 */
export async function openBooks<Rows>({ projection, books, decide, partitions, reader, log }: Opening<Rows>) {
  const worker = projections[projection]
  const known = await books.log(worker, log)
  if (known.clusterId !== log.clusterId || known.topicPrefix !== log.topicPrefix) {
    throw wrongLog(projection, `follow from the log ${describe(known)}, but this is ${describe(log)}`)
  }
  const stored = await books.positions(worker)
  const ends = await Promise.all(partitions.map(async (at) => ({ ...at, ...(await reader.ends(at.topic, at.partition)) })))
  for (const { topic, partition, next } of ends) {
    const position = nextOf(stored, topic, partition)
    if (position > next)
      throw wrongLog(projection, `have read ${topic} ${partition} up to ${position}, but the log ends at ${next}: it has lost records`)
  }
  const logStarts = ends.map(({ topic, partition, first }) => ({ topic, partition, next: first }))
  return keepBooks({ worker, books, decide, logStarts })
}

function nextOf(positions: readonly Position[], topic: TopicName, partition: number): number {
  return positions.find((position) => position.topic === topic && position.partition === partition)?.next ?? 0
}

function describe({ clusterId, topicPrefix }: LogId): string {
  return `${clusterId} (${topicPrefix === '' ? 'no TOPIC_PREFIX' : `TOPIC_PREFIX=${topicPrefix}`})`
}

function wrongLog(projection: Projection, what: string): WrongLog {
  return new WrongLog(
    `The ${projection} in PostgreSQL ${what}. ${otherLogHint} If this is the right log, make all again from it: ${rebuildAll}`,
  )
}
