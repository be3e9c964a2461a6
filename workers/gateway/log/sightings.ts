import type { LogReader } from '@/lib/realtime/log'

const MOST_SEEN = 300

/** When each reader was seen where, so that one can say since when it has read a record. */
export class Sightings {
  private readonly seen = new Map<string, { at: number; seenMs: number }[]>()

  take(readers: readonly LogReader[], nowMs: number) {
    for (const { id, positions } of readers)
      for (const { topic, partition, at } of positions) {
        const place = `${id} ${topic}-${partition}`
        const sightings = this.seen.get(place) ?? []
        if (sightings.at(-1)?.at === at) continue
        sightings.push({ at, seenMs: nowMs })
        if (sightings.length > MOST_SEEN) sightings.shift()
        this.seen.set(place, sightings)
      }
  }

  /** A topic that was made anew has other records at the same offsets. */
  forget({ topic, partition }: { topic: string; partition: number }) {
    for (const place of this.seen.keys()) if (place.endsWith(` ${topic}-${partition}`)) this.seen.delete(place)
  }

  /** When it was first seen beyond the record, having been seen before it; null when it was not seen passing. */
  passedMs(reader: string, { topic, partition, offset }: { topic: string; partition: number; offset: number }): number | null {
    const sightings = this.seen.get(`${reader} ${topic}-${partition}`) ?? []
    const before = sightings.findLastIndex(({ at }) => at <= offset)
    return before < 0 ? null : (sightings[before + 1]?.seenMs ?? null)
  }
}
