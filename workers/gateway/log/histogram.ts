import { tradingDay } from '@/lib/domain/local-time'
import { dropOldest } from '@/lib/operations/drop-oldest'
import type { HistogramAnswer } from '@/lib/realtime/log-api'
import type { LogWindow, TopicPartition } from '@/lib/server/kafka/log-window'
import type { Space } from './spaces'
import { firstsOf, placesIn } from './tapes'

const BUCKETS = 288
const MOST_KEPT = 20
/** What was written is stamped by whoever wrote it, and may arrive a little after its time. */
const LATE_MS = 60_000

type Edge = { ends: (number | null)[]; nexts: readonly number[]; askedMs: number }

/**
 * How many records each five minutes of a day brought, from offsets alone: no record is read. What stood at the edges of the
 * past does not change and is kept.
 */
export class Histograms {
  /** Edges by space, topics and time. */
  private readonly kept = new Map<string, Map<number, Edge>>()

  constructor(
    private readonly window: LogWindow,
    private readonly timeZone: string,
  ) {}

  async of(space: Space, date: string, nowMs: number): Promise<HistogramAnswer> {
    const { fromMs, toMs } = tradingDay(date, this.timeZone)
    const bucketMs = Math.round((toMs - fromMs) / BUCKETS)
    const places = placesIn(space).map(({ full }) => full)
    const firsts = await firstsOf(this.window, space)
    const nexts = (await this.window.offsets(places, 'next')).map((next, i) => next ?? firsts[i] ?? 0)
    const edges = this.edgesOf(`${space.name} ${JSON.stringify(space.topics)} ${date}`)
    const totals: number[][] = []
    for (let edge = 0; edge <= BUCKETS; edge++) {
      const atMs = fromMs + edge * bucketMs
      // The future is where the log ends now.
      const ends = atMs > nowMs ? nexts : await this.edge(edges, places, { atMs, nowMs, nexts })
      totals.push(places.map((_, i) => Math.max(firsts[i] ?? 0, ends[i] ?? nexts[i] ?? 0)))
    }
    const records = Array.from({ length: BUCKETS }, (_, bucket) => sum(totals[bucket + 1] ?? []) - sum(totals[bucket] ?? []))
    const busy = records.flatMap((count, bucket) => (count > 0 ? [bucket] : []))
    const [first, last] = [busy[0], busy.at(-1)]
    return {
      date,
      fromMs,
      toMs,
      bucketMs,
      records,
      firstMs: first === undefined ? null : fromMs + first * bucketMs,
      lastMs: last === undefined ? null : Math.min(nowMs, fromMs + (last + 1) * bucketMs),
    }
  }

  private async edge(
    edges: Map<number, Edge>,
    places: readonly TopicPartition[],
    { atMs, nowMs, nexts }: { atMs: number; nowMs: number; nexts: readonly number[] },
  ): Promise<Edge['ends']> {
    const known = edges.get(atMs)
    // Null is "no record so late", which the next record of that partition changes, and no other.
    if (known && known.askedMs > atMs + LATE_MS && known.ends.every((end, i) => end !== null || known.nexts[i] === nexts[i]))
      return known.ends
    const ends = await this.window.offsets(places, atMs)
    edges.set(atMs, { ends, nexts, askedMs: nowMs })
    return ends
  }

  private edgesOf(name: string): Map<number, Edge> {
    const edges = this.kept.get(name) ?? new Map<number, Edge>()
    this.kept.delete(name)
    this.kept.set(name, edges)
    dropOldest(this.kept, MOST_KEPT)
    return edges
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
