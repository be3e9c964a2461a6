'use client'

import { useCallback, useEffect, useMemo, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { Ticket } from '@/lib/domain/kitchen-view'
import type { OutboxView } from '../live/use-outbox'

/** Key numbers stand still for so long after a serve, so that a double press cannot hit the next ticket. */
const freezeMs = 800
/** How long a ticket says that it cannot be served yet. */
const notYetMs = 3_000
/** How long a refusal stands; the facts it tells are on the board anyway. */
const refusedMs = 8_000

/** The screen runs for days: only acts that may still be on their way are remembered. */
const mostRemembered = 50

type ActKind = 'ready' | 'recalled' | 'collected'

/** What this screen knows of its own act on an order: on its way, taken, or refused and why. */
export type ActState = { kind: 'none' } | { kind: 'pending' } | { kind: 'done' } | { kind: 'refused'; why: string }

export type OrderActs = {
  /** The tickets in the order of their keys, while these stand still after a serve; null otherwise. */
  frozen: readonly Ticket[] | null
  /** The order whose key was pressed while its food is missing. */
  notYet: string | null
  /** Why something else than a serve was refused, in the shop's words. */
  refusals: readonly string[]
  stateOf: (kind: ActKind, order: string, round: number) => ActState
  serve: (ticket: Ticket, shown: readonly Ticket[]) => void
  /** `round`: the highest ready round that is to be taken back. */
  recall: (order: { id: string; ticket: string; round: number }) => void
  collect: (order: { id: string; ticket: string; round: number }) => void
}

const pathOf = (kind: ActKind, order: string) => `/api/orders/${encodeURIComponent(order)}/${kind}`
const nameOf = (kind: ActKind, order: string, round: number) => `${kind} ${order} ${round}`

/** Serve, bring back, hand over: each act has its id once, is kept on this device until the log has it, and is never sent as another. */
export function useOrderActs(outbox: OutboxView): OrderActs {
  const [acts, setActs] = useState<ReadonlyMap<string, string>>(new Map())
  const [frozen, setFrozen] = useState<{ tickets: readonly Ticket[]; atMs: number } | null>(null)
  const [notYet, setNotYet] = useState<{ order: string; atMs: number } | null>(null)
  useForget(frozen, setFrozen, freezeMs)
  useForget(notYet, setNotYet, notYetMs)
  const keptById = useMemo(() => new Map(outbox.kept.map((entry) => [entry.id, entry])), [outbox.kept])
  const { acceptedAtMs, dismiss } = outbox
  const refused = useMemo(() => outbox.kept.filter((entry) => entry.refusal !== undefined), [outbox.kept])

  useEffect(() => {
    if (refused.length === 0) return
    const timer = setTimeout(() => refused.forEach((entry) => dismiss(entry.id)), refusedMs)
    return () => clearTimeout(timer)
  }, [refused, dismiss])

  const stateOf = useCallback(
    (kind: ActKind, order: string, round: number): ActState => {
      const id = acts.get(nameOf(kind, order, round))
      // After a reload only what is still kept is known, by its address.
      const entry = id === undefined ? outbox.kept.find((kept) => kept.path === pathOf(kind, order)) : keptById.get(id)
      if (entry?.refusal) return { kind: 'refused', why: entry.refusal.message }
      if (entry) return { kind: 'pending' }
      return id !== undefined && acceptedAtMs.has(id) ? { kind: 'done' } : { kind: 'none' }
    },
    [acts, keptById, outbox.kept, acceptedAtMs],
  )

  const act = (kind: ActKind, order: { id: string; ticket: string; round: number }): boolean => {
    const state = stateOf(kind, order.id, order.round)
    if (state.kind === 'pending' || state.kind === 'done') return false
    for (const entry of refused) if (entry.path === pathOf(kind, order.id)) dismiss(entry.id)
    const id = uuidv7()
    setActs((known) => new Map([...[...known].slice(-mostRemembered), [nameOf(kind, order.id, order.round), id]]))
    return outbox.keep({ id, path: pathOf(kind, order.id), body: { id }, label: order.ticket, keptAtMs: Date.now() })
  }

  const serve = (ticket: Ticket, shown: readonly Ticket[]) => {
    if (ticket.state !== 'serve') {
      setNotYet({ order: ticket.id, atMs: Date.now() })
      return
    }
    if (act('ready', { id: ticket.id, ticket: ticket.ticket, round: ticket.round + 1 })) setFrozen({ tickets: shown, atMs: Date.now() })
  }

  return {
    frozen: frozen?.tickets ?? null,
    notYet: notYet?.order ?? null,
    refusals: refused.filter((entry) => !entry.path.endsWith('/ready')).map((entry) => entry.refusal?.message ?? entry.label),
    stateOf,
    serve,
    recall: (order) => void act('recalled', order),
    collect: (order) => void act('collected', order),
  }
}

/** Sets a value back to null so long after it was set last. */
function useForget<T>(value: T | null, set: (value: null) => void, afterMs: number): void {
  useEffect(() => {
    if (value === null) return
    const timer = setTimeout(() => set(null), afterMs)
    return () => clearTimeout(timer)
  }, [value, set, afterMs])
}
