import { type LogCell, type LogChange, type LogPicture, type LogTopic, MOST_HAPPENED, TAPE_CELLS } from './log'

/** The picture with a change in it; null when one was missed, so that it must be asked for again. */
export function withChange(picture: LogPicture, change: LogChange): LogPicture | null {
  if (change.space !== picture.space || picture.replayAtMs !== null || change.seq > picture.seq + 1) return null
  if (change.seq <= picture.seq) return picture
  const gone = new Set(change.readersGone ?? [])
  const fresh = new Map((change.readers ?? []).map((reader) => [reader.id, reader]))
  const kept = picture.readers.filter(({ id }) => !gone.has(id)).map((reader) => fresh.get(reader.id) ?? reader)
  const known = new Set(kept.map(({ id }) => id))
  return {
    ...picture,
    seq: change.seq,
    serverNowMs: change.serverNowMs,
    topics: withTapes(change.topics ?? picture.topics, change.tapes ?? []),
    readers: [...kept, ...[...fresh.values()].filter(({ id }) => !known.has(id))],
    happened: [...picture.happened, ...(change.happened ?? [])].slice(-MOST_HAPPENED),
    rates: change.rates ?? picture.rates,
    counts: change.counts ?? picture.counts,
    openLetters: change.openLetters ?? picture.openLetters,
    broker: change.broker ?? picture.broker,
  }
}

function withTapes(topics: LogTopic[], tapes: NonNullable<LogChange['tapes']>): LogTopic[] {
  if (tapes.length === 0) return topics
  return topics.map((topic) => {
    const mine = tapes.filter((tape) => tape.topic === topic.name)
    if (mine.length === 0) return topic
    const partitions = topic.partitions.map((tape) => {
      const next = mine.find(({ partition }) => partition === tape.partition)
      return next
        ? { partition: tape.partition, who: next.who, first: next.first, end: next.end, cells: joined(tape.cells, next.cells, next.first) }
        : tape
    })
    return { ...topic, partitions }
  })
}

/** What is not joined to the new cells without a gap is taken away: at a high rate a look brings only the last ones. */
function joined(before: readonly LogCell[], added: readonly LogCell[], first: number): LogCell[] {
  const [oldest] = added
  const kept = before.filter(({ offset }) => offset >= first)
  if (oldest === undefined) return kept
  return [...(kept.at(-1)?.offset === oldest.offset - 1 ? kept : []), ...added].slice(-TAPE_CELLS)
}
