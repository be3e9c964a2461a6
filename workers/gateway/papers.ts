import type { Pause } from '@/lib/operations/ports'

/** Between two tries to write one down: at first, and at most. */
const AGAIN_MS = { first: 500, most: 30_000 } as const
/** Orders that were printed lately, beside those that the log does not have yet. */
const MOST_REMEMBERED = 2000

/**
 * Which receipts this process has printed. Paper comes out whether or not the log can be reached, and the next one has to say COPY
 * at once: so it is remembered here, and written down as soon as the log takes it.
 */
export class Papers {
  private readonly out = new Set<string>()
  private readonly owed = new Map<string, Promise<void>>()
  private closed = false

  constructor(private readonly pause: Pause) {}

  isOut(orderId: string): boolean {
    return this.out.has(orderId)
  }

  /** Paper with this order is out. `write` is tried until it succeeds, and has to write the same every time. */
  note(orderId: string, act: string, write: () => Promise<unknown>) {
    this.out.add(orderId)
    for (const oldest of this.out) {
      if (this.out.size <= MOST_REMEMBERED + this.owed.size) break
      this.out.delete(oldest)
    }
    this.owed.set(
      act,
      this.writeDown(write).finally(() => this.owed.delete(act)),
    )
  }

  /** Resolves when nothing is being tried any more. */
  async close(): Promise<void> {
    this.closed = true
    await Promise.all(this.owed.values())
  }

  private async writeDown(write: () => Promise<unknown>): Promise<void> {
    for (let waitMs: number = AGAIN_MS.first; ; waitMs = Math.min(AGAIN_MS.most, waitMs * 2)) {
      try {
        await write()
        return
      } catch {
        if (this.closed) return
        await this.pause(waitMs)
        if (this.closed) return
      }
    }
  }
}
