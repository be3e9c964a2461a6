import { derivedId } from '../topics/ids'
import type { AboutOrder } from './about-order'
import type { Batch, Resume } from './batch'
import { createLater } from './later'
import { markReady } from './mark-ready'
import type { Clock, Log } from './ports'
import { fractionOf } from './seeded'

const wrapMs = { least: 20_000, most: 40_000 }

/** A robot at the kitchen display: wraps each order that is in hand for 20 to 40 seconds and bumps it. */
export function wrapOrders(
  { log, clock }: { log: Log; clock: Clock },
  { shop, speed, seed }: { shop: number; speed: number; seed: number },
) {
  const later = createLater<{ about: AboutOrder; round: number }>()

  async function handle(batches: readonly Batch[]): Promise<Resume[]> {
    for (const batch of batches) {
      for (const event of batch.events) {
        if (event.type !== 'order.in-hand' || event.value.shop !== shop) continue
        const { id, round } = event.value
        const takesMs = wrapMs.least + fractionOf(seed, id, round) * (wrapMs.most - wrapMs.least)
        later.hold(event, event.timestampMs + takesMs / speed, { about: { ...event.value, partition: event.partition }, round: round + 1 })
      }
    }
    return batches.map((batch) => ({ topic: batch.topic, partition: batch.partition, next: batch.end, commit: later.commitOf(batch) }))
  }

  async function tick(): Promise<void> {
    await Promise.all(
      later.due(clock.nowMs()).map(async (held) => {
        const { about, round } = held.item
        await markReady({ log }, about, round, { id: derivedId(about.id, 'order.ready', round) })
        later.release(held)
      }),
    )
  }

  return { handle, tick }
}
