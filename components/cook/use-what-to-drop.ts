'use client'

import { useCallback } from 'react'
import type { Offer, Pan } from '@/lib/domain/cook-view'
import { noMode } from './cook-mode'
import type { CookModes } from './use-cook-mode'

export type WhatToDrop = {
  /** The pan that asks; null: none does. */
  pan: number | null
  ask: (pan: Pan) => void
  /** What stands at this digit of the pan that asks: null where one food is dropped by the pan's own key, or nothing stands there. */
  at: (pan: Pan, digit: number) => Offer | null
  leave: () => void
}

/** "Drop what?": what a pan asks whose key has nothing to do, since nothing is advised or there is no link. One pan at a time. */
export function useWhatToDrop({ mode, become }: CookModes): WhatToDrop {
  const ask = useCallback(({ pan }: Pan) => become({ kind: 'dropping', pan }), [become])
  // A pan that is pressed for something else leaves what is typed of a temperature as it is.
  const leave = useCallback(() => become((now) => (now.kind === 'dropping' ? noMode : now)), [become])
  const at = ({ offers }: Pan, digit: number) => (offers.length > 1 ? (offers[digit - 1] ?? null) : null)
  return { pan: mode.kind === 'dropping' ? mode.pan : null, ask, at, leave }
}
