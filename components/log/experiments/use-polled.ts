'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { ask } from '../ask'

/** What was heard last, and whether the gateway still answers. Null before the first answer. */
export type Polled<T> = { value: T | null; away: boolean; askNow: () => void }

/**
 * Asks again and again while the page is in sight: twice a second while something is going on, else every other second. A page
 * that nobody sees asks nothing.
 */
export function usePolled<T>(path: string, query: Record<string, string | number>, isBusy: (value: T) => boolean): Polled<T> {
  const key = JSON.stringify([path, query])
  const [state, setState] = useState<{ key: string; value: T | null; away: boolean }>({ key, value: null, away: false })
  const again = useRef<() => void>(() => undefined)
  const busy = useRef(isBusy)
  useEffect(() => {
    busy.current = isBusy
  })

  useEffect(() => {
    const closed = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    let asked = 0

    const look = async () => {
      clearTimeout(timer)
      asked += 1
      const question = asked
      let waitMs: number = pollMs.calm
      if (!document.hidden) {
        const [from, parameters]: [string, Record<string, string | number>] = JSON.parse(key)
        const heard = await ask<T>(from, parameters, closed.signal)
        // Somebody has asked anew meanwhile, and this answer is the older one.
        if (closed.signal.aborted || question !== asked) return
        if (heard.kind === 'answer') {
          setState({ key, value: heard.value, away: false })
          if (busy.current(heard.value)) waitMs = pollMs.busy
        } else setState((before) => ({ key, value: before.key === key ? before.value : null, away: true }))
      }
      timer = setTimeout(() => void look(), waitMs)
    }

    const onShown = () => !document.hidden && void look()
    again.current = () => void look()
    document.addEventListener('visibilitychange', onShown)
    void look()
    return () => {
      closed.abort()
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onShown)
    }
  }, [key])

  const askNow = useCallback(() => again.current(), [])
  return state.key === key ? { value: state.value, away: state.away, askNow } : { value: null, away: false, askNow }
}

/** To whoever asked for something and was not answered. */
export const seenHere = 'No answer came. What is shown here tells whether it was done.'

const pollMs = { busy: 500, calm: 2000 } as const
