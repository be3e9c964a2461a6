import type { RawRecord } from '@/lib/server/kafka/log-record'
import type { LogWindow, TopicPartition } from '@/lib/server/kafka/log-window'

export type ScanBack = {
  places: readonly TopicPartition[]
  /** Only records before these offsets, by `topic-partition`; those that are not named begin at their end, or at the time. */
  before?: ReadonlyMap<string, number>
  beforeMs?: number
  /** Records to look through at the most. */
  most: number
  /** Records that are read at once. */
  chunk: number
}

export type Scanned = {
  records: number
  /** Everything later than this has been looked through. Null: all there is. */
  backToMs: number | null
  /** Where to look on; places that are done are left out. */
  left: Map<string, number>
}

type Reading = { place: TopicPartition; name: string; first: number; before: number; reachedMs: number }

/**
 * Looks through several partitions from their ends towards their beginnings, so that what is newest comes first: on to where the
 * oldest record seen is the youngest. Each chunk is a fetch of its own, and between two of them everybody else has their turn.
 * `visit` gets a chunk, oldest first, and says whether to go on.
 */
export async function scanBack(window: LogWindow, scan: ScanBack, visit: (records: RawRecord[]) => boolean): Promise<Scanned> {
  const reading = await startsOf(window, scan)
  let records = 0
  for (let goOn = true; records < scan.most; ) {
    const next = youngest(reading)
    // Into each place at least once: what is newest may stand in the last of them.
    if (!next || (!goOn && Number.isFinite(next.reachedMs))) break
    const from = Math.max(next.first, next.before - scan.chunk)
    const [chunk = []] = await window.read([{ ...next.place, from, to: next.before }])
    records += next.before - from
    next.before = from
    next.reachedMs = chunk[0]?.timestampMs ?? next.reachedMs
    goOn = visit(chunk) && goOn
  }
  const unfinished = reading.filter(({ before, first }) => before > first)
  return {
    records,
    backToMs: unfinished.length === 0 ? null : Math.max(...unfinished.map(({ reachedMs }) => reachedMs)),
    left: new Map(unfinished.map(({ name, before }) => [name, before])),
  }
}

async function startsOf(window: LogWindow, { places, before, beforeMs }: ScanBack): Promise<Reading[]> {
  const firsts = await window.offsets(places, 'first')
  const nexts = await window.offsets(places, 'next')
  const then = beforeMs === undefined ? [] : await window.offsets(places, beforeMs)
  return places.map((place, i) => {
    const name = `${place.topic}-${place.partition}`
    const first = firsts[i] ?? 0
    const end = then[i] ?? nexts[i] ?? first
    // A list of places to look on at names all that are not done.
    const from = before ? (before.get(name) ?? first) : end
    return { place, name, first, before: Math.min(from, end), reachedMs: Number.POSITIVE_INFINITY }
  })
}

function youngest(reading: readonly Reading[]): Reading | undefined {
  let best: Reading | undefined
  for (const each of reading) if (each.before > each.first && (best === undefined || each.reachedMs > best.reachedMs)) best = each
  return best
}

export type ScanOn = {
  places: readonly TopicPartition[]
  /** Where to begin, by `topic-partition`; places that are not named begin at the time. */
  from: ReadonlyMap<string, number>
  fromMs: number
  most: number
  chunk: number
}

/** `complete`: all that was asked for has been looked through. `next`: where to look on, when more has come. */
export type ScannedOn = { complete: boolean; next: Map<string, number> }

/**
 * The other way: from a time towards the end, what is oldest first. `visit` answers up to which time (ms) it wants to know more;
 * infinity while it does not know.
 */
export async function scanOn(window: LogWindow, scan: ScanOn, visit: (records: RawRecord[]) => number): Promise<ScannedOn> {
  const { places, from, fromMs, most, chunk } = scan
  const nexts = await window.offsets(places, 'next')
  const starts = await window.offsets(places, fromMs)
  const reading = places.map((place, i) => {
    const name = `${place.topic}-${place.partition}`
    const end = nexts[i] ?? 0
    return { place, name, next: from.get(name) ?? starts[i] ?? end, end, reachedMs: Number.NEGATIVE_INFINITY }
  })
  let untilMs = Number.POSITIVE_INFINITY
  let records = 0
  const isLeft = ({ next, end, reachedMs }: (typeof reading)[number]) => next < end && reachedMs <= untilMs
  for (;;) {
    const left = reading.filter(isLeft)
    const [oldest] = left.toSorted((a, b) => a.reachedMs - b.reachedMs)
    if (!oldest || records >= most) return { complete: left.length === 0, next: new Map(reading.map(({ name, next }) => [name, next])) }
    const to = Math.min(oldest.end, oldest.next + chunk)
    const [read = []] = await window.read([{ ...oldest.place, from: oldest.next, to }])
    records += to - oldest.next
    oldest.next = to
    oldest.reachedMs = read.at(-1)?.timestampMs ?? oldest.reachedMs
    untilMs = visit(read)
  }
}
