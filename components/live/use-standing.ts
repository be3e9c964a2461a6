'use client'

import { useCallback, useEffect, useMemo, useState } from 'react'
import { held, type Standing, type Stood, stand, standMs } from './standing'

/** What has moved under a finger is not meant by it yet. */
const settlingMs = 500

type Stands<T> = {
  shown: readonly Stood<T>[]
  /** Nothing moves now. */
  still: boolean
  /** They have just moved: what cannot be taken back is not to be done by the finger that was on its way to another. */
  settling: boolean
  /** Everything stays where it is, from now on for a moment. */
  hold: () => void
  /** Somebody still taps: what stands still stands still a little longer, so that a hammering finger never meets the next one. */
  holdOn: () => void
}

/**
 * A list of things to tap that does not move under the hand (standing.ts). `of`: when it is another list altogether it is shown as it
 * is. `forMs` 0: it does not stand.
 */
export function useStanding<T extends { id: string }>(
  now: readonly T[],
  { of = null, forMs = standMs }: { of?: unknown; forMs?: number } = {},
): Stands<T> {
  const [keeper] = useState(() => createKeeper<T>())
  const [beatAtMs, setBeatAtMs] = useState(0)
  const { shown, untilMs, settledAtMs, atMs } = useMemo(() => keeper.tell(now, of, forMs, beatAtMs), [keeper, now, of, forMs, beatAtMs])

  const nextMs = untilMs ?? (atMs < settledAtMs ? settledAtMs : null)
  useEffect(() => {
    if (nextMs === null || !Number.isFinite(nextMs)) return
    const timer = setTimeout(() => setBeatAtMs(Math.max(nextMs, Date.now())), Math.max(0, nextMs - Date.now()))
    return () => clearTimeout(timer)
  }, [nextMs])

  const hold = useCallback(() => setBeatAtMs(keeper.hold(true, forMs)), [keeper, forMs])
  const holdOn = useCallback(() => setBeatAtMs(keeper.hold(false, forMs)), [keeper, forMs])
  return { shown, still: untilMs !== null, settling: untilMs === null && atMs < settledAtMs, hold, holdOn }
}

type Told<T> = Standing<T> & { settledAtMs: number; atMs: number }

/** Remembers what was shown, so that what is shown next is right from the first time it is drawn. */
function createKeeper<T extends { id: string }>() {
  let known: { of: unknown; standing: Standing<T> } | null = null
  return {
    /** `beatAtMs`: a time that has come, by this device's clock; a timer may be a little early. */
    tell(now: readonly T[], of: unknown, forMs: number, beatAtMs: number): Told<T> {
      const atMs = Math.max(Date.now(), beatAtMs)
      const before = known
      const standing = stand(before !== null && before.of === of ? before.standing : null, now, atMs, forMs)
      known = { of, standing }
      return { ...standing, atMs, settledAtMs: standing.movedAtMs + settlingMs }
    },
    hold(start: boolean, forMs: number): number {
      const atMs = Date.now()
      const before = known
      if (before !== null) known = { of: before.of, standing: held(before.standing, atMs, start, forMs) }
      return atMs
    },
  }
}
