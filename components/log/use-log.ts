'use client'

import { useEffect, useRef, useState } from 'react'
import type { LogPicture, LogSpace } from '@/lib/realtime/log'
import { type Link, linkOf } from '../live/link'
import { useNow } from '../live/use-now'
import { connectLog, type LogLine } from './connect-log'

export type LogView = {
  link: Link
  /** Server time in ms, once a second; 0 until the page is live. */
  nowMs: number
  /** The same at this moment, for what somebody does now. */
  clock: () => number
  /** Null until the gateway has told. */
  spaces: readonly LogSpace[] | null
  picture: LogPicture | null
  /** Why there is no picture, in words. */
  refused: string | null
  /** What to look at from now on. */
  look: LogLine['look']
}

type Heard = { heardAtMs: number; clockOffsetMs: number; behindMs: number }

/** The line to the log. Pictures are of what was looked at last; in a replay the one before stays until the next is there. */
export function useLog(): LogView {
  const deviceNowMs = useNow()
  const line = useRef<LogLine | null>(null)
  const clockOffset = useRef(0)
  const [openedAtMs, setOpenedAtMs] = useState(0)
  const [spaces, setSpaces] = useState<readonly LogSpace[] | null>(null)
  const [picture, setPicture] = useState<LogPicture | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const [heard, setHeard] = useState<Heard | null>(null)
  // What the page keeps for as long as it is open, so that nothing below is drawn anew because of it.
  const [kept] = useState(() => ({
    look: (at: Parameters<LogLine['look']>[0]) => line.current?.look(at),
    clock: () => Date.now() + clockOffset.current,
  }))

  useEffect(() => {
    setOpenedAtMs(Date.now())
    const opened = connectLog({
      spaces: setSpaces,
      picture: (next) => {
        setPicture(next)
        setRefused(null)
      },
      refused: (why) => {
        setPicture(null)
        setRefused(why)
      },
      heard: (serverNowMs, behindMs) => {
        const heardAtMs = Date.now()
        if (serverNowMs !== undefined) clockOffset.current = serverNowMs - heardAtMs
        setHeard((before) => ({ heardAtMs, clockOffsetMs: clockOffset.current, behindMs: behindMs ?? before?.behindMs ?? 0 }))
      },
    })
    line.current = opened
    return () => {
      opened.close()
      line.current = null
    }
  }, [])

  const nowMs = deviceNowMs === 0 ? 0 : deviceNowMs + (heard?.clockOffsetMs ?? 0)
  const link: Link = deviceNowMs === 0 ? { state: 'opening', behindMs: 0, sinceMs: null } : linkOf(heard, openedAtMs, deviceNowMs)
  return { link, nowMs, spaces, picture, refused, ...kept }
}
