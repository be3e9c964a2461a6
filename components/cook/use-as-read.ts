'use client'

import { useCallback, useEffect, useRef } from 'react'
import type { Pan } from '@/lib/domain/cook-view'
import { asRead, type ShownAdvice, showAdvice } from './steady-advice'

/** A pan as its key means it at this moment (`steady-advice`): it acts on what the cook could read, not on what has just changed. */
export function useAsRead(pans: readonly Pan[]): (pan: Pan) => Pan {
  const shown = useRef<ShownAdvice>(new Map())
  useEffect(() => {
    shown.current = showAdvice(shown.current, pans, performance.now())
  }, [pans])
  return useCallback((pan) => asRead(shown.current, pan, performance.now()), [])
}
