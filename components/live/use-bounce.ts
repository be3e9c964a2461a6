'use client'

import { useCallback, useRef } from 'react'

/** A finger that bounces, or a double tap out of habit, is one tap. */
const shortMs = 500
/** The same of keys that take back, or switch on and off, and so undo what they have done: a slow double tap is one tap too. */
export const longBounceMs = 800
const mostRemembered = 50

/** True when the same was done a moment ago, so that it is not meant again. */
export function useBounce(bounceMs = shortMs): (name: string) => boolean {
  const doneAtMs = useRef(new Map<string, number>())
  return useCallback(
    (name) => {
      // Not the clock on the wall, which may be set back: then the key would be deaf until it has caught up.
      const nowMs = performance.now()
      if (nowMs - (doneAtMs.current.get(name) ?? Number.NEGATIVE_INFINITY) < bounceMs) return true
      doneAtMs.current = new Map([...[...doneAtMs.current].slice(-mostRemembered), [name, nowMs]])
      return false
    },
    [bounceMs],
  )
}
