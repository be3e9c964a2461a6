import { randomUUID } from 'node:crypto'
import type { Visitor } from '@/workers/robots/visitor'
import { sleep } from './shop'

/** Customers who never give up: each order is sent with the same id until the shop has said that it is accepted. */
export type Traffic = {
  /** Order id → when it was accepted. */
  accepted: Map<string, number>
  /** Asked for and not yet accepted. */
  pending(): number
  /** Places one order now and resolves when it is accepted. */
  place(): Promise<string>
  stop(): Promise<void>
}

/**
 * What four pans can keep up with at twenty orders a second, however fast they are: most orders have something from the
 * cabinet or cooked to order, few have chips.
 */
const baskets = [
  [['cod', 'chips']],
  [['peas'], ['gravy']],
  [['plaice'], ['peas']],
  [['scampi']],
  [['cod'], ['curry']],
  [['sausage']],
  [['chips'], ['beans']],
  [['plaice'], ['tartare']],
  [['gravy'], ['roll']],
  [['pea-fritter'], ['peas']],
]

/** `tills`: somebody signed in at each, by its number. */
export function startTraffic(tills: ReadonlyMap<number, Visitor>, ordersPerSecond: number): Traffic {
  const staff = [...tills]
  const accepted = new Map<string, number>()
  let pending = 0
  let placed = 0
  let open = true

  async function place(): Promise<string> {
    const id = randomUUID()
    const n = placed++
    const [till, visitor] = staff[n % staff.length] ?? []
    if (!till || !visitor) throw new Error('nobody is at a till')
    const order = { id, till, parts: baskets[n % baskets.length], payment: { method: n % 2 ? 'card' : 'cash' } }
    pending++
    for (let wait = 100; ; wait = Math.min(wait * 2, 1000)) {
      const status = await statusOf(visitor, order)
      if (status === 201 || status === 200) break
      if (status >= 400 && status < 500) throw new Error(`order ${id} was refused with ${status}`)
      await sleep(wait)
    }
    pending--
    accepted.set(id, Date.now())
    return id
  }

  const timer = setInterval(() => {
    if (open) void place()
  }, 1000 / ordersPerSecond)
  return {
    accepted,
    pending: () => pending,
    place,
    async stop() {
      open = false
      clearInterval(timer)
      while (pending > 0) await sleep(50)
    },
  }
}

/** 0 = no answer at all. */
const statusOf = (visitor: Visitor, order: object): Promise<number> =>
  visitor.post('/api/orders', order).then(
    ({ status }) => status,
    () => 0,
  )
