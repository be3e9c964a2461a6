import type { LogReader } from '@/lib/realtime/log'
import type { LogReadBy, RecordAnswer } from '@/lib/realtime/log-api'
import type { RawRecord } from '@/lib/server/kafka/log-record'
import type { LogWindow } from '@/lib/server/kafka/log-window'
import { bytesOf, headersOf } from './bytes'
import type { Journeys } from './journey'
import type { Sight } from './sight'
import type { Sightings } from './sightings'
import { prefixedTopic, type Space } from './spaces'

export type Place = { topic: string; partition: number; offset: number }

/** Null: nothing stands there, or not any more. */
export async function recordAt(window: LogWindow, space: Space, { topic, partition, offset }: Place): Promise<RawRecord | null> {
  const known = space.topics.find(({ name }) => name === topic)
  if (!known || partition >= known.partitions) return null
  const place = { topic: prefixedTopic(space, topic), partition }
  const [first] = await window.offsets([place], 'first')
  const [next] = await window.offsets([place], 'next')
  if (offset < (first ?? 0) || offset >= (next ?? 0)) return null
  const [records = []] = await window.read([{ ...place, from: offset, to: offset + 1 }])
  return records[0] ?? null
}

export type AnswerRecordOptions = { sight: Sight; journeys: Journeys; readers: readonly LogReader[]; sightings: Sightings | null }

export async function describeRecord(options: AnswerRecordOptions, place: Place, record: RawRecord): Promise<RecordAnswer> {
  const { sight, journeys, readers, sightings } = options
  const { topic, partition, offset } = place
  const { label, words, orderRef } = sight.cell(topic, record)
  const alone = { steps: [{ topic, partition, offset, atMs: record.timestampMs, words }], toCome: [], complete: true }
  const { steps, toCome, complete } = orderRef === null ? alone : await journeys.of(sight, orderRef, record)
  return {
    space: sight.space.name,
    topic,
    partition,
    offset,
    atMs: record.timestampMs,
    key: record.key?.toString() ?? null,
    headers: headersOf(record),
    value: record.value && bytesOf(record.value),
    label,
    words,
    orderRef,
    journey: steps,
    toCome,
    journeyComplete: complete,
    readBy: readers.flatMap((reader) => readBy(reader, place, sightings) ?? []),
  }
}

/** Null: this reader does not read there. */
function readBy(reader: LogReader, place: Place, sightings: Sightings | null): LogReadBy | null {
  const position = reader.positions.find(({ topic, partition }) => topic === place.topic && partition === place.partition)
  if (!position) return null
  const { id, letter, colour, name } = reader
  const read = position.at > place.offset
  const sinceMs = read ? (sightings?.passedMs(id, place) ?? null) : null
  return { reader: id, letter, colour, name, read, sinceMs, toGo: read ? 0 : place.offset + 1 - position.at }
}
