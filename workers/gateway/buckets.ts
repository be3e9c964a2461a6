import { dropOldest } from '@/lib/operations/drop-oldest'

/** Keys that are remembered. Who is forgotten begins with a full bucket. */
const MOST_KEYS = 10_000

/** So many at once for each key, and after that so many a second. */
export class Buckets {
  private readonly levels = new Map<string, { left: number; atMs: number }>()

  constructor(private readonly size: { atOnce: number; perSecond: number }) {}

  /** False: too many; nothing is taken. */
  take(key: string, nowMs: number): boolean {
    const { atOnce, perSecond } = this.size
    const known = this.levels.get(key) ?? { left: atOnce, atMs: nowMs }
    const left = Math.min(atOnce, known.left + (Math.max(0, nowMs - known.atMs) / 1000) * perSecond)
    // Put in anew: the Map keeps the order, so whoever asked longest ago stands in front.
    this.levels.delete(key)
    this.levels.set(key, { left: left >= 1 ? left - 1 : left, atMs: nowMs })
    dropOldest(this.levels, MOST_KEYS)
    return left >= 1
  }

  /** What was taken last was rightly asked for, and does not count. */
  giveBack(key: string): void {
    const known = this.levels.get(key)
    if (known) this.levels.set(key, { ...known, left: Math.min(this.size.atOnce, known.left + 1) })
  }
}
