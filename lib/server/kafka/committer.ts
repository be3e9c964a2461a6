import type { Consumer } from 'kafkajs'
import type { Resume } from '../../operations/batch'
import type { Logger } from '../log'

const everyMs = 500

/**
 * How far a group has worked. A record that is to be done about later keeps the offset back, so that a restart reads it again; what
 * has been read is written beside it.
 */
export function workedUpTo({ offset, metadata }: { offset: string; metadata?: string | null }): number {
  return Number(metadata || offset)
}

/**
 * Offsets go to the broker twice a second, not with each batch: where the work really stands is in Redis and PostgreSQL, and what
 * is read again is known by its id.
 */
export function createCommitter(consumer: Consumer, prefix: string, logger: Logger) {
  const noted = new Map<string, Resume>()
  let committing: Promise<void> | null = null
  const timer = setInterval(() => void commit(), everyMs)
  timer.unref()

  /** One at a time: a slow one must not land after a newer one. */
  async function commit() {
    committing ??= commitNoted().finally(() => {
      committing = null
    })
    await committing
  }

  async function commitNoted() {
    if (noted.size === 0) return
    const offsets = [...noted.values()].map(({ topic, partition, commit: from, next }) => {
      return { topic: prefix + topic, partition, offset: String(from), metadata: String(next) }
    })
    noted.clear()
    try {
      await consumer.commitOffsets(offsets)
    } catch (error) {
      // Not lost: the next one says where we are then, and a restart before it reads a little more again.
      logger.warn({ error: String(error) }, 'offsets were not committed')
    }
  }

  return {
    note: (resume: Resume) => noted.set(`${resume.topic}-${resume.partition}`, resume),
    forget: () => noted.clear(),
    async close() {
      clearInterval(timer)
      // The first may have begun before the last batch was noted.
      await commit()
      await commit()
    },
  }
}
