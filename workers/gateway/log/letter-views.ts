import type { DeadLettersAnswer, DeadLetterView } from '@/lib/realtime/log-api'
import type { RawRecord } from '@/lib/server/kafka/log-record'
import type { LogWindow } from '@/lib/server/kafka/log-window'
import { bytesOf, headersOf } from './bytes'
import { headerText } from './cell'
import type { Letters } from './letters'
import { recordAt } from './record'
import type { Space } from './spaces'

const MOST_LETTERS = 100
/** In the list; the whole of it is looked at by itself. */
const TEXT_BYTES = 4096

export type Origin = NonNullable<DeadLetterView['origin']>

/** Where the record stood that a letter is about; null when its headers do not say. */
export function originOf(letter: Pick<RawRecord, 'headers'>): Origin | null {
  const topic = headerText(letter, 'dl_topic')
  const [partition = Number.NaN, offset = Number.NaN, atMs = Number.NaN] = ['dl_partition', 'dl_offset', 'dl_timestamp'].map((name) =>
    Number(headerText(letter, name) || Number.NaN),
  )
  if (topic === '' || !Number.isInteger(partition) || !Number.isInteger(offset)) return null
  return { topic, partition, offset, atMs }
}

/** The newest letters, with what was done with them. */
export async function listLetters(window: LogWindow, space: Space, letters: Letters): Promise<DeadLettersAnswer> {
  const offsets = letters.offsets()
  const views: DeadLetterView[] = []
  for (const offset of offsets.slice(0, MOST_LETTERS)) {
    const record = await recordAt(window, space, { topic: 'dead-letters', partition: 0, offset })
    if (record) views.push(viewOf(record, letters))
  }
  return { letters: views, more: offsets.length > MOST_LETTERS || !letters.complete }
}

function viewOf(record: RawRecord, letters: Letters): DeadLetterView {
  const note = letters.noteOn(record.offset)
  return {
    offset: record.offset,
    atMs: record.timestampMs,
    reason: headerText(record, 'dl_reason'),
    origin: originOf(record),
    key: record.key?.toString() ?? null,
    headers: headersOf(record),
    value: record.value && bytesOf(record.value, TEXT_BYTES),
    done: note && { what: note.what, atMs: note.atMs, place: note.place },
  }
}
