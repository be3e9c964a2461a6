import type { LogEvent } from '@/lib/topics/event'

export type Frying = { batch: string; food: string; portions: number; pan: number }

/** Batches whose lift nobody has ever told: they are not kept for ever. */
const MOST_FRYING = 1000
const MOST_LIFTED = 5000

/** What has been dropped and not lifted yet, from the log of the fryer. Its topic has one partition, so it is in order. */
export class Range {
  private readonly frying = new Map<string, Frying>()
  private readonly lifted = new Set<string>()

  take(event: LogEvent) {
    if (event.type === 'batch.dropped') {
      const { batch, food, portions, pan } = event.value
      if (!this.lifted.has(batch)) this.frying.set(batch, { batch, food, portions, pan })
      dropOldest(this.frying, MOST_FRYING)
    }
    if (event.type === 'batch.lifted') {
      this.frying.delete(event.value.batch)
      this.lifted.add(event.value.batch)
      dropOldest(this.lifted, MOST_LIFTED)
    }
  }

  find(batch: string): Frying | 'lifted' | undefined {
    return this.frying.get(batch) ?? (this.lifted.has(batch) ? 'lifted' : undefined)
  }
}

function dropOldest(batches: { keys(): Iterable<string>; delete(batch: string): boolean; readonly size: number }, most: number) {
  for (const batch of batches.keys()) {
    if (batches.size <= most) return
    batches.delete(batch)
  }
}
