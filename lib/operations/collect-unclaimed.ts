import type { LogEvent } from '../topics/event'
import { derivedId } from '../topics/ids'
import type { AboutOrder } from './about-order'
import type { Batch, Resume } from './batch'
import { collectOrder } from './collect-order'
import { createLater } from './later'
import type { Clock, Log } from './ports'

/** What is known of an order while any record about it is held. */
type Watched = { held: number; about: AboutOrder | null; readyRound: number; recalledRound: number; gone: boolean }

/** Records that are read again after a restart: what is on the other topics about the same orders must be read first. */
const readAgain = { afterMs: 1000, waitMs: 3000 }
/** What keeps an order from being collected is remembered longer than the order itself. */
const longerMs = 5000

/**
 * Ready orders that nobody says are collected count as collected after a time, unless they were recalled or cancelled. What is known
 * of an order comes from topics that have no common order, so it is put together and looked at only when the time is over. `afterMs` is
 * asked once a record: another time counts for what is ready from then on.
 */
export function collectUnclaimed({ log, clock }: { log: Log; clock: Clock }, { shop, afterMs }: { shop: number; afterMs(): number }) {
  const later = createLater<{ id: string; round: number | null }>()
  const watched = new Map<string, Watched>()

  async function handle(batches: readonly Batch[]): Promise<Resume[]> {
    for (const batch of batches) for (const event of batch.events) if (event.value.shop === shop) take(event)
    return batches.map((batch) => ({ topic: batch.topic, partition: batch.partition, next: batch.end, commit: later.commitOf(batch) }))
  }

  function take(event: LogEvent) {
    switch (event.type) {
      case 'order.ready':
        return remember(event, event.value.id, event.value.round, (order) => {
          order.about = { ...event.value, partition: event.partition }
          order.readyRound = Math.max(order.readyRound, event.value.round)
        })
      case 'order.recalled':
        return remember(event, event.value.id, null, (order) => {
          order.recalledRound = Math.max(order.recalledRound, event.value.round)
        })
      case 'order.collected':
      case 'order.cancelled':
        return remember(event, event.value.id, null, (order) => {
          order.gone = true
        })
      default:
        return undefined
    }
  }

  function remember(event: LogEvent, id: string, round: number | null, learn: (order: Watched) => void) {
    const order = watched.get(id) ?? { held: 0, about: null, readyRound: 0, recalledRound: 0, gone: false }
    const wanted = event.timestampMs + afterMs()
    const old = clock.nowMs() > wanted + readAgain.afterMs
    const dueMs = (old ? clock.nowMs() + readAgain.waitMs : wanted) + (round === null ? longerMs : 0)
    if (later.hold(event, dueMs, { id, round })) order.held++
    learn(order)
    watched.set(id, order)
  }

  /** Does what is due. When it throws, what was due is held and comes again after a restart. */
  async function tick(): Promise<void> {
    await Promise.all(
      later.due(clock.nowMs()).map(async (held) => {
        const { id, round } = held.item
        const order = watched.get(id)
        if (order?.about && round !== null && isUnclaimed(order, round)) {
          await collectOrder({ log }, order.about, 'clock', { id: derivedId(id, 'order.collected', round) })
        }
        later.release(held)
        if (order && --order.held === 0) watched.delete(id)
      }),
    )
  }

  return { handle, tick }
}

function isUnclaimed({ readyRound, recalledRound, gone }: Watched, round: number): boolean {
  return !gone && readyRound === round && readyRound > recalledRound
}
