'use client'

import { useCallback, useState } from 'react'
import { bounceMs, createBounce } from './bounce'

/** True when the same was tapped a moment ago, so that it is not meant again. */
export function useBounce(restMs = bounceMs): (name: string) => boolean {
  const [bounces] = useState(() => createBounce(restMs))
  return useCallback((name) => bounces(name, Date.now()), [bounces])
}
