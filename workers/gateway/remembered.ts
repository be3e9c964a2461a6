/** What a request was answered with, and what it asked. No request: the event came from elsewhere than this API. */
export type Remembered = { request: string | undefined; body: object; atMs: number }

/** DESIGN.md 2: the same id and content get the same answer for seven days. */
export const MEMORY_MS = 7 * 24 * 3_600_000
/** About 250 MB. A repeat of an id beyond it is published once more, and every reader drops it by its id. */
const MOST_ENTRIES = 1_000_000

/** Answers by id. Filled from the log at start, so that a restart does not forget. */
export class Memory {
  private readonly entries = new Map<string, Remembered>()

  constructor(private readonly most = MOST_ENTRIES) {}

  get(id: string): Remembered | undefined {
    return this.entries.get(id)
  }

  get size(): number {
    return this.entries.size
  }

  /** The first one stays: whatever comes later with this id is a repeat, or was refused. */
  keep(id: string, entry: Remembered, nowMs: number) {
    if (!this.entries.has(id)) this.entries.set(id, entry)
    // The Map keeps the order of arrival, so the old ones stand in front; each call takes away as much as it brings, and more.
    for (const [oldest, { atMs }] of this.entries) {
      if (this.entries.size <= this.most && atMs >= nowMs - MEMORY_MS) return
      this.entries.delete(oldest)
    }
  }
}
