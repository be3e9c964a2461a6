'use client'

import { useEffect, useRef, useState } from 'react'

export type TillKeys = {
  exactCash: () => void
  card: () => void
  park: () => void
  allergy: () => void
  digit: (digit: string) => void
  clear: () => void
}

/** Enter has to come twice within this, so that one slip takes no money. */
const twiceWithinMs = 1_000

/**
 * Enter twice: exact cash · F8: card · F2: park · F4: allergy · digits: how many of the next tile · Esc: clears them. Off while
 * something is being typed. True while a second Enter pays.
 */
export function useTillKeys(keys: TillKeys | null): boolean {
  const enterAtMs = useRef(0)
  const [entered, setEntered] = useState(false)
  useEffect(() => {
    if (!entered) return
    const timer = setTimeout(() => setEntered(false), twiceWithinMs)
    return () => clearTimeout(timer)
  }, [entered])
  useEffect(() => {
    if (keys === null) return
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      if (event.target instanceof HTMLInputElement) return
      if (/^\d$/.test(event.key)) keys.digit(event.key)
      else if (event.key === 'Escape') keys.clear()
      else if (event.key === 'F8') {
        event.preventDefault()
        keys.card()
      } else if (event.key === 'F2') {
        event.preventDefault()
        keys.park()
      } else if (event.key === 'F4') {
        event.preventDefault()
        keys.allergy()
      } else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement || event.target instanceof HTMLAnchorElement)) {
        const twice = event.timeStamp - enterAtMs.current < twiceWithinMs
        enterAtMs.current = twice ? 0 : event.timeStamp
        setEntered(!twice)
        if (twice) {
          event.preventDefault()
          keys.exactCash()
        }
      }
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
  return entered
}

/**
 * A tap leaves the focus where the keyboard put it. Else Enter after a tap on a tile would sell it again instead of taking
 * exact cash, and the second tap of a double tap would take the focus from "Next customer".
 */
export function useFocusStays(): void {
  useEffect(() => {
    const onMouseDown = (event: MouseEvent) => {
      if (!(event.target instanceof HTMLInputElement)) event.preventDefault()
    }
    window.addEventListener('mousedown', onMouseDown)
    return () => window.removeEventListener('mousedown', onMouseDown)
  }, [])
}
