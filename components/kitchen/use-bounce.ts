'use client'

import { useCallback, useRef } from 'react'

/** A finger that bounces, or a double tap out of habit, is one tap. */
const bounceMs = 500
const mostRemembered = 50

/** True when the same was done a moment ago, so that it is not meant again. */
export function useBounce(): (name: string) => boolean {
  const doneAtMs = useRef(new Map<string, number>())
  return useCallback((name) => {
    const nowMs = Date.now()
    if (nowMs - (doneAtMs.current.get(name) ?? 0) < bounceMs) return true
    doneAtMs.current = new Map([...[...doneAtMs.current].slice(-mostRemembered), [name, nowMs]])
    return false
  }, [])
}
