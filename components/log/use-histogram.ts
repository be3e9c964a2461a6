'use client'

import { useEffect, useState } from 'react'
import type { HistogramAnswer } from '@/lib/realtime/log-api'
import { ask } from './ask'

/** The picture of a day grows slowly; counting it costs the broker a question for each tape and bucket. */
const againMs = 30_000
const retryMs = 3_000

/** How many records each part of a trading day brought. `space` null: it is not there. `date` null: today's, and it grows. */
export function useHistogram(space: string | null, date: string | null): HistogramAnswer | null {
  const [known, setKnown] = useState<{ space: string; date: string | null; answer: HistogramAnswer } | null>(null)
  useEffect(() => {
    if (space === null) return
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const load = async () => {
      const asked = await ask<HistogramAnswer>('/api/log/histogram', { space, date: date ?? undefined }, stop.signal)
      if (stop.signal.aborted) return
      if (asked.kind === 'answer') setKnown({ space, date, answer: asked.value })
      if (asked.kind === 'away' || date === null) timer = setTimeout(() => void load(), asked.kind === 'answer' ? againMs : retryMs)
    }
    void load()
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [space, date])
  return known?.space === space && known.date === date ? known.answer : null
}
