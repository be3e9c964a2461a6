import type { Batch, Resume } from '@/lib/operations/batch'
import type { TopicDefinition } from '@/lib/topics/topic'
import type { Deps } from './deps'

/** What a running worker does with what was fetched at once. Throws only when an invariant is broken or IO gave up. */
export type Reaction = {
  handle(batches: readonly Batch[]): Promise<Resume[]>
  /**
   * For those who keep outside Kafka what they make of records: up to where that is stored, by topic-partition, as it stands there
   * now; 0 where none is named. Null: nobody knows just now. Asked again and again, also while `handle` runs.
   */
  positions?(): Promise<ReadonlyMap<string, number> | null>
  stop?(): Promise<void>
}

/** How a participant reacts to what it reads. */
export type Start = (deps: Deps, reads: readonly TopicDefinition[]) => Promise<Reaction>

/** One participant of the shop: a line of the table in index.ts. */
export type WorkerDefinition = {
  name: string
  reads: readonly TopicDefinition[]
  writes: readonly TopicDefinition[]
  /** What it keeps outside Kafka, for whoever reads the table. */
  keeps?: 'cabinet' | 'ledger' | 'facts' | 'stock'
  /** Milliseconds between fetches at the least; a record after a pause is not delayed. */
  paceMs: number
  start: Start
}
