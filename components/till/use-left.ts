'use client'

import { useEffect } from 'react'
import type { Units } from '@/lib/domain/availability'
import { leftIn } from './known-left'

const box = leftIn(() => window.localStorage)

/** What is left of what is counted. `heard`: as the shop says; until it is heard, as it last said on this trading day. */
export function useLeft(heard: Units | undefined, date: string): Units {
  useEffect(() => {
    if (heard !== undefined) box.hear(heard, date)
  }, [heard, date])
  return heard ?? box.known(date)
}
