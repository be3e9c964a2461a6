import { isBegun, mergeStarted, type Started, startedOf } from '../domain/started'
import { unheardOf } from '../domain/unheard-of'
import type { LogEvent } from '../topics/event'
import { derivedId } from '../topics/ids'
import type { AboutOrder } from './about-order'
import { acknowledgeOrder } from './acknowledge-order'
import type { Batch, Resume } from './batch'
import { createLater } from './later'
import { markReady } from './mark-ready'
import type { Clock, Log } from './ports'
import { fractionOf } from './seeded'

const wrapMs = { least: 20_000, most: 40_000 }
const seeMs = { least: 2000, most: 8000 }
/** More than are ever open at once. */
const mostBegun = 1000

type ToDo = { kind: 'bump'; about: AboutOrder; round: number } | { kind: 'acknowledge'; about: AboutOrder; change?: string }

/**
 * A robot at the kitchen display: wraps each order that is in hand for 20 to 40 seconds and bumps it, and sees what is cancelled or changed.
 * What a person has started at a display beside it is left to that person, until it is put down.
 */
export function wrapOrders(
  { log, clock }: { log: Log; clock: Clock },
  { shop, speed, seed }: { shop: number; speed: number; seed: number },
) {
  const later = createLater<ToDo>()
  const begun = new Map<string, Started>()

  const between = ({ least, most }: typeof wrapMs, id: string, round: number) =>
    (least + fractionOf(seed, id, round) * (most - least)) / speed

  function take(event: LogEvent) {
    if (event.value.shop !== shop) return
    if (event.type === 'order.in-hand') {
      const { id, round } = event.value
      const about = { ...event.value, partition: event.partition }
      later.hold(event, event.timestampMs + between(wrapMs, id, round), { kind: 'bump', about, round: round + 1 })
    } else if (event.type === 'order.started') {
      const { id, round, lines, display } = event.value
      const before = begun.get(id)
      const pressed = startedOf(round, lines, display)
      const now = before ? mergeStarted(before, pressed) : pressed
      begun.set(id, now)
      const [oldest] = begun.keys()
      if (begun.size > mostBegun && oldest !== undefined) begun.delete(oldest)
      if (isBegun(now)) return
      const about = { ...event.value, partition: event.partition }
      later.hold(event, event.timestampMs + between(wrapMs, id, round), { kind: 'bump', about, round: round + 1 })
    } else if (event.type === 'order.cancelled') {
      const about = { ...event.value, partition: event.partition }
      later.hold(event, event.timestampMs + between(seeMs, about.id, 0), { kind: 'acknowledge', about })
    } else if (event.type === 'order.changed') {
      const about = { ...event.value, partition: event.partition }
      later.hold(event, event.timestampMs + between(seeMs, event.id, 0), { kind: 'acknowledge', about, change: event.id })
    }
  }

  async function handle(batches: readonly Batch[]): Promise<Resume[]> {
    for (const batch of batches) for (const event of batch.events) take(event)
    return batches.map((batch) => ({ topic: batch.topic, partition: batch.partition, next: batch.end, commit: later.commitOf(batch) }))
  }

  async function tick(): Promise<void> {
    await Promise.all(
      later.due(clock.nowMs()).map(async (held) => {
        await act(held.item)
        later.release(held)
      }),
    )
  }

  async function act(todo: ToDo): Promise<void> {
    const { id } = todo.about
    switch (todo.kind) {
      case 'bump': {
        const started = begun.get(id)
        if (started?.round === todo.round - 1 && isBegun(started)) return
        await markReady({ log }, todo.about, todo.round, { id: derivedId(id, 'order.ready', todo.round) })
        return
      }
      case 'acknowledge':
        await acknowledgeOrder(
          { log },
          todo.about,
          { id: derivedId(todo.change ?? id, 'order.acknowledged', 0) },
          todo.change === undefined ? {} : { seen: [todo.change] },
        )
        return
      default:
        unheardOf(todo)
    }
  }

  return { handle, tick }
}
