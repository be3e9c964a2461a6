import type { RawRecord } from '@/lib/server/kafka/log-record'
import type { LogWindow } from '@/lib/server/kafka/log-window'
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

/** How far back letters and notes are remembered, and how many are read at once: each may have 2 MB, of which only headers are kept. */
const REMEMBERED = 10_000
const CHUNK = 10

/** The dead letters of one space: which there are, and what was done with them. */
export class Letters {
  /** Ids by offset. */
  private readonly ids = new Map<number, string>()
  /** By the letter's offset. */
  private readonly notes = new Map<number, Note>()
  private readTo = 0

  /** Letters with which nothing has been done. A letter that was written twice counts once. */
  get open(): number {
    const open = new Set<string>()
    const done = new Set([...this.notes.keys()].map((offset) => this.ids.get(offset)))
    for (const id of this.ids.values()) if (!done.has(id)) open.add(id)
    return open.size
  }

  noteOn(offset: number): Note | null {
    const id = this.ids.get(offset)
    if (id === undefined) return null
    for (const [at, note] of this.notes) if (this.ids.get(at) === id) return note
    return null
  }

  /** Offsets, the newest first; a letter that was written twice stands there once. */
  offsets(): number[] {
    const first = new Map<string, number>()
    for (const [offset, id] of this.ids) if (!first.has(id)) first.set(id, offset)
    return [...first.values()].toSorted((a, b) => b - a)
  }

  /** Reads what has been written since the last time. */
  async refresh(window: LogWindow, space: Space, bounds: readonly Bounds[]): Promise<void> {
    const bound = bounds.find(({ topic }) => topic === 'dead-letters')
    if (!bound) return
    if (bound.end < this.readTo) this.forget()
    for (let from = Math.max(this.readTo, bound.first, bound.end - REMEMBERED); from < bound.end; from = this.readTo) {
      const to = Math.min(from + CHUNK, bound.end)
      const [records = []] = await window.read([{ topic: prefixedTopic(space, 'dead-letters'), partition: 0, from, to }])
      for (const record of records) this.take(record)
      this.readTo = (records.at(-1)?.offset ?? to - 1) + 1
    }
    for (const offset of this.ids.keys()) if (offset < bound.first) this.ids.delete(offset)
  }

  private take(record: RawRecord) {
    const note = noteIn(record)
    if (note) this.notes.set(note.letter, note.note)
    else if (headerText(record, 'dl_note') === '') this.ids.set(record.offset, headerText(record, 'dl_id') || `@${record.offset}`)
  }

  private forget() {
    this.ids.clear()
    this.notes.clear()
    this.readTo = 0
  }
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
