import type { Books, LogId, Move, Position } from '../../operations/keep-books'
import { type TopicName, topics } from '../../topics/all'
import { databaseError } from '../database-away'
import type { Connection, Database } from '../db'
import { jsonRows } from './json-rows'

/** Thrown to roll a transaction back; never leaves this file. */
class Fenced extends Error {}

/**
 * Books in PostgreSQL: the rows and the positions they follow from in one transaction.
 *
 * @param writeRows one statement a table, whatever the number of rows
 */
export function sqlBooks<Rows>(db: Database, writeRows: (connection: Connection, rows: Rows) => Promise<void>): Books<Rows> {
  return {
    log: (worker, ours) => answered(readLog(db, worker, ours)),
    positions: (worker) => answered(readPositions(db, worker)),
    async write(worker, moves, rows) {
      try {
        await db.$transaction(
          async (transaction) => {
            // First, so that a second writer waits here for the first and then finds the position moved.
            if ((await movePositions(transaction, worker, moves)) !== moves.length) throw new Fenced()
            await writeRows(transaction, rows)
          },
          { maxWait: 3000, timeout: 15_000 },
        )
        return 'written'
      } catch (error) {
        if (error instanceof Fenced) return 'fenced'
        throw databaseError(error)
      }
    },
  }
}

async function answered<T>(question: Promise<T>): Promise<T> {
  try {
    return await question
  } catch (error) {
    throw databaseError(error)
  }
}

async function readLog(db: Connection, worker: string, { clusterId, topicPrefix }: LogId): Promise<LogId> {
  await db.$executeRaw`
    INSERT INTO log_identity (worker, cluster_id, topic_prefix) VALUES (${worker}, ${clusterId}, ${topicPrefix}) ON CONFLICT DO NOTHING`
  const [known] = await db.$queryRaw<LogId[]>`
    SELECT cluster_id AS "clusterId", topic_prefix AS "topicPrefix" FROM log_identity WHERE worker = ${worker}`
  // Emptied for a rebuild between the two statements.
  return known ?? readLog(db, worker, { clusterId, topicPrefix })
}

async function readPositions(db: Connection, worker: string): Promise<Position[]> {
  const rows = await db.$queryRaw<{ topic: string; partition: number; next: bigint }[]>`
    SELECT topic, partition, next FROM position WHERE worker = ${worker}`
  return rows.flatMap(({ topic, partition, next }) => {
    const name = topicNamed(topic)
    return name === undefined ? [] : [{ topic: name, partition, next: Number(next) }]
  })
}

function topicNamed(text: string): TopicName | undefined {
  return topics.find(({ name }) => name === text)?.name
}

/** @returns how many stood where they were expected; when it is not all of them, roll back */
async function movePositions(transaction: Connection, worker: string, moves: readonly Move[]): Promise<number> {
  const rows = jsonRows(moves)
  if (moves.some((move) => move.from === 0)) {
    await transaction.$executeRaw`
      INSERT INTO position (worker, topic, partition, next)
      SELECT ${worker}, topic, partition, 0 FROM json_to_recordset(${rows}::json) AS move(topic text, partition int, "from" bigint)
      WHERE move."from" = 0
      ON CONFLICT DO NOTHING`
  }
  return transaction.$executeRaw`
    UPDATE position SET next = move."to"
    FROM json_to_recordset(${rows}::json) AS move(topic text, partition int, "from" bigint, "to" bigint)
    WHERE position.worker = ${worker} AND position.topic = move.topic AND position.partition = move.partition
      AND position.next = move."from"`
}
