'use client'

import { useCallback, useMemo, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { Ticket } from '@/lib/domain/kitchen-view'
import { useBounce } from '../live/use-bounce'
import type { OutboxView } from '../live/use-outbox'
import { type LineAct, linesPath, type PendingLines, pendingIn } from './pending-lines'

/** The log tells an act back within a moment of taking it; until then it still shows here. */
const toldBackMs = 3_000
/** Whoever is kept waiting longer by the shop is told so. */
const untoldAfterMs = 1_000
const mostRemembered = 50

export type LineActs = {
  /** Oldest first. */
  pending: readonly PendingLines[]
  /** It is done to these lines of the sale, or is not after all. `expects`: what of it the display showed, beside the round. */
  act: (ticket: Ticket, lines: readonly number[], done: boolean, expects?: { by: readonly string[] }) => void
}

/**
 * What is done to lines is kept on this device until the log has it, and shown from the tap on. `deviceNowMs`: by this device's clock.
 * `linked`: the shop can be told.
 */
export function useLineActs(
  kind: LineAct,
  outbox: OutboxView,
  { deviceNowMs, linked, restMs }: { deviceNowMs: number; linked: boolean; restMs?: number },
): LineActs {
  const [sent, setSent] = useState<readonly (PendingLines & { id: string })[]>([])
  const bounces = useBounce(restMs)
  const { kept, acceptedAtMs, keep } = outbox

  const pending = useMemo(() => {
    const takenLately = sent.filter(({ id }) => deviceNowMs - (acceptedAtMs.get(id) ?? 0) < toldBackMs)
    const waiting = kept.flatMap((entry) => {
      const one = pendingIn(kind, entry)
      return one ? [{ ...one, untold: !linked || deviceNowMs - entry.keptAtMs > untoldAfterMs }] : []
    })
    return [...takenLately, ...waiting]
  }, [kind, sent, kept, acceptedAtMs, deviceNowMs, linked])

  const act = useCallback(
    ({ id: order, ticket, round }: Ticket, lines: readonly number[], done: boolean, expects?: { by: readonly string[] }) => {
      if (bounces(`${order} ${round} ${lines.join()}`)) return
      const id = uuidv7()
      setSent((known) => [...known.slice(-mostRemembered), { id, order, round, lines, done, ...expects }])
      const body = { id, lines, done, expects: { round, ...expects } }
      void keep({ id, path: linesPath(order, kind), body, label: ticket, keptAtMs: Date.now() })
    },
    [kind, keep, bounces],
  )
  return { pending, act }
}
