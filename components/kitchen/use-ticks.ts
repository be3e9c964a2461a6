'use client'

import { useCallback, useMemo, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { Ticket } from '@/lib/domain/kitchen-view'
import { useBounce } from '../live/use-bounce'
import type { OutboxView } from '../live/use-outbox'
import { type PendingTick, pendingIn, tickPath } from './pending-ticks'

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
  const bounces = useBounce()
  const { kept, acceptedAtMs, keep } = outbox

  const pending = useMemo(() => {
    const takenLately = sent.filter(({ id }) => deviceNowMs - (acceptedAtMs.get(id) ?? 0) < toldBackMs)
    return [...takenLately, ...kept.flatMap((entry) => pendingIn(entry) ?? [])]
  }, [sent, kept, acceptedAtMs, deviceNowMs])

  const tick = useCallback(
    ({ id: order, ticket, round }: Ticket, lines: readonly number[], done: boolean) => {
      if (bounces(`${order} ${round} ${lines.join()}`)) return
      const id = uuidv7()
      setSent((known) => [...known.slice(-mostRemembered), { id, order, round, lines, done }])
      void keep({ id, path: tickPath(order), body: { id, lines, done, expects: { round } }, label: ticket, keptAtMs: Date.now() })
    },
    [keep, bounces],
  )
  return { pending, tick }
}
