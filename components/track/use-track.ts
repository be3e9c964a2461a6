'use client'

import { useEffect, useRef, useState } from 'react'
import type { TrackAnswer } from '@/lib/realtime/track'

/** none: nothing is shown under this link. `track` null: nothing has been heard yet. Times by the phone's own clock. */
export type Tracked = { kind: 'there'; track: TrackAnswer | null; heardAtMs: number | null; clockOffsetMs: number } | { kind: 'none' }

/** Between two questions: while it is made; when there is none, or not yet; when it is over. */
const pausesMs = { there: 3_000, none: 10_000, over: 60_000 }
const answerMs = 8_000

/** Follows the order, and asks at once when the page comes back into sight. Out of sight it asks only when `hiddenToo`. */
export function useTrack(link: string, hiddenToo: boolean): Tracked {
  const [tracked, setTracked] = useState<Tracked>({ kind: 'there', track: null, heardAtMs: null, clockOffsetMs: 0 })
  const askHidden = useRef(hiddenToo)
  useEffect(() => {
    askHidden.current = hiddenToo
  }, [hiddenToo])
  useEffect(() => {
    let asking: AbortController | null = null
    let stopped = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async () => {
      if (asking !== null || (document.hidden && !askHidden.current)) return
      clearTimeout(timer)
      asking = new AbortController()
      const next = await askOnce(link, asking)
      asking = null
      if (stopped) return
      if (next !== null) setTracked(next)
      timer = setTimeout(() => void ask(), pauseAfter(next))
    }
    const onSeen = () => void ask()
    document.addEventListener('visibilitychange', onSeen)
    void ask()
    return () => {
      stopped = true
      document.removeEventListener('visibilitychange', onSeen)
      asking?.abort()
      clearTimeout(timer)
    }
  }, [link])
  return tracked
}

function pauseAfter(next: Tracked | null): number {
  if (next?.kind === 'none') return pausesMs.none
  return typeof next?.track?.endedAtMs === 'number' ? pausesMs.over : pausesMs.there
}

/** Null: no answer, or too many ask: again in a moment. What is known stays, and says how old it is. */
async function askOnce(link: string, asking: AbortController): Promise<Tracked | null> {
  // By hand: AbortSignal.any is younger than many a phone.
  const timer = setTimeout(() => asking.abort(), answerMs)
  try {
    const response = await fetch(`/api/track/${encodeURIComponent(link)}`, { signal: asking.signal })
    if (response.status === 404) return { kind: 'none' }
    if (!response.ok) return null
    const track: TrackAnswer = await response.json()
    const heardAtMs = Date.now()
    return { kind: 'there', track, heardAtMs, clockOffsetMs: track.serverNowMs - heardAtMs }
  } catch {
    return null
  } finally {
    clearTimeout(timer)
  }
}
