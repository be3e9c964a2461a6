import type { Born, DeviceDb } from './device-db'
import type { Copies } from './left-behind'
import { decideFound, emptyQueue, evolve, type LeftBehind, prunable, type QueueEvent, type QueueState, unfinished } from './queue'

/** What this page has read of the queue. `born` null: nothing yet. */
export type Known = { born: Born | null; last: number; state: QueueState }
export const nothingKnown: Known = { born: null, last: 0, state: emptyQueue }

export type Decide = (state: QueueState) => readonly QueueEvent[]

export type DeviceQueue = {
  known(): Known
  /**
   * Reads what other tabs have added, lets `decide` look at all of it and adds what it says: one transaction, so that two tabs
   * never give one number twice. Resolves to what `decide` said, once it is on the disk.
   *
   * @throws when this device cannot keep it: then nothing of it is kept
   */
  append(decide?: Decide): Promise<readonly QueueEvent[]>
  /** Takes away what was done more than a week ago. */
  prune(): Promise<void>
}

export type DeviceQueuePorts = {
  /** Which queue of this device: till-2, kitchen, cook. */
  box: string
  open: () => Promise<DeviceDb>
  copies: Copies
  nowMs: () => number
  changed: (known: Known) => void
  /** Something was added that other tabs do not know. */
  tell: () => void
}

/** Nothing of it is kept then; what has completed or been given up by the browser stays as it is. */
function abort(tx: { abort(): void }): void {
  try {
    tx.abort()
  } catch {
    // It had ended by itself.
  }
}

/** A disk that takes longer has stopped: whoever pays must hear that it was not kept. */
const writeLimitMs = 5_000

export function createDeviceQueue({ box, open, copies, nowMs, changed, tell }: DeviceQueuePorts): DeviceQueue {
  let known = nothingKnown

  async function append(decide: Decide = () => []) {
    const db = await open()
    // Strict: the browser says "complete" when the disk has it, not when the system's memory has.
    const tx = db.transaction(['events', 'born'], 'readwrite', { durability: 'strict' })
    const done = tx.done
    const late = setTimeout(() => abort(tx), writeLimitMs)
    try {
      const before = known
      const born = await tx.objectStore('born').get('born')
      if (born === undefined) throw new Error('this storage does not know when it began')
      const same = before.born?.id === born.id
      const from = same ? before.last : 0
      const events = tx.objectStore('events')
      const range = IDBKeyRange.lowerBound(from, true)
      const [keys, rows] = await Promise.all([events.getAllKeys(range), events.getAll(range)])
      const mine = rows.filter((row) => row.box === box).map((row) => row.event)
      const read = evolve(same ? before.state : emptyQueue, mine)
      const found = same ? [] : takeOver(read, leftBehind(before), born)
      const ready = evolve(read, found)
      const decided = decide(ready)
      const added = await Promise.all([...found, ...decided].map(async (event) => events.add({ box, event })))
      await done
      take({ born, last: added.at(-1) ?? keys.at(-1) ?? from, state: evolve(ready, decided) }, added.length > 0)
      return decided
    } catch (error) {
      abort(tx)
      await done.catch(() => {})
      throw error
    } finally {
      clearTimeout(late)
    }
  }

  /** What was known of a storage that is gone; a page that has just been opened knows only what stands beside it. */
  function leftBehind({ born, state }: Known): LeftBehind[] {
    return born === null ? copies.read() : [{ born: born.id, waiting: unfinished(state), counted: state.counted }]
  }

  function takeOver(read: QueueState, left: readonly LeftBehind[], born: Born): QueueEvent[] {
    return left.reduce<{ state: QueueState; events: QueueEvent[] }>(
      ({ state, events }, one) => {
        const found = decideFound(state, one, born.id, nowMs())
        return { state: evolve(state, found), events: [...events, ...found] }
      },
      { state: read, events: [] },
    ).events
  }

  function take(next: Known, added: boolean): void {
    const older = next.born?.id === known.born?.id && next.last < known.last
    const news = added || next.last !== known.last || next.born?.id !== known.born?.id
    if (!older) known = next
    if (added) {
      const { born, state } = known
      copies.write({ born: born?.id ?? null, waiting: unfinished(state), counted: state.counted })
      tell()
    }
    if (news) changed(known)
  }

  async function prune() {
    const tx = (await open()).transaction('events', 'readwrite')
    const [keys, rows] = await Promise.all([tx.store.getAllKeys(), tx.store.getAll()])
    const all = keys.flatMap((key, at) => {
      const row = rows[at]
      return row?.box === box ? [{ key, event: row.event }] : []
    })
    await Promise.all(prunable(all, nowMs()).map((key) => tx.store.delete(key)))
    await tx.done
  }

  return { known: () => known, append, prune }
}
