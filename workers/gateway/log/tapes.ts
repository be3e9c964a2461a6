import { type LogCell, type LogTape, type LogTopic, TAPE_CELLS } from '@/lib/realtime/log'
import type { LogWindow, TopicPartition } from '@/lib/server/kafka/log-window'
import type { Ends } from './readers'
import type { Sight } from './sight'
import type { Space } from './spaces'
import { topicWords } from './words'

/** `tills`: who wrote each of the cells. */
export type Tape = Ends & { topic: string; partition: number; cells: LogCell[]; tills: (string | null)[] }

export function placesIn(space: Space): { topic: string; partition: number; full: TopicPartition }[] {
  return space.topics.flatMap(({ name, partitions }) =>
    Array.from({ length: partitions }, (_, partition) => ({ topic: name, partition, full: { topic: space.prefix + name, partition } })),
  )
}

export type Bounds = Ends & { topic: string; partition: number }

/** Where each partition begins, and where it ends now or ended before a time. In the order of `placesIn`. */
export async function boundsOf(window: LogWindow, space: Space, firsts: readonly number[], beforeMs?: number): Promise<Bounds[]> {
  const places = placesIn(space)
  const full = places.map((place) => place.full)
  const nexts = await window.offsets(full, 'next')
  const then = beforeMs === undefined ? nexts : await window.offsets(full, beforeMs)
  return places.map(({ topic, partition }, i) => {
    const first = firsts[i] ?? 0
    // Null: no record is so late, so that all of them were before it.
    return { topic, partition, first, end: Math.max(first, then[i] ?? nexts[i] ?? first) }
  })
}

export async function firstsOf(window: LogWindow, space: Space): Promise<number[]> {
  const firsts = await window.offsets(
    placesIn(space).map(({ full }) => full),
    'first',
  )
  return firsts.map((first) => first ?? 0)
}

/** The end of each tape; what `known` has is not read again. */
export async function readTapes(
  { window, space, cell }: Sight,
  bounds: readonly Bounds[],
  known: (topic: string, partition: number) => Tape | undefined,
): Promise<Tape[]> {
  const wanted = bounds.map((bound) => {
    const before = known(bound.topic, bound.partition)
    const from = Math.max(bound.first, bound.end - TAPE_CELLS, before?.end ?? 0)
    return { ...bound, before, from }
  })
  const records = await window.read(
    wanted.map(({ topic, partition, from, end }) => ({ topic: space.prefix + topic, partition, from, to: end })),
  )
  return wanted.map(({ topic, partition, first, end, before }, i) => {
    const added = records[i] ?? []
    const cells = [...(before?.cells ?? []), ...added.map((record) => cell(topic, record))]
    const tills = [...(before?.tills ?? []), ...added.map(({ key }) => tillIn(key))]
    return { topic, partition, first, end, cells: cells.slice(-TAPE_CELLS), tills: tills.slice(-TAPE_CELLS) }
  })
}

/** Keys of orders are `shop/till`; the talk's own programs write the till alone. */
function tillIn(key: Buffer | null): string | null {
  const till = /^(?:\d+\/)?(\d+)$/.exec(key?.toString() ?? '')?.[1]
  return till === undefined ? null : `Till ${till}`
}

/** What one calls the tape: the till, where all its records are one till's. */
function whoOf({ topic, tills }: Tape): string | null {
  const [only, ...more] = topic === 'orders' ? new Set(tills) : []
  return more.length === 0 ? (only ?? null) : null
}

export function topicsWith(space: Space, tapes: readonly Tape[]): LogTopic[] {
  return space.topics.map(({ name }) => ({
    name,
    ...topicWords(name),
    partitions: tapes.filter(({ topic }) => topic === name).map(toldTape),
  }))
}

function toldTape(tape: Tape): LogTape {
  const { partition, first, end, cells } = tape
  return { partition, who: whoOf(tape), first, end, cells }
}
