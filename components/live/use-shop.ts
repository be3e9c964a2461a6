'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { DayReport } from '@/lib/domain/report'
import type { BoardCall, Screen } from '@/lib/realtime/contract'
import { type Connection, connect } from './connect'
import { displayPatience, type Link, linkOf, tillPatience } from './link'
import type { ShopState } from './shop-state'
import { useNow } from './use-now'

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
  const deviceNowMs = useNow()
  const [openedAtMs, setOpenedAtMs] = useState(0)
  const [state, setState] = useState<ShopState | null>(null)
  const [day, setDay] = useState<DayReport | null>(null)
  const [calls, setCalls] = useState<readonly BoardCall[]>([])
  const [cutAtMs, setCutAtMs] = useState<number | null>(null)
  const connection = useRef<Connection | null>(null)
  const again = useCallback(() => connection.current?.again(), [])
  const typing = useCallback((portions: Record<string, number>) => connection.current?.typing(portions), [])
  const patience = screen === 'till' || screen === 'counter' ? tillPatience : displayPatience

  useEffect(() => {
    setOpenedAtMs(Date.now())
    const call = (last: BoardCall) => setCalls((before) => [...before.slice(-mostCalls), last])
    const open = connect({ screen, till }, { shop: setState, day: setDay, call, cut: setCutAtMs })
    connection.current = open
    return () => {
      connection.current = null
      open.close()
    }
  }, [screen, till])

  const lookedAtMs = Math.max(
    deviceNowMs,
    usePassing((state?.heardAtMs ?? openedAtMs) + patience.silentMs),
    usePassing((cutAtMs ?? 0) + patience.cutMs),
  )
  const link: Link =
    deviceNowMs === 0 ? { state: 'opening', behindMs: 0, sinceMs: null } : linkOf(state, openedAtMs, lookedAtMs, { cutAtMs, patience })
  return { link, nowMs: deviceNowMs === 0 ? 0 : deviceNowMs + (state?.clockOffsetMs ?? 0), deviceNowMs, state, day, again, typing, calls }
}

/** The device's time when this one had come; what waits for it is not late by the second between two ticks. 0 before. */
function usePassing(atMs: number): number {
  const [passedAtMs, setPassedAtMs] = useState(0)
  useEffect(() => {
    const waitMs = atMs - Date.now()
    if (waitMs < 0) return
    const timer = setTimeout(() => setPassedAtMs(Date.now()), waitMs)
    return () => clearTimeout(timer)
  }, [atMs])
  return passedAtMs
}
