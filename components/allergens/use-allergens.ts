'use client'

import { useEffect, useState } from 'react'
import type { AllergensAnswer } from '@/lib/realtime/allergens'

const retryMs = 3_000

/** Asked once, and until there is an answer. Null: not yet. */
export function useAllergens(): AllergensAnswer | null {
  const [answer, setAnswer] = useState<AllergensAnswer | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const load = async () => {
      try {
        const response = await fetch('/api/allergens', { signal: stop.signal })
        if (!response.ok) throw new Error(`allergens: ${response.status}`)
        const body: AllergensAnswer = await response.json()
        if (!stop.signal.aborted) setAnswer(body)
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
  return answer
}
