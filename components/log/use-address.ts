'use client'

import { useEffect } from 'react'

/** The address tells what is looked at, so that a reload or a colleague finds the same; a past that plays on is not written down. */
export function useAddress(space: string, heldAtMs: number | null): void {
  useEffect(() => {
    const query = new URLSearchParams({ space, ...(heldAtMs !== null && { at: String(Math.round(heldAtMs)) }) })
    window.history.replaceState(window.history.state, '', `?${query.toString()}`)
  }, [space, heldAtMs])
}
