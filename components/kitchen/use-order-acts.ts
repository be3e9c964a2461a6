'use client'

import { useCallback, useEffect, useMemo, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { isAnothers, type StationTicket, seenOf } from '@/lib/domain/station'
import { useBounce } from '../live/use-bounce'
import type { OutboxView } from '../live/use-outbox'
import { createPresses } from './presses'
import type { LineActs } from './use-line-acts'

/** How long a ticket says why a press did nothing. */
const toldMs = 3_000
/** How long a refusal stands; the facts it tells are on the board anyway. */
const refusedMs = 8_000

/** The screen runs for days: only acts that may still be on their way are remembered. */
const mostRemembered = 50

type ActKind = 'ready' | 'recalled' | 'collected' | 'acknowledged'
type OrderRound = { id: string; ticket: string; round: number }

/** What this screen knows of its own act on an order: on its way, taken, or refused and why. */
export type ActState = { kind: 'none' } | { kind: 'pending' } | { kind: 'done' } | { kind: 'refused'; why: string }

export type Refused = { order: string; act: string; why: string }

export type Told = { order: string; why: 'not-yet' | 'kept-off' }

export type OrderActs = {
  /** The order whose press did nothing, and why: its food is missing, or another display has started it. */
  told: Told | null
  /** What the shop said no to, in its words. */
  refusals: readonly Refused[]
  /** `round`: of an acknowledgement, what was seen (seenOf). */
  stateOf: (kind: ActKind, order: string, round: number | string) => ActState
  /** The ticket was tapped, or its key pressed: it is served, handed on to another station, or seen to be cancelled. True: it was done. */
  press: (ticket: StationTicket) => boolean
  tick: (ticket: StationTicket, lines: readonly number[], done: boolean) => void
  /** It is started here, taken over from another display, or put down again. */
  start: (ticket: StationTicket) => void
  /** `round`: the highest ready round that is to be taken back. One at a time: the next is offered at once. */
  recall: (order: OrderRound) => void
  collect: (order: OrderRound) => void
}

const pathOf = (kind: ActKind, order: string) => `/api/orders/${encodeURIComponent(order)}/${kind}`
const nameOf = (kind: ActKind, order: string, round: number | string) => `${kind} ${order} ${round}`

/** What the screen shows while it is tapped. To serve makes a new round of what stands in the one before. */
function expectedBy(kind: ActKind, round: number) {
  return kind === 'acknowledged' ? {} : { expects: { round: kind === 'ready' ? round - 1 : round } }
}

/**
 * Serve, bring back, hand over: each act has its id once, is kept on this device until the log has it, and is never sent as another.
 * `again`: after a refusal the shop is asked how it really is.
 */
export function useOrderActs(outbox: OutboxView, lines: { tick: LineActs['act']; start: LineActs['act'] }, again: () => void): OrderActs {
  const [acts, setActs] = useState<ReadonlyMap<string, string>>(new Map())
  const [told, setTold] = useState<Told | null>(null)
  const isBouncing = useBounce()
  const [presses] = useState(createPresses)
  useForget(told, setTold, toldMs)
  const keptById = useMemo(() => new Map(outbox.kept.map((entry) => [entry.id, entry])), [outbox.kept])
  const { acceptedAtMs, dismiss } = outbox
  const refused = useMemo(() => outbox.kept.filter((entry) => entry.refusal !== undefined), [outbox.kept])

  const refusedIds = refused.map(({ id }) => id).join()
  useEffect(() => {
    if (refusedIds !== '') again()
  }, [refusedIds, again])

  useEffect(() => {
    if (refused.length === 0) return
    const timer = setTimeout(() => refused.forEach((entry) => dismiss(entry.id)), refusedMs)
    return () => clearTimeout(timer)
  }, [refused, dismiss])

  const stateNamed = useCallback(
    (name: string, kind: ActKind, order: string): ActState => {
      const id = acts.get(name)
      // After a reload only what is still kept is known, by its address.
      const entry = id === undefined ? outbox.kept.find((kept) => kept.path === pathOf(kind, order)) : keptById.get(id)
      if (entry?.refusal) return { kind: 'refused', why: entry.refusal.message }
      if (entry) return { kind: 'pending' }
      return id !== undefined && acceptedAtMs.has(id) ? { kind: 'done' } : { kind: 'none' }
    },
    [acts, keptById, outbox.kept, acceptedAtMs],
  )
  const stateOf = useCallback(
    (kind: ActKind, order: string, round: number | string) => stateNamed(nameOf(kind, order, round), kind, order),
    [stateNamed],
  )

  const act = (
    kind: ActKind,
    order: OrderRound,
    { name = nameOf(kind, order.id, order.round), shown = expectedBy(kind, order.round) }: { name?: string; shown?: object } = {},
  ): boolean => {
    const state = stateNamed(name, kind, order.id)
    if (state.kind === 'pending' || state.kind === 'done') return false
    for (const entry of refused) if (entry.path === pathOf(kind, order.id)) dismiss(entry.id)
    const id = uuidv7()
    setActs((known) => new Map([...[...known].slice(-mostRemembered), [name, id]]))
    const body = { id, ...shown }
    return outbox.keep({ id, path: pathOf(kind, order.id), body, label: order.ticket, keptAtMs: Date.now() })
  }

  const press = (ticket: StationTicket): boolean => {
    const does = presses.head(ticket, performance.now())
    switch (does.kind) {
      case 'rests':
        return false
      case 'not-yet':
      case 'kept-off':
        setTold({ order: ticket.id, why: does.kind })
        return false
      case 'hand-on':
        lines.tick(ticket, does.lines, true)
        return true
      case 'serve':
        return act('ready', { ...ticket, round: ticket.round + 1 })
      case 'acknowledge': {
        const { kind: _, ...shown } = does
        return act('acknowledged', { ...ticket, round: 0 }, { name: nameOf('acknowledged', ticket.id, seenOf(does)), shown })
      }
      default: {
        const unknown: never = does
        return unknown
      }
    }
  }

  const { tick: tickLines, start: startLines } = lines
  const tick = useCallback(
    (ticket: StationTicket, places: readonly number[], done: boolean) => {
      if (isAnothers(ticket, places)) setTold({ order: ticket.id, why: 'kept-off' })
      else tickLines(ticket, places, done)
    },
    [tickLines],
  )
  const start = useCallback(
    (ticket: StationTicket) => {
      const does = presses.start(ticket, performance.now())
      if ('lines' in does) startLines(ticket, does.lines, does.done, { by: does.by })
      else if (does.kind === 'not-yet') setTold({ order: ticket.id, why: does.kind })
    },
    [presses, startLines],
  )

  return {
    told,
    refusals: refused.map(refusalOf),
    stateOf,
    press,
    tick,
    start,
    recall: (order) => void (isBouncing('recalled') || act('recalled', order)),
    collect: (order) => void (isBouncing(`collected ${order.id}`) || act('collected', order)),
  }
}

function refusalOf({ path, label, refusal }: OutboxView['kept'][number]): Refused {
  const [, , , order = '', act = ''] = path.split('/')
  return { order: decodeURIComponent(order), act, why: refusal?.message ?? label }
}

/** Sets a value back to null so long after it was set last. */
function useForget<T>(value: T | null, set: (value: null) => void, afterMs: number): void {
  useEffect(() => {
    if (value === null) return
    const timer = setTimeout(() => set(null), afterMs)
    return () => clearTimeout(timer)
  }, [value, set, afterMs])
}
