'use client'

import { useEffect, useState } from 'react'
import type { TrackAnswer } from '@/lib/realtime/track'

/** over: there is nothing to show under this link. `track` null: nothing has been heard yet. Times by the phone's own clock. */
export type Tracked = { kind: 'there'; track: TrackAnswer | null; heardAtMs: number | null; clockOffsetMs: number } | { kind: 'over' }

const everyMs = 3_000
const answerMs = 8_000

/** Follows the order: asks every three seconds while the page can be seen, and at once when it comes back into sight. */
export function useTrack(link: string): Tracked {
  const [tracked, setTracked] = useState<Tracked>({ kind: 'there', track: null, heardAtMs: null, clockOffsetMs: 0 })
  useEffect(() => {
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    let asking = false
    const ask = async () => {
      if (asking || document.hidden) return
      asking = true
      clearTimeout(timer)
      const next = await askOnce(link, stop.signal)
      asking = false
      if (stop.signal.aborted) return
      if (next !== null) setTracked(next)
      timer = setTimeout(() => void ask(), everyMs)
    }
    const onSeen = () => void ask()
    document.addEventListener('visibilitychange', onSeen)
    void ask()
    return () => {
      document.removeEventListener('visibilitychange', onSeen)
      stop.abort()
      clearTimeout(timer)
    }
  }, [link])
  return tracked
}

/** Null: no answer, or too many ask: again in a moment. What is known stays, and says how old it is. */
async function askOnce(link: string, signal: AbortSignal): Promise<Tracked | null> {
  try {
    const within = AbortSignal.any([signal, AbortSignal.timeout(answerMs)])
    const response = await fetch(`/api/track/${encodeURIComponent(link)}`, { signal: within })
    if (response.status === 404) return { kind: 'over' }
    if (!response.ok) return null
    const track: TrackAnswer = await response.json()
    const heardAtMs = Date.now()
    return { kind: 'there', track, heardAtMs, clockOffsetMs: track.serverNowMs - heardAtMs }
  } catch {
    return null
  }
}
