'use client'

import { useEffect, useRef } from 'react'
import { createBurst } from './burst'

/** Hears a scanner that is plugged in as a keyboard, wherever the focus is; in a field its letters are the field's. Null: a code that is not ours. */
export function useScanner(onScan: (link: string | null) => void): void {
  const burst = useRef(createBurst())
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // A screen that is locked stays open behind its door, and takes nothing.
      if (event.target instanceof HTMLInputElement || document.querySelector('[data-door]') !== null) return
      const { mine, link } = burst.current(event.key, event.timeStamp)
      if (!mine) return
      // Before anybody else hears it: an Enter would press the key that has the focus, and digits would count the next tile.
      event.preventDefault()
      event.stopImmediatePropagation()
      if (event.key === 'Enter') onScan(link)
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  })
}
