import type { RawRecord } from '@/lib/server/kafka/log-record'
import type { LogWindow, TopicPartition } from '@/lib/server/kafka/log-window'
import { headerText } from './cell'
import { prefixedTopic, type Space } from './spaces'
import type { Bounds } from './tapes'

/** What was done with a letter, as a note on `dead-letters` says it. */
export type Note = {
  what: 'sent' | 'closed'
  atMs: number
  /** Id of the act, and hash of what was asked. */
  act: string
  request: string
  place: { topic: string; partition: number; offset: number } | null
}

/** How far back letters and notes are remembered. */
const REMEMBERED = 10_000
/** How many are read at once: each may have 2 MB, of which only headers are kept. */
const CHUNK = 10
/** How many of the older ones are read with each look: whoever waits for the first picture must not wait for all of them. */
const EACH_LOOK = 200

/** What has been read: offsets from `low` up to `high`. */
type Reach = { low: number; high: number }

/** The dead letters of one space: which there are, and what was done with them. Read from the newest back, a part with each look. */
export class Letters {
  /** Ids by offset. */
  private readonly ids = new Map<number, string>()
  /** By the letter's offset, with where the note itself stands. */
  private readonly notes = new Map<number, { at: number; note: Note }>()
  private reach: Reach | null = null
  private isComplete = true
  /** Several look at the same time, each reading on from where the other has come to. */
  private turn: Promise<void> = Promise.resolve()

  /** Letters with which nothing has been done. A letter that was written twice counts once. */
  get open(): number {
    return this.openAt(Number.POSITIVE_INFINITY)
  }

  /** As it was when the log ended there. */
  openAt(end: number): number {
    const done = new Set([...this.notes].flatMap(([offset, { at }]) => (at < end ? [this.ids.get(offset)] : [])))
    const open = [...this.ids].filter(([offset, id]) => offset < end && !done.has(id))
    return new Set(open.map(([, id]) => id)).size
  }

  /** Whether all that is remembered has been read already. */
  get complete(): boolean {
    return this.isComplete
  }

  /** False also of one that is older than what is remembered: whether something was done with it is not known. */
  has(offset: number): boolean {
    return this.ids.has(offset)
  }

  noteOn(offset: number): Note | null {
    const id = this.ids.get(offset)
    if (id === undefined) return null
    for (const [at, { note }] of this.notes) if (this.ids.get(at) === id) return note
    return null
  }

  /** Offsets, the newest first; a letter that was written twice stands there once, where it stood first. */
  offsets(): number[] {
    const first = new Map<string, number>()
    for (const [offset, id] of this.ids) first.set(id, Math.min(offset, first.get(id) ?? offset))
    return [...first.values()].toSorted((a, b) => b - a)
  }

  /** Reads what has been written since the last time, and on into the past; `all`: as far as is remembered. */
  refresh(window: LogWindow, space: Space, bounds: readonly Bounds[], older: 'some' | 'all' = 'some'): Promise<void> {
    const refreshed = this.turn.then(() => this.readOn(window, space, bounds, older === 'all' ? REMEMBERED : EACH_LOOK))
    this.turn = refreshed.catch(() => undefined)
    return refreshed
  }

  private async readOn(window: LogWindow, space: Space, bounds: readonly Bounds[], most: number) {
    const bound = bounds.find(({ topic }) => topic === 'dead-letters')
    if (!bound) return this.forget()
    const read = (from: number, to: number) => readAll(window, { topic: prefixedTopic(space, 'dead-letters'), partition: 0 }, { from, to })
    const reach = this.reachOf(bound.end)
    for (; reach.high < bound.end; reach.high = Math.min(reach.high + CHUNK, bound.end))
      for (const record of await read(reach.high, Math.min(reach.high + CHUNK, bound.end))) this.take(record)
    const first = Math.max(bound.first, bound.end - REMEMBERED)
    for (let left = most; reach.low > first && left > 0; left -= CHUNK) {
      const from = Math.max(first, reach.low - CHUNK)
      for (const record of await read(from, reach.low)) this.take(record)
      reach.low = from
    }
    this.isComplete = reach.low <= first
    for (const offset of this.ids.keys()) if (offset < first) this.ids.delete(offset)
    for (const offset of this.notes.keys()) if (offset < first) this.notes.delete(offset)
  }

  /** Begins anew at the end when the topic was made anew, and when so much has come that reading on would keep everybody waiting. */
  private reachOf(end: number): Reach {
    if (this.reach && end >= this.reach.high && end - this.reach.high <= EACH_LOOK) return this.reach
    this.forget()
    this.reach = { low: end, high: end }
    return this.reach
  }

  private take(record: RawRecord) {
    const found = noteIn(record)
    if (found && record.offset >= (this.notes.get(found.letter)?.at ?? 0))
      this.notes.set(found.letter, { at: record.offset, note: found.note })
    else if (headerText(record, 'dl_note') === '') this.ids.set(record.offset, headerText(record, 'dl_id') || `@${record.offset}`)
  }

  private forget() {
    this.ids.clear()
    this.notes.clear()
    this.reach = null
    this.isComplete = true
  }
}

/** Large records come in several answers. */
async function readAll(window: LogWindow, place: TopicPartition, { from, to }: { from: number; to: number }): Promise<RawRecord[]> {
  const all: RawRecord[] = []
  for (let next = from; next < to; ) {
    const [records = []] = await window.read([{ ...place, from: next, to }])
    all.push(...records)
    next = (records.at(-1)?.offset ?? to - 1) + 1
  }
  return all
}

function noteIn(record: RawRecord): { letter: number; note: Note } | null {
  const what = headerText(record, 'dl_note')
  if (what !== 'sent' && what !== 'closed') return null
  const [topic, partition, offset] = ['dl_sent_topic', 'dl_sent_partition', 'dl_sent_offset'].map((name) => headerText(record, name))
  return {
    letter: Number(headerText(record, 'dl_letter_offset')),
    note: {
      what,
      atMs: record.timestampMs,
      act: headerText(record, 'dl_act'),
      request: headerText(record, 'dl_request'),
      place: topic ? { topic, partition: Number(partition), offset: Number(offset) } : null,
    },
  }
}
