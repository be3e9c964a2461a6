import type { LogRate, LogRates } from '@/lib/realtime/log'

export const MINUTE_MS = 60_000
export const LATELY_MS = 5_000
/** The next sample comes at the earliest so long after the one before. */
const SAMPLE_MS = 1000

/** Records that a topic has taken since the beginning of all, by topic. */
type Totals = ReadonlyMap<string, number>
type Sample = { atMs: number; totals: Totals }

/** How many records came lately: from the offsets alone, so that it costs the same at any rate. */
export class Rates {
  /** The oldest first; one of them is a minute old, or the oldest that there is. */
  private samples: Sample[] = []

  /** `earlier`: what the log held at some times before, so that the first answer is about the whole minute. */
  constructor(earlier: readonly Sample[]) {
    this.samples = [...earlier]
  }

  take(totals: Totals, nowMs: number): LogRates {
    const minute = this.before(nowMs - MINUTE_MS)
    const lately = this.before(nowMs - LATELY_MS)
    if (nowMs - (this.samples.at(-1)?.atMs ?? 0) >= SAMPLE_MS) this.samples.push({ atMs: nowMs, totals })
    while ((this.samples[1]?.atMs ?? nowMs) <= nowMs - MINUTE_MS) this.samples.shift()
    const topics: Record<string, LogRate> = {}
    for (const [topic, total] of totals) topics[topic] = rate(topic, total, minute, lately, nowMs)
    return { all: sum(Object.values(topics)), topics }
  }

  /** The youngest sample that is at least so old; the oldest where none is. */
  private before(atMs: number): Sample | undefined {
    return this.samples.findLast((sample) => sample.atMs <= atMs) ?? this.samples[0]
  }
}

function rate(topic: string, total: number, minute: Sample | undefined, lately: Sample | undefined, nowMs: number): LogRate {
  const since = (sample: Sample | undefined) => {
    const records = Math.max(0, total - (sample?.totals.get(topic) ?? total))
    return { records, ms: Math.max(1, nowMs - (sample?.atMs ?? nowMs)) }
  }
  const [long, short] = [since(minute), since(lately)]
  return {
    perMinute: long.records,
    perSecond: Math.round((short.records * 10_000) / short.ms) / 10,
  }
}

function sum(rates: readonly LogRate[]): LogRate {
  return {
    perMinute: rates.reduce((total, { perMinute }) => total + perMinute, 0),
    perSecond: Math.round(rates.reduce((total, { perSecond }) => total + perSecond, 0) * 10) / 10,
  }
}
