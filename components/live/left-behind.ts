import type { TillCount } from '@/lib/domain/till-count'
import type { Kept, LeftBehind } from './queue'

/**
 * A copy of what waits, beside the queue in localStorage. A browser that runs out of room clears IndexedDB and leaves
 * localStorage: then the orders are found here, and it is known that the storage was cleared.
 */
export type Copies = {
  read(): LeftBehind[]
  write(copy: LeftBehind): void
}

export type TextStore = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>

/** localStorage is written on every sale, whole: what is copied has to stay small. */
const mostCopied = 200

/** `box`: till-2, kitchen, cook. `store` is asked for each time: where a browser forbids it, even naming it throws. */
export function copiesIn(store: () => TextStore, box: string): Copies {
  const copyKey = `chippy:copy:${box}`
  // Where tills kept their queue and their numbers before it stood in IndexedDB.
  const oldQueueKey = `chippy:outbox:${box}`
  const oldCountKey = `chippy:till:${box.replace('till-', '')}:counter`

  return {
    read() {
      try {
        const copy = parsed<LeftBehind | null>(store().getItem(copyKey), null)
        const waiting = parsed<Kept[]>(store().getItem(oldQueueKey), [])
        const counted = countFrom(store().getItem(oldCountKey))
        return [...(copy ? [copy] : []), ...(waiting.length > 0 || counted ? [{ born: null, waiting, counted }] : [])]
      } catch {
        return []
      }
    },
    write(copy) {
      try {
        store().setItem(copyKey, JSON.stringify({ ...copy, waiting: copy.waiting.slice(-mostCopied) }))
        // Taken over by now. What could not be read stays where it is, and can still be looked at.
        for (const key of [oldQueueKey, oldCountKey]) if (isReadable(store().getItem(key))) store().removeItem(key)
      } catch {
        // The copy is for a bad day; the queue itself has been written.
      }
    },
  }
}

function parsed<T>(text: string | null, otherwise: T): T {
  if (text === null) return otherwise
  try {
    const value: T = JSON.parse(text)
    return value
  } catch {
    return otherwise
  }
}

function isReadable(text: string | null): boolean {
  return text !== null && (countFrom(text) !== null || parsed<unknown>(text, undefined) !== undefined)
}

function countFrom(text: string | null): TillCount | null {
  const match = /^(\d{4}-\d{2}-\d{2}) (\d{1,4})$/.exec(text ?? '')
  return match?.[1] === undefined ? null : { date: match[1], running: Number(match[2]) }
}
