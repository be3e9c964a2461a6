'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Offer, Pan } from '@/lib/domain/cook-view'

/** So long the question stands. */
const chooseMs = 10_000

export type WhatToDrop = {
  /** The pan that asks; null: none does. */
  pan: number | null
  ask: (pan: Pan) => void
  /** What stands at this digit of the pan that asks: null where one food is dropped by the pan's own key, or nothing stands there. */
  at: (pan: Pan, digit: number) => Offer | null
  leave: () => void
}

/** "Drop what?": what a pan asks whose key has nothing to do, since nothing is advised or there is no link. One pan at a time. */
export function useWhatToDrop(): WhatToDrop {
  const [pan, setPan] = useState<number | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const leave = useCallback(() => {
    clearTimeout(timer.current)
    setPan(null)
  }, [])
  const ask = useCallback(({ pan }: Pan) => {
    clearTimeout(timer.current)
    setPan(pan)
    timer.current = setTimeout(() => setPan(null), chooseMs)
  }, [])
  const at = ({ offers }: Pan, digit: number) => (offers.length > 1 ? (offers[digit - 1] ?? null) : null)
  return { pan, ask, at, leave }
}
