import type { LogChange, LogPicture, LogTape, LogTopic } from '@/lib/realtime/log'

/** What is new in `next`, which has the seq after; null when nothing is. `withChange` (lib/realtime) is the way back. */
export function changeBetween(before: LogPicture, next: LogPicture): LogChange | null {
  const told: Omit<LogChange, 'space' | 'seq' | 'serverNowMs'> = {
    ...tapesBetween(before.topics, next.topics),
    ...readersBetween(before, next),
    ...happenedBetween(before, next),
    ...(differ(before.rates, next.rates) && { rates: next.rates }),
    ...(differ(before.counts, next.counts) && { counts: next.counts }),
    ...(before.openLetters !== next.openLetters && { openLetters: next.openLetters }),
    ...(differ(before.broker, next.broker) && { broker: next.broker }),
  }
  if (Object.keys(told).length === 0) return null
  return { space: next.space, seq: before.seq + 1, serverNowMs: next.serverNowMs, ...told }
}

/** Only small things are compared like this. */
const differ = (a: object, b: object) => a !== b && JSON.stringify(a) !== JSON.stringify(b)

function tapesBetween(before: readonly LogTopic[], next: LogTopic[]): Pick<LogChange, 'tapes' | 'topics'> {
  if (before.length !== next.length) return { topics: next }
  const tapes: NonNullable<LogChange['tapes']> = []
  for (const [i, topic] of next.entries()) {
    const was = before[i]
    if (was?.name !== topic.name || was.partitions.length !== topic.partitions.length) return { topics: next }
    for (const [j, tape] of topic.partitions.entries()) {
      const old = was.partitions[j]
      // A topic that was made anew begins at 0 again: what one has of the old one is wrong.
      if (!old || tape.end < old.end) return { topics: next }
      if (tape.end === old.end && tape.first === old.first && tape.cells.length === old.cells.length && tape.who === old.who) continue
      tapes.push({ topic: topic.name, ...tape, cells: added(old, tape) })
    }
  }
  return tapes.length > 0 ? { tapes } : {}
}

function added(old: LogTape, { cells }: LogTape): LogTape['cells'] {
  const last = old.cells.at(-1)?.offset ?? -1
  return cells.filter(({ offset }) => offset > last)
}

function readersBetween(before: LogPicture, next: LogPicture): Pick<LogChange, 'readers' | 'readersGone'> {
  const was = new Map(before.readers.map((reader) => [reader.id, JSON.stringify(reader)]))
  const readers = next.readers.filter((reader) => was.get(reader.id) !== JSON.stringify(reader))
  const here = new Set(next.readers.map(({ id }) => id))
  const readersGone = before.readers.map(({ id }) => id).filter((id) => !here.has(id))
  return { ...(readers.length > 0 && { readers }), ...(readersGone.length > 0 && { readersGone }) }
}

function happenedBetween(before: LogPicture, next: LogPicture): Pick<LogChange, 'happened'> {
  const last = before.happened.at(-1)?.id ?? 0
  const happened = next.happened.filter(({ id }) => id > last)
  return happened.length > 0 ? { happened } : {}
}
