import { isInWork } from '../domain/kept-off'
import { mergeStarted, type Started, startedOf } from '../domain/started'
import { mergeTicks, type Ticks, ticksOf } from '../domain/ticks'
import { unheardOf } from '../domain/unheard-of'
import type { LogEvent } from '../topics/event'
import { derivedId } from '../topics/ids'
import type { AboutOrder } from './about-order'
import { acknowledgeOrder } from './acknowledge-order'
import type { Batch, Resume } from './batch'
import { dropOldest } from './drop-oldest'
import { createLater } from './later'
import { markReady } from './mark-ready'
import type { Clock, Log } from './ports'
import { fractionOf } from './seeded'

const wrapMs = { least: 20_000, most: 40_000 }
const seeMs = { least: 2000, most: 8000 }
/** So long what a person has started is left to that person: a display that was left alone must not keep an order from its customer. */
const leftMs = 5 * 60_000
/** More than are ever open at once. */
const mostBegun = 1000

/** What people have started of an order, and what of it they have wrapped. `sinceMs`: when they last started it, or put it down. */
type Begun = { started: Started; ticks: Ticks; sinceMs: number }

type ToDo = { kind: 'bump'; about: AboutOrder; round: number } | { kind: 'acknowledge'; about: AboutOrder; change?: string }

/**
 * A robot at the kitchen display: wraps each order that is in hand for 20 to 40 seconds and bumps it, and sees what is cancelled or changed.
 * What a person has started at a display beside it is left to that person, until it is put down or wrapped, and for five minutes at the
 * most. Until then the order stays held, so that after a restart it is read again, with all that was started of it since.
 */
export function wrapOrders(
  { log, clock }: { log: Log; clock: Clock },
  { shop, speed, seed }: { shop: number; speed: number; seed: number },
) {
  const later = createLater<ToDo>()
  const begun = new Map<string, Begun>()
  const cancelled = new Set<string>()

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
      const started = before ? mergeStarted(before.started, pressed) : pressed
      begun.set(id, { ticks: ticksOf(round, []), ...before, started, sinceMs: event.timestampMs })
      dropOldest(begun, mostBegun)
    } else if (event.type === 'order.ticked') {
      const { id, round, lines } = event.value
      const before = begun.get(id)
      if (before) begun.set(id, { ...before, ticks: mergeTicks(before.ticks, ticksOf(round, lines)) })
    } else if (event.type === 'order.cancelled') {
      const about = { ...event.value, partition: event.partition }
      cancelled.add(about.id)
      dropOldest(cancelled, mostBegun)
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
        const untilMs = leftUntil(held.item)
        if (untilMs === null) await act(held.item)
        later.release(held)
        if (untilMs !== null) later.hold(held, untilMs, held.item)
      }),
    )
  }

  /** When to look at it again, since people have it. Null: it can be done now. */
  function leftUntil(todo: ToDo): number | null {
    const { id } = todo.about
    const theirs = begun.get(id)
    if (todo.kind !== 'bump' || theirs?.started.round !== todo.round - 1 || cancelled.has(id)) return null
    const wrapped = between(wrapMs, id, todo.round - 1)
    const isTheirs = isInWork(theirs.started, theirs.ticks)
    const untilMs = theirs.sinceMs + (isTheirs ? leftMs / speed : wrapped)
    if (untilMs <= clock.nowMs()) return null
    return isTheirs ? Math.min(untilMs, clock.nowMs() + wrapped) : untilMs
  }

  async function act(todo: ToDo): Promise<void> {
    const { id } = todo.about
    switch (todo.kind) {
      case 'bump': {
        if (cancelled.has(id)) return
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
