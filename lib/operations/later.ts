import type { TopicName } from '../topics/all'

type Place = { topic: TopicName; partition: number; offset: number }
export type Held<T> = Place & { dueMs: number; item: T }

/** Width of the slots by which is looked up what is due. */
const slotMs = 10

/**
 * What is to be done about a record some time after it was read. Nothing of it is stored: as long as a record is held, its offset
 * is not committed, so a restart reads it again.
 */
export function createLater<T>() {
  const partitions = new Map<string, HeldOffsets<T>>()
  const slots = new Map<number, Held<T>[]>()
  /** The last slot that was looked at: nothing may be put into it or before it any more. */
  let looked = Number.NEGATIVE_INFINITY

  const heldOf = ({ topic, partition }: Pick<Place, 'topic' | 'partition'>) => {
    const key = `${topic}-${partition}`
    const held = partitions.get(key) ?? heldOffsets<T>()
    partitions.set(key, held)
    return held
  }

  return {
    /** False: the record is held already (it was read again). */
    hold({ topic, partition, offset }: Place, dueMs: number, item: T): boolean {
      const held: Held<T> = { topic, partition, offset, dueMs, item }
      if (!heldOf(held).add(held)) return false
      const slot = Math.max(Math.ceil(dueMs / slotMs), looked + 1)
      const others = slots.get(slot)
      if (others) others.push(held)
      else slots.set(slot, [held])
      return true
    },

    /** What is due, once. Each stays held until it is released. */
    due(nowMs: number): Held<T>[] {
      const due: Held<T>[] = []
      const last = Math.floor(nowMs / slotMs)
      for (const slot of slotsUntil(slots, looked + 1, last)) {
        due.push(...(slots.get(slot) ?? []))
        slots.delete(slot)
      }
      looked = Math.max(looked, last)
      return due
    },

    release: (held: Held<T>) => heldOf(held).remove(held.offset),

    /** From where a restart must read again: the first record that is held, else `end`. */
    commitOf: (batch: { topic: TopicName; partition: number; end: number }) => heldOf(batch).lowest() ?? batch.end,
  }
}

/** After a long time without anything there are fewer slots in use than there are between then and now. */
function slotsUntil(slots: ReadonlyMap<number, unknown>, first: number, last: number): number[] {
  if (last - first > slots.size) return [...slots.keys()].filter((slot) => slot <= last).toSorted((a, b) => a - b)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i)
}

type HeldOffsets<T> = ReturnType<typeof heldOffsets<T>>

/** The held records of one topic-partition, and cheaply the first of them: records mostly come, and go, in order. */
function heldOffsets<T>() {
  const held = new Map<number, Held<T>>()
  let order: number[] = []
  let head = 0

  return {
    add(record: Held<T>): boolean {
      if (held.has(record.offset)) return false
      const readAgain = record.offset <= (order.at(-1) ?? -1)
      held.set(record.offset, record)
      if (readAgain) {
        order = [...held.keys()].toSorted((a, b) => a - b)
        head = 0
      } else order.push(record.offset)
      return true
    },
    remove: (offset: number) => held.delete(offset),
    lowest(): number | null {
      while (head < order.length && !held.has(order[head] ?? -1)) head++
      if (head > 1000) {
        order = order.slice(head)
        head = 0
      }
      return order[head] ?? null
    },
  }
}
