import type { LogTape, LogTopic } from '@/lib/realtime/log'
import { type Place, tapeName } from './place'

/** One topic as it lies on the page. Folded: one line instead of its tapes. */
export type Lane = { topic: LogTopic; folded: boolean; tapes: readonly LogTape[]; empty: readonly LogTape[]; emptyFolded: boolean }

/** What somebody has opened or folded by hand: a topic, or the empty partitions of one. */
export type Turned = ReadonlyMap<string, boolean>

export const emptiesOf = (topic: string): string => `${topic}/empty`

/**
 * The way of an order through the kitchen is open at first. The others tell the same orders again or are about no order; in a
 * demonstration, whose topics are few, all are open.
 */
const foldedAtFirst = new Set(['make-up', 'collected', 'fryer', 'cabinet', 'menu', 'dead-letters'])

export function lanesOf(topics: readonly LogTopic[], space: string, turned: Turned): Lane[] {
  return topics.map((topic) => {
    const written = topic.partitions.filter(({ end }) => end > 0)
    const empty = topic.partitions.filter(({ end }) => end === 0)
    const folded = turned.get(topic.name) ?? (written.length === 0 || (space === 'shop' && foldedAtFirst.has(topic.name)))
    return { topic, folded, tapes: written, empty, emptyFolded: turned.get(emptiesOf(topic.name)) ?? empty.length > 1 }
  })
}

/** The same with everything open that a record stands behind. */
export function openFor(turned: Turned, { topic }: Pick<Place, 'topic'>): Turned {
  return turned.get(topic) === false ? turned : new Map([...turned, [topic, false]])
}

/** Where ↑ and ↓ stop: at a tape, or at a line that can be opened. */
export type Stop = { kind: 'tape'; name: string; tape: LogTape; topic: string } | { kind: 'line'; name: string }

export function stopsOf(lanes: readonly Lane[]): Stop[] {
  return lanes.flatMap(({ topic, folded, tapes, empty, emptyFolded }): Stop[] => {
    if (folded) return [{ kind: 'line', name: topic.name }]
    const shown = tapes.filter(({ cells }) => cells.length > 0)
    const stops = shown.map((tape): Stop => ({ kind: 'tape', name: tapeName(topic.name, tape.partition), tape, topic: topic.name }))
    return empty.length > 0 && emptyFolded ? [...stops, { kind: 'line', name: emptiesOf(topic.name) }] : stops
  })
}

/** The stop so many further; at the ends it stays. From nowhere: the first. */
export function stopFrom(stops: readonly Stop[], from: string | null, by: 1 | -1): Stop | null {
  const at = stops.findIndex(({ name }) => name === from)
  if (at < 0) return stops[0] ?? null
  return stops[Math.min(stops.length - 1, Math.max(0, at + by))] ?? null
}

export type Beside = { kind: 'cell'; offset: number } | { kind: 'further'; offset: number } | { kind: 'none' }

/** The event before or after one on its tape. `further`: it is not among the cells that are told, so it has to be asked for. */
export function beside(tape: LogTape, offset: number | null, by: 1 | -1): Beside {
  const cells = tape.cells
  if (offset === null) {
    const newest = cells.at(-1)
    return newest ? { kind: 'cell', offset: newest.offset } : { kind: 'none' }
  }
  const next = by === 1 ? cells.find((cell) => cell.offset > offset) : cells.findLast((cell) => cell.offset < offset)
  const oldest = cells[0]
  // A tape that has run on: between the event that one holds and its cells lie others.
  if (oldest !== undefined && offset < oldest.offset - 1 && by === 1) return { kind: 'further', offset: offset + 1 }
  if (next) return { kind: 'cell', offset: next.offset }
  if (by === -1 && offset > tape.first) return { kind: 'further', offset: offset - 1 }
  return { kind: 'none' }
}
