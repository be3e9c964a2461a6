import type { TopicName } from '../topics/all'
import type { LogEvent } from '../topics/event'
import type { Batch, Resume } from './batch'

/** How far a worker's books have taken in one topic-partition: `next` is the first offset that is not in them yet. */
export type Position = { topic: TopicName; partition: number; next: number }
/** A step of a position. Valid only while the stored position is `from` (0 also where none is stored). */
export type Move = { topic: TopicName; partition: number; from: number; to: number }

/** Which log offsets count in. The same cluster with another topic prefix is another log. */
export type LogId = { clusterId: string; topicPrefix: string }

/** Rows that follow from the log, kept together with the positions they follow from. */
export type Books<Rows> = {
  /** The log that the worker's books follow from: this one, if none was known before. */
  log(worker: string, ours: LogId): Promise<LogId>
  positions(worker: string): Promise<Position[]>
  /**
   * Writes the rows and moves the positions in one atomic step. `fenced`: a position was not `from` any more, so somebody
   * else has kept these books meanwhile, and nothing was written. Rows of an event that is in the books already change nothing.
   * May throw: no answer, the outcome is unknown.
   */
  write(worker: string, moves: readonly Move[], rows: Rows): Promise<'written' | 'fenced'>
}

export type BookKeeping<Rows> = {
  worker: string
  books: Books<Rows>
  /** What the events come to, purely. Repeats within one call have been left out. */
  decide(events: readonly LogEvent[]): Rows
  /** Where the log begins, for partitions whose first records are gone. */
  logStarts?: readonly Position[]
}

type TopicPartition = { topic: TopicName; partition: number }

/**
 * Takes fetched batches into the books, each record once, whatever is delivered again, late, or to two workers at once.
 * At most one batch a topic-partition at a time; calls one after another.
 *
 * @throws what the store throws; the next call then asks the store where it really stands
 */
export function keepBooks<Rows>({ worker, books, decide, logStarts = [] }: BookKeeping<Rows>) {
  const starts = positionMap(logStarts)
  /** Null: ask the store. After an error nobody knows whether the write has happened. */
  let remembered: Map<string, number> | null = null
  /** How often they were found to have gone back: who began before that must not remember. */
  let setBacks = 0

  async function handle(batches: readonly Batch[]): Promise<Resume[]> {
    const setBacksThen = setBacks
    let positions = remembered ?? (await load())
    remembered = null
    const readFrom = (at: TopicPartition) => Math.max(positions.get(place(at)) ?? 0, starts.get(place(at)) ?? 0)
    // Beyond what we remember: in between, the partition was somebody else's, who has brought the books further.
    if (batches.some((batch) => batch.first > readFrom(batch))) positions = await load()
    // What still begins beyond the position would leave a gap for ever: it is dropped and read again from the position.
    const due = batches.filter((batch) => batch.first <= readFrom(batch) && batch.end > readFrom(batch))
    if (due.length > 0) {
      const moves = due.map((batch) => ({ ...topicPartition(batch), from: positions.get(place(batch)) ?? 0, to: batch.end }))
      const events = due.flatMap((batch) => batch.events.filter((event) => event.offset >= readFrom(batch)))
      const outcome = await books.write(worker, moves, decide(withoutRepeats(events)))
      if (outcome === 'fenced') positions = await load()
      else for (const move of moves) positions.set(place(move), move.to)
    }
    remembered = setBacks === setBacksThen ? positions : null
    return batches.map((batch) => ({ ...topicPartition(batch), next: readFrom(batch), commit: readFrom(batch) }))
  }

  async function load(): Promise<Map<string, number>> {
    return positionMap(await books.positions(worker))
  }

  /**
   * Up to where the books are stored now. Rebuilt or put back from a backup they are behind what we remember, and would be left so:
   * what is read again would be taken for known. May run beside `handle`.
   */
  async function positions(): Promise<ReadonlyMap<string, number>> {
    const before = remembered && new Map(remembered)
    const stored = await load()
    if (before && [...before].some(([at, next]) => (stored.get(at) ?? 0) < next)) {
      setBacks++
      remembered = null
    }
    return new Map([...starts, ...stored].map(([at]) => [at, Math.max(stored.get(at) ?? 0, starts.get(at) ?? 0)]))
  }

  return { handle, positions }
}

function topicPartition({ topic, partition }: TopicPartition): TopicPartition {
  return { topic, partition }
}

function place({ topic, partition }: TopicPartition): string {
  return `${topic}-${partition}`
}

function positionMap(positions: readonly Position[]): Map<string, number> {
  return new Map(positions.map((position) => [place(position), position.next]))
}

/** The store leaves out what it has; within one statement it could not. */
function withoutRepeats(events: readonly LogEvent[]): LogEvent[] {
  const byId = new Map<string, LogEvent>()
  for (const event of events) {
    const key = `${event.type} ${event.id}`
    if (!byId.has(key)) byId.set(key, event)
  }
  return [...byId.values()]
}
