import { tillNumbers } from '@/lib/domain/order-number'
import type { OpenSale } from '@/lib/domain/split'
import type { DeviceDb } from './device-db'
import { decideFound, emptyQueue, evolve, type Kept, type LeftBehind, ordersPath, type QueueEvent, type QueueState } from './queue'

/** What this device keeps of a till and has not finished, whichever till it is now, or none. */
export type WaitingHere = {
  till: number
  /** Paid for, and not in the shop's log as far as this device knows. */
  orders: readonly Kept[]
  /** What else the shop has to hear: void orders, parked sales, money given back. */
  others: readonly Kept[]
  /** The shop said no, and nobody has read it. */
  refused: readonly Kept[]
  /** Money has been taken, or may have been, and they are not paid in full. */
  sales: readonly OpenSale[]
}

export const boxOf = (till: number): string => `till-${till}`

/** Null: nothing of that till is unfinished here. */
function waitingOf(till: number, { waiting, refused, sales }: QueueState): WaitingHere | null {
  if (waiting.size + refused.size + sales.size === 0) return null
  const isOrder = ({ path }: Kept) => path === ordersPath
  const all = [...waiting.values()]
  return {
    till,
    orders: all.filter(isOrder),
    others: all.filter((entry) => !isOrder(entry)),
    refused: [...refused.values()],
    sales: [...sales.values()],
  }
}

export type WaitingPorts = {
  open: () => Promise<DeviceDb>
  /** What stands beside the queue of a till, for a storage that was cleared. */
  copies: (box: string) => readonly LeftBehind[]
  nowMs: () => number
}

/**
 * Reads what waits in the queues of all tills that this device has been, and writes nothing. Each call reads only what has been added
 * since the one before; as long as nothing has, it resolves to the same array.
 *
 * @throws when this device keeps nothing
 */
export function createWaitingReader({ open, copies, nowMs }: WaitingPorts): () => Promise<readonly WaitingHere[]> {
  let known = { born: '', last: 0, tills: new Map<number, QueueState>(), waiting: [] as readonly WaitingHere[] }
  let underWay: Promise<readonly WaitingHere[]> | null = null

  const readNew = async () => {
    const tx = (await open()).transaction(['events', 'born'])
    const born = (await tx.objectStore('born').get('born'))?.id ?? ''
    const same = known.born === born
    const range = IDBKeyRange.lowerBound(same ? known.last : 0, true)
    const events = tx.objectStore('events')
    const [keys, rows] = await Promise.all([events.getAllKeys(range), events.getAll(range)])
    await tx.done
    const last = keys.at(-1)
    if (same && last === undefined) return known.waiting
    const tills = new Map(
      tillNumbers.map((till) => {
        const box = boxOf(till)
        const read = evolve(
          (same ? known.tills.get(till) : undefined) ?? emptyQueue,
          rows.filter((row) => row.box === box).map((row) => row.event),
        )
        return [till, same ? read : withCopies(read, copies(box), born)]
      }),
    )
    const waiting = [...tills].flatMap(([till, state]) => waitingOf(till, state) ?? [])
    known = { born, last: last ?? 0, tills, waiting }
    return waiting
  }

  /** As that till's own queue takes it over when it is opened. */
  const withCopies = (read: QueueState, left: readonly LeftBehind[], born: string) =>
    left.reduce((state, one) => evolve(state, decideFound(state, one, born, nowMs())), read)

  return () => {
    underWay ??= readNew().finally(() => {
      underWay = null
    })
    return underWay
  }
}

/**
 * Makes a sale that is paid in part another till's, in one step, so that it is in both or neither at no moment. False: it is not open
 * any more, by whoever was quicker.
 *
 * @throws when this device cannot write it down: then it is as it was
 */
export async function moveSale(open: () => Promise<DeviceDb>, id: string, from: number, to: number): Promise<boolean> {
  const tx = (await open()).transaction('events', 'readwrite', { durability: 'strict' })
  const rows = await tx.store.getAll()
  const { sales } = evolve(
    emptyQueue,
    rows.filter((row) => row.box === boxOf(from)).map((row) => row.event),
  )
  const sale = sales.get(id)
  const add = (till: number, event: QueueEvent) => tx.store.add({ box: boxOf(till), event })
  if (sale) await Promise.all([add(to, { type: 'sale', id, sale }), add(from, { type: 'sale', id, sale: null })])
  await tx.done
  return sale !== undefined
}
