'use client'

import { useEffect, useState } from 'react'

/** What an address of the shop says, asked once, and again after `retryMs` until there is an answer. Null: not yet. */
export function useAnswer<Body>(path: string, retryMs: number): Body | null {
  const [answer, setAnswer] = useState<Body | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const load = async () => {
      try {
        const response = await fetch(path, { signal: stop.signal })
        if (!response.ok) throw new Error(`${path}: ${response.status}`)
        const body: Body = await response.json()
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
  }, [path, retryMs])
  return answer
}
