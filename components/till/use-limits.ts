'use client'

import { useEffect, useState } from 'react'
import type { Limits } from '@/lib/domain/limits'
import { askNow } from '../live/do-now'
import { limitsIn } from './known-limits'

const box = limitsIn(() => window.localStorage)

export const knownLimits = (): Limits => box.known()

async function ask(): Promise<Limits | null> {
  const asked = await askNow('/api/limits', null)
  return asked.ok ? box.hear(asked.body) : null
}

/** Asks for the limits whenever there is a link, so that they are known when there is none. */
export function useFreshLimits(linked: boolean): void {
  useEffect(() => {
    if (linked) void ask()
  }, [linked])
}

/** Up to what this till gives away by itself. */
export function useLimits(): Limits {
  const [limits, setLimits] = useState(knownLimits)
  useEffect(() => {
    let left = false
    void ask().then((heard) => {
      if (heard !== null && !left) setLimits(heard)
    })
    return () => {
      left = true
    }
  }, [])
  return limits
}
