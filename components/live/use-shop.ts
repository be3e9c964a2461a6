'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { DayReport } from '@/lib/domain/report'
import type { BoardCall, Screen } from '@/lib/realtime/contract'
import { type Connection, connect } from './connect'
import { displayPatience, type Link, linkOf, serverMsAt, tillPatience } from './link'
import { type Moment, momentNow } from './moment'
import type { ShopState } from './shop-state'
import { useMoment } from './use-now'

export type Shop = {
  link: Link
  /** Server time in ms, once a second; 0 until the page is live. */
  nowMs: number
  /** The same by this device's clock, for what it does by itself. */
  deviceNowMs: number
  /** Null until the first snapshot. What was known stays when the link is lost: `link` says how old it is. */
  state: ShopState | null
  /** The manager's page only. */
  day: DayReport | null
  /** What is shown is in doubt: the shop is asked for all of it. */
  again: () => void
  /** A till's only: says what stands on the order that it is taking. */
  typing: (portions: Record<string, number>) => void
  /** The board only: orders that were called again lately, the last one last. */
  calls: readonly BoardCall[]
}

/** As many as anybody may call in the 20 s that a call stands. */
const mostCalls = 20

export function useShop(screen: Screen, till?: number): Shop {
  const now = useMoment()
  const [openedAt, setOpenedAt] = useState<Moment | null>(null)
  const [state, setState] = useState<ShopState | null>(null)
  const [day, setDay] = useState<DayReport | null>(null)
  const [calls, setCalls] = useState<readonly BoardCall[]>([])
  const [cutAt, setCutAt] = useState<Moment | null>(null)
  const connection = useRef<Connection | null>(null)
  const again = useCallback(() => connection.current?.again(), [])
  const typing = useCallback((portions: Record<string, number>) => connection.current?.typing(portions), [])
  const patience = screen === 'till' || screen === 'counter' ? tillPatience : displayPatience

  useEffect(() => {
    setOpenedAt(momentNow())
    const call = (last: BoardCall) => setCalls((before) => [...before.slice(-mostCalls), last])
    const open = connect({ screen, till }, { shop: setState, day: setDay, call, cut: setCutAt })
    connection.current = open
    return () => {
      connection.current = null
      open.close()
    }
  }, [screen, till])

  const heardAt = state?.heardAt ?? openedAt
  const silent = usePassing(heardAt && heardAt.steadyMs + patience.silentMs)
  const cut = usePassing(cutAt && cutAt.steadyMs + patience.cutMs)
  // By the clock that nobody sets: of two looks at the wall's the later may be the one that it showed before it was set back.
  const lookedAt = [silent, cut].reduce(
    (latest, at) => (at !== null && latest !== null && at.steadyMs > latest.steadyMs ? at : latest),
    now,
  )
  const link: Link =
    lookedAt === null || openedAt === null
      ? { state: 'opening', behindMs: 0, sinceMs: null }
      : linkOf(state, openedAt, lookedAt, { cutAt, patience })
  const deviceNowMs = now?.wallMs ?? 0
  const nowMs = now === null || state === null ? deviceNowMs : serverMsAt(state, now)
  return { link, nowMs, deviceNowMs, state, day, again, typing, calls }
}

/** The moment when this one had come; what waits for it is not late by the second between two ticks. Null before. */
function usePassing(steadyAtMs: number | null): Moment | null {
  const [passedAt, setPassedAt] = useState<Moment | null>(null)
  useEffect(() => {
    const waitMs = (steadyAtMs ?? Number.NEGATIVE_INFINITY) - performance.now()
    if (waitMs < 0) return
    const timer = setTimeout(() => setPassedAt(momentNow()), waitMs)
    return () => clearTimeout(timer)
  }, [steadyAtMs])
  return passedAt
}
