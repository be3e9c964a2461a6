'use client'

import { useEffect, useState } from 'react'

/** This device's time in ms, once a second; 0 until the page is live, so that server and browser render the same. */
export function useNow(): number {
  const [nowMs, setNowMs] = useState(0)
  useEffect(() => {
    const tick = () => setNowMs(Date.now())
    tick()
    const timer = setInterval(tick, 1_000)
    return () => clearInterval(timer)
  }, [])
  return nowMs
}
