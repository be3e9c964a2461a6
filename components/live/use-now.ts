'use client'

import { useEffect, useState } from 'react'
import { type Moment, momentNow } from './moment'

/** Now by this device's clocks, once a second; null until the page is live, so that server and browser render the same. */
export function useMoment(): Moment | null {
  const [now, setNow] = useState<Moment | null>(null)
  useEffect(() => {
    const tick = () => setNow(momentNow())
    tick()
    const timer = setInterval(tick, 1_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

/** The same by the clock on the wall, in ms; 0 until the page is live. */
export const useNow = (): number => useMoment()?.wallMs ?? 0
