import { sleep, until } from '@/prove/shop'
import type { Program } from './program'
import type { Progress } from './progress'

/** Something that orders pass: how many have, looked at every so often, and how many more may be sold before the next have. */
export type Gate = { passed(): Promise<number>; ahead: number; everyMs: number }

/** Between till and counter, at most. */
export const counterGate = (progress: Progress, underWay: number): Gate => ({
  passed: () => progress.records('collected'),
  ahead: underWay,
  everyMs: 60,
})

/** The books may be so many orders behind the till, no more: so that they cannot fall behind for ever. */
export const booksGate = (progress: Progress, lastTopic: 'orders' | 'collected' = 'collected'): Gate => ({
  passed: () => progress.booked(lastTopic),
  ahead: 5000,
  everyMs: 250,
})

export type ClosedLoop = {
  /** Orders that have passed every gate. */
  through(): number
  stop(): Promise<void>
}

/** Lets a program sell as fast as orders pass all gates, so that no backlog can grow before any of them; at most so many in all. */
export function startClosedLoop(seller: Program, gates: readonly Gate[], atMost = Number.POSITIVE_INFINITY): ClosedLoop {
  const passed = gates.map(() => 0)
  let running = true
  const watching = gates.map(async (gate, at) => {
    while (running) {
      passed[at] = await gate.passed()
      const upTo = Math.min(atMost, ...gates.map(({ ahead }, each) => (passed[each] ?? 0) + ahead))
      if (running) seller.tell({ do: 'allow', upTo })
      await sleep(gate.everyMs)
    }
  })
  const failed = Promise.all(watching)
  failed.catch(() => {})
  return {
    through: () => Math.min(...passed),
    async stop() {
      running = false
      await failed
    },
  }
}

/** Programs are quick only after some thousand orders. */
export async function warmUp(loop: ClosedLoop, seller: Program, ms: number): Promise<void> {
  await Promise.race([until('the first orders have gone through', 60_000, async () => loop.through() > 500), seller.failed])
  await Promise.race([sleep(ms), seller.failed])
}
