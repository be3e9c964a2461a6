'use client'

import { useCallback, useState } from 'react'
import { bounceMs, createBounce } from './bounce'

/** For keys that take back, or switch on and off, and so undo what they have done: a slow double tap is one tap too. */
export const longBounceMs = 800

/** True when the same was done a moment ago, so that it is not meant again. */
export function useBounce(restMs = bounceMs): (name: string) => boolean {
  const [bounces] = useState(() => createBounce(restMs))
  // Not the clock on the wall, which may be set back: then the key would be deaf until it has caught up.
  return useCallback((name) => bounces(name, performance.now()), [bounces])
}
