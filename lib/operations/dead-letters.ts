import type { LogRecord } from '../topics/event'
import { derivedId } from '../topics/ids'
import type { LogReader } from './ports'

/** A record that could not be used: its own bytes and headers, and headers that say where it stood and why. */
export type DeadLetter = {
  topic: 'dead-letters'
  partition: 0
  key: Buffer | null
  value: Buffer | null
  headers: Record<string, Buffer | string>
}
export type AppendDeadLetters = (letters: readonly DeadLetter[]) => Promise<unknown>

/** How far back one looks for letters that have been written before. */
const remembered = 10_000
/** Letters read back at once: each may have 2 MB, of which only the id is kept. */
const chunk = 50

function deadLetterOf({ topic, partition, offset, timestampMs, key, value, headers }: LogRecord, reason: string): DeadLetter {
  const kept: DeadLetter['headers'] = {}
  for (const [name, text] of Object.entries(headers)) if (text !== undefined) kept[name] = text
  return {
    topic: 'dead-letters',
    partition: 0,
    key,
    value,
    headers: {
      ...kept,
      dl_id: letterId({ topic, partition, offset }),
      dl_topic: topic,
      dl_partition: String(partition),
      dl_offset: String(offset),
      dl_timestamp: String(timestampMs),
      dl_reason: reason,
    },
  }
}

/** Follows from the place, so that a letter that is written twice can be told to be the same. */
function letterId({ topic, partition, offset }: Pick<LogRecord, 'topic' | 'partition' | 'offset'>): string {
  return derivedId(`${topic}/${partition}/${offset}`, 'dead-letter', 0)
}

/** Writes each record to `dead-letters` once, although restarts, seeks and rebalances bring it again and again. */
export function deadLetterBox(reader: LogReader, append: AppendDeadLetters) {
  const written = new Set<string>()
  let readTo: number | null = null

  return async function bury(unusable: readonly { record: LogRecord; reason: string }[]): Promise<void> {
    // Each time: the partition may have been another process's, whose letters we have not seen yet.
    await learnWritten()
    const letters = unusable.filter(({ record }) => !written.has(letterId(record)))
    if (letters.length === 0) return
    await append(letters.map(({ record, reason }) => deadLetterOf(record, reason)))
    for (const { record } of letters) written.add(letterId(record))
  }

  async function learnWritten() {
    const { first, next } = await reader.ends('dead-letters', 0)
    for (let from = readTo ?? Math.max(first, next - remembered); from < next; from += chunk) {
      const to = Math.min(from + chunk, next)
      for (const { headers } of await reader.read('dead-letters', 0, from, to)) written.add(String(headers['dl_id'] ?? ''))
      readTo = to
    }
    readTo ??= next
  }
}
