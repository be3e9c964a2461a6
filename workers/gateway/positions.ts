import type { Resume } from '@/lib/operations/batch'
import type { TopicName } from '@/lib/topics/all'

type Place = { topic: TopicName; partition: number }
export type StartPlace = Place & { next: number; end: number }
type Passed = Place & { end: number; records: readonly { timestampMs: number }[] }
type Position = StartPlace & { lastRecordMs: number }

/** Fetches come at least twice a second, with or without records; when none has come for this long the broker is away. */
const FETCH_OVERDUE_MS = 1500

/** How far each partition has been read, and whether that is all there was at the beginning. */
export class Positions {
  private readonly positions: Map<string, Position>
  private left: number
  private tellCaughtUp: () => void = () => undefined
  readonly caughtUp: Promise<void>

  constructor(starts: readonly StartPlace[]) {
    this.positions = new Map(starts.map((start) => [key(start), { ...start, lastRecordMs: 0 }]))
    this.left = starts.filter(({ next, end }) => next < end).length
    this.caughtUp = new Promise((resolve) => {
      this.tellCaughtUp = resolve
    })
    if (this.left === 0) this.tellCaughtUp()
  }

  /** What lies before it has been read, or is not wanted. */
  next(place: Place): number {
    return this.of(place).next
  }

  passed(batch: Passed): Resume {
    const position = this.of(batch)
    const before = position.next
    // A consumer that joins again begins at the first record of all, since nothing is committed: it is sent back here.
    position.next = Math.max(before, batch.end)
    position.lastRecordMs = batch.records.at(-1)?.timestampMs ?? position.lastRecordMs
    if (before < position.end && position.next >= position.end) {
      this.left--
      if (this.left === 0) this.tellCaughtUp()
    }
    return { topic: batch.topic, partition: batch.partition, next: position.next, commit: position.next }
  }

  behindMs(nowMs: number, lag: ReadonlyMap<string, number>, lastFetchMs: number): number {
    const sinceFetch = nowMs - lastFetchMs
    let behind = sinceFetch > FETCH_OVERDUE_MS ? sinceFetch : 0
    for (const [place, records] of lag)
      if (records > 0) behind = Math.max(behind, nowMs - (this.positions.get(place)?.lastRecordMs ?? nowMs))
    return behind
  }

  private of(place: Place): Position {
    const position = this.positions.get(key(place))
    if (position === undefined) throw new Error(`nobody asked for ${key(place)}`)
    return position
  }
}

const key = ({ topic, partition }: Place) => `${topic}-${partition}`
