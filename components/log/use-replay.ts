'use client'

import { useCallback, useEffect, useMemo, useState } from 'react'
import { at, heldAt, live, passed, type Replay, speeded, stepped, turned } from './replay'

/** How often a playing past goes on: at 10× that is five seconds of the shop. */
const tickMs = 500

export type ReplayActs = {
  to: (atMs: number) => void
  holdAt: (atMs: number) => void
  step: (byMs: number) => void
  turn: () => void
  speed: () => void
  live: () => void
}

/** `clock`: the server's time, asked for at each act. It and the acts stay the same for as long as the page is open. */
export function useReplay(startAtMs: number | null, clock: () => number): [Replay, ReplayActs] {
  const [replay, setReplay] = useState<Replay>(startAtMs === null ? live : { kind: 'past', atMs: startAtMs, playing: false, speed: 1 })
  const plays = replay.kind === 'past' && replay.playing
  useEffect(() => {
    if (!plays) return
    const timer = setInterval(() => setReplay((before) => passed(before, tickMs, clock())), tickMs)
    return () => clearInterval(timer)
  }, [plays, clock])
  const act = useCallback((change: (before: Replay, nowMs: number) => Replay) => setReplay((before) => change(before, clock())), [clock])
  const acts = useMemo<ReplayActs>(
    () => ({
      to: (atMs) => act((before, nowMs) => at(before, atMs, nowMs)),
      holdAt: (atMs) => act((before, nowMs) => heldAt(before, atMs, nowMs)),
      step: (byMs) => act((before, nowMs) => stepped(before, byMs, nowMs)),
      turn: () => act(turned),
      speed: () => act(speeded),
      live: () => act(() => live),
    }),
    [act],
  )
  return [replay, acts]
}
