'use client'

import { useEffect, useState } from 'react'
import type { RangeAnswer } from '@/lib/realtime/range'

const retryMs = 2_000

/** How the shop cooks, as it was when the page was opened. Null: not known yet. */
export function useRange(): RangeAnswer | null {
  const [range, setRange] = useState<RangeAnswer | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const load = async () => {
      try {
        const response = await fetch('/api/range', { signal: stop.signal })
        if (!response.ok) throw new Error(`range: ${response.status}`)
        const answer: RangeAnswer = await response.json()
        if (!stop.signal.aborted) setRange(answer)
      } catch {
        if (!stop.signal.aborted) timer = setTimeout(() => void load(), retryMs)
      }
    }
    void load()
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [])
  return range
}
