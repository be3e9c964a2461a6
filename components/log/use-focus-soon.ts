'use client'

import { useCallback, useEffect, useRef } from 'react'

/** What is to get the focus may have to be asked for first; after this nobody expects it any more. */
const giveUpMs = 3_000

/** Puts the focus on the first element of this kind as soon as it is there. */
export function useFocusSoon(): (selector: string) => void {
  const frame = useRef(0)
  useEffect(() => () => cancelAnimationFrame(frame.current), [])
  return useCallback((selector) => {
    cancelAnimationFrame(frame.current)
    const untilMs = performance.now() + giveUpMs
    const look = () => {
      const element = document.querySelector<HTMLElement>(selector)
      if (element) element.focus()
      else if (performance.now() < untilMs) frame.current = requestAnimationFrame(look)
    }
    frame.current = requestAnimationFrame(look)
  }, [])
}
