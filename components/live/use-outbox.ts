'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { createOutbox, type Kept, type Outbox, pauseAfter } from './outbox'
import { post } from './post'

export type OutboxView = {
  /** Oldest first, refused ones among them. */
  kept: readonly Kept[]
  /** Device time of the gateway's yes, by id, for what this page has sent. */
  acceptedAtMs: ReadonlyMap<string, number>
  /** What this page has had accepted, by path: an act that is in the log but has not come back to this screen yet. */
  acceptedPaths: ReadonlySet<string>
  /** Device time of the next try, null when nothing waits or a try is under way. */
  nextTryAtMs: number | null
  keep: (entry: Kept) => boolean
  dismiss: (id: string) => void
  tryNow: () => void
}

/** A till runs for days: only what a screen may still be showing is remembered. */
const mostRemembered = 50

function withNewest(known: ReadonlyMap<string, number>, id: string, atMs: number): ReadonlyMap<string, number> {
  return new Map([...[...known].slice(-mostRemembered), [id, atMs]])
}

/** The device's outbox under this name: sent on load, when something is added, with growing pauses, and when `linked` turns true. */
export function useOutbox(name: string, linked: boolean): OutboxView {
  const outbox = useRef<Outbox | null>(null)
  const failures = useRef(0)
  const joined = useRef<Promise<boolean> | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const [kept, setKept] = useState<readonly Kept[]>([])
  const [acceptedAtMs, setAcceptedAtMs] = useState<ReadonlyMap<string, number>>(new Map())
  const [acceptedPaths, setAcceptedPaths] = useState<ReadonlySet<string>>(new Set())
  const [nextTryAtMs, setNextTryAtMs] = useState<number | null>(null)

  const tryNow = useCallback(async () => {
    const box = outbox.current
    if (box === null) return
    const flight = box.flush()
    if (flight === joined.current) return
    joined.current = flight
    clearTimeout(timer.current)
    setNextTryAtMs(null)
    const done = await flight
    if (outbox.current !== box) return
    if (done) {
      failures.current = 0
      return
    }
    failures.current += 1
    const pauseMs = pauseAfter(failures.current)
    setNextTryAtMs(Date.now() + pauseMs)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void tryNow(), pauseMs)
  }, [])

  useEffect(() => {
    const box = createOutbox({
      storage: window.localStorage,
      key: `chippy:outbox:${name}`,
      post,
      accepted: (entry) => {
        setAcceptedAtMs((known) => withNewest(known, entry.id, Date.now()))
        setAcceptedPaths((known) => new Set([...[...known].slice(-mostRemembered), entry.path]))
      },
      changed: () => setKept(box.list()),
    })
    outbox.current = box
    setKept(box.list())
    void tryNow()
    return () => {
      outbox.current = null
      clearTimeout(timer.current)
    }
  }, [name, tryNow])

  useEffect(() => {
    if (!linked) return
    failures.current = 0
    void tryNow()
  }, [linked, tryNow])

  const keep = useCallback(
    (entry: Kept) => {
      const done = outbox.current?.keep(entry) ?? false
      if (done) void tryNow()
      return done
    },
    [tryNow],
  )
  const dismiss = useCallback((id: string) => outbox.current?.dismiss(id), [])

  return { kept, acceptedAtMs, acceptedPaths, nextTryAtMs, keep, dismiss, tryNow: useCallback(() => void tryNow(), [tryNow]) }
}
