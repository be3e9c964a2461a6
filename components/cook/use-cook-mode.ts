'use client'

import { useCallback, useEffect, useState } from 'react'
import { askBy, type Begun, type CookMode, endsAfterMs, noMode, shownMode } from './cook-mode'

export type CookModes = {
  mode: CookMode
  /** Begins something, or goes on with it: what was begun before is left. */
  become: (next: CookMode | ((now: CookMode) => CookMode)) => void
  ask: (by: '*' | '/') => void
  leave: () => void
}

/** What the cook has begun, one thing at a time (`cook-mode`), by keys and by taps alike. */
export function useCookMode(lost: boolean): CookModes {
  const [begun, setBegun] = useState<Begun>({ mode: noMode })
  const mode = shownMode(begun.mode, lost)
  // As it is drawn, so that it does not come back with the link, minutes later.
  if (mode !== begun.mode) setBegun({ mode })

  useEffect(() => {
    const afterMs = endsAfterMs(mode)
    if (afterMs === null) return
    const timer = setTimeout(() => setBegun((now) => (now.mode === mode ? { mode: noMode } : now)), afterMs)
    return () => clearTimeout(timer)
  }, [mode])

  const become = useCallback((next: CookMode | ((now: CookMode) => CookMode)) => {
    setBegun((now) => ({ mode: typeof next === 'function' ? next(now.mode) : next }))
  }, [])
  const ask = useCallback(
    (by: '*' | '/') => {
      const atMs = performance.now()
      setBegun((now) => askBy(now, by, atMs, lost))
    },
    [lost],
  )
  const leave = useCallback(() => setBegun({ mode: noMode }), [])
  return { mode, become, ask, leave }
}
