'use client'

import { useEffect, useRef, useState } from 'react'
import type { LogPicture, LogSpace } from '@/lib/realtime/log'
import { type Link, linkOf, serverMsAt } from '../live/link'
import { type Moment, momentNow } from '../live/moment'
import { useMoment } from '../live/use-now'
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

type Heard = { heardAt: Moment; clockOffsetMs: number; behindMs: number }

/** The line to the log. Pictures are of what was looked at last; in a replay the one before stays until the next is there. */
export function useLog(): LogView {
  const now = useMoment()
  const line = useRef<LogLine | null>(null)
  const clockOffset = useRef(0)
  const [openedAt, setOpenedAt] = useState<Moment | null>(null)
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
    setOpenedAt(momentNow())
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
        const heardAt = momentNow()
        if (serverNowMs !== undefined) clockOffset.current = serverNowMs - heardAt.wallMs
        setHeard((before) => ({ heardAt, clockOffsetMs: clockOffset.current, behindMs: behindMs ?? before?.behindMs ?? 0 }))
      },
    })
    line.current = opened
    return () => {
      opened.close()
      line.current = null
    }
  }, [])

  const nowMs = now === null || heard === null ? (now?.wallMs ?? 0) : serverMsAt(heard, now)
  const link: Link = now === null || openedAt === null ? { state: 'opening', behindMs: 0, sinceMs: null } : linkOf(heard, openedAt, now)
  return { link, nowMs, spaces, picture, refused, ...kept }
}
