'use client'

import { useCallback, useMemo, useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { Ticket } from '@/lib/domain/kitchen-view'
import type { OutboxView } from '../live/use-outbox'
import { type PendingTick, pendingIn, tickPath } from './pending-ticks'

/** A finger that bounces must not take the tick off again. */
const bounceMs = 500
/** The log tells a tick back within a moment of taking it; until then it still shows here. */
const toldBackMs = 3_000
const mostRemembered = 50

export type Ticks = {
  /** Oldest first. */
  pending: readonly PendingTick[]
  /** These lines of the sale are wrapped, or are not after all. */
  tick: (ticket: Ticket, lines: readonly number[], done: boolean) => void
}

/** Ticks are kept on this device until the log has them, and shown from the tap on. `deviceNowMs`: by this device's clock. */
export function useTicks(outbox: OutboxView, deviceNowMs: number): Ticks {
  const [sent, setSent] = useState<readonly (PendingTick & { id: string })[]>([])
  const tappedAtMs = useRef(new Map<string, number>())
  const { kept, acceptedAtMs, keep } = outbox

  const pending = useMemo(() => {
    const takenLately = sent.filter(({ id }) => deviceNowMs - (acceptedAtMs.get(id) ?? 0) < toldBackMs)
    return [...takenLately, ...kept.flatMap((entry) => pendingIn(entry) ?? [])]
  }, [sent, kept, acceptedAtMs, deviceNowMs])

  const tick = useCallback(
    ({ id: order, ticket, round }: Ticket, lines: readonly number[], done: boolean) => {
      const nowMs = Date.now()
      const name = `${order} ${round} ${lines.join()}`
      if (nowMs - (tappedAtMs.current.get(name) ?? 0) < bounceMs) return
      tappedAtMs.current = new Map([...[...tappedAtMs.current].slice(-mostRemembered), [name, nowMs]])
      const id = uuidv7()
      setSent((known) => [...known.slice(-mostRemembered), { id, order, round, lines, done }])
      void keep({ id, path: tickPath(order), body: { id, lines, done, expects: { round } }, label: ticket, keptAtMs: nowMs })
    },
    [keep],
  )
  return { pending, tick }
}
