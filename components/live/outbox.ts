import type { Refusal } from '@/lib/inputs/refusal'
import type { Post } from './post'

/**
 * What people did on this device and the shop's log has not confirmed yet. It is written down here before anybody is told
 * "queued", sent in order, each with the same id however often, and struck off only when the gateway says that it is in the log.
 */

export type Kept = {
  /** The act's own id, and what makes a repeat harmless. */
  id: string
  path: string
  body: unknown
  /** What to call it on the screen: an order's number. */
  label: string
  amountPence?: number
  keptAtMs: number
  /** Set when the shop said no: it is not sent again, and stays until somebody has read it. */
  refusal?: Refusal
}

export type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>

export type Outbox = {
  /** False: this device cannot keep it, so it must not be called queued. */
  keep(entry: Kept): boolean
  list(): Kept[]
  dismiss(id: string): void
  /** Sends what is waiting, oldest first, until one is not confirmed; false then. A call while one is under way joins it. */
  flush(): Promise<boolean>
}

export type OutboxPorts = {
  storage: Storage
  key: string
  post: Post
  accepted: (entry: Kept) => void
  changed: () => void
}

export function createOutbox({ storage, key, post, accepted, changed }: OutboxPorts): Outbox {
  let underWay: Promise<boolean> | null = null

  // Read afresh every time: two pages of one till share this list, and a copy in memory would undo the other's writes.
  const list = () => read(storage, key)
  const write = (entries: Kept[]) => {
    storage.setItem(key, JSON.stringify(entries))
    changed()
  }

  const keep = (entry: Kept) => {
    try {
      const entries = list()
      if (!entries.some((kept) => kept.id === entry.id)) write([...entries, entry])
      return true
    } catch {
      return false
    }
  }

  const settle = async (entry: Kept) => {
    const answer = await post(entry.path, entry.body)
    switch (answer.kind) {
      case 'accepted':
        accepted(entry)
        write(list().filter((kept) => kept.id !== entry.id))
        return true
      case 'refused':
        write(list().map((kept) => (kept.id === entry.id ? { ...kept, refusal: answer.refusal } : kept)))
        return true
      case 'unconfirmed':
        return false
      default: {
        const unknown: never = answer
        return unknown
      }
    }
  }

  const sendAll = async () => {
    try {
      for (let next = firstWaiting(list()); next !== undefined; next = firstWaiting(list())) {
        if (!(await settle(next))) return false
      }
      return true
    } finally {
      // In the same tick as the last look at the list: what is kept after it starts a flush of its own.
      underWay = null
    }
  }

  const flush = () => {
    // Begun a step later: with nothing to send it would end before `underWay` is set, and nothing would ever be sent again.
    underWay ??= Promise.resolve().then(sendAll)
    return underWay
  }

  return { keep, list, flush, dismiss: (id) => write(list().filter((kept) => kept.id !== id)) }
}

const firstWaiting = (entries: readonly Kept[]) => entries.find((kept) => kept.refusal === undefined)

function read(storage: Storage, key: string): Kept[] {
  const text = storage.getItem(key)
  if (text === null) return []
  try {
    const entries: unknown = JSON.parse(text)
    if (Array.isArray(entries)) return entries
  } catch {
    // Fall through: what cannot be read is put aside below, where it can still be looked at.
  }
  storage.setItem(`${key}:unreadable`, text)
  return []
}

/** Pause before the next try after so many that failed: 1 s, 2 s, 4 s … 30 s. */
export function pauseAfter(failures: number): number {
  return Math.min(30_000, 1_000 * 2 ** Math.max(0, failures - 1))
}
