'use client'

import { useEffect, useRef } from 'react'

export type KitchenKeys = {
  /** Place among the tickets of the page, from 0. */
  serve: (place: number) => void
  bringBack: () => void
  /** What can be brought back, to choose from; the same again, or Escape, leads back to the orders. */
  backList: () => void
  orders: () => void
  page: (by: 1 | -1) => void
  bigCounts: () => void
}

/** `0` waits so long for its digit. */
const prefixMs = 3_000

/**
 * 1–9 and 0 with a digit serve, `.` brings back the last and `0 .` shows the others, + − turn the page, / big counts, arrows move the
 * focus; Enter is the focused button's own.
 */
export function useKitchenKeys(keys: KitchenKeys): void {
  const prefixedAt = useRef(0)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      const prefixed = Date.now() - prefixedAt.current < prefixMs
      prefixedAt.current = 0
      if (/^\d$/.test(event.key)) {
        const digit = Number(event.key)
        if (prefixed) keys.serve(9 + digit)
        else if (digit > 0) keys.serve(digit - 1)
        else prefixedAt.current = Date.now()
      } else if (event.key === '.' || event.key === ',' || event.code === 'NumpadDecimal') (prefixed ? keys.backList : keys.bringBack)()
      else if (event.key === 'Escape') keys.orders()
      else if (event.key === '+') keys.page(1)
      else if (event.key === '-') keys.page(-1)
      else if (event.key === '/') keys.bigCounts()
      else if (event.key === 'ArrowDown' || event.key === 'ArrowRight') moveFocus(1)
      else if (event.key === 'ArrowUp' || event.key === 'ArrowLeft') moveFocus(-1)
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [keys])
}

/** The key of the ticket at this place: 1 … 9, then 0 and a digit. */
export function keyNameOf(place: number): string {
  if (place < 9) return String(place + 1)
  return place < 19 ? `0${place - 9}` : ''
}

function moveFocus(by: 1 | -1): void {
  const buttons = [...document.querySelectorAll<HTMLElement>('[data-head]')]
  const at = buttons.findIndex((button) => button === document.activeElement)
  const next = at < 0 ? (by === 1 ? 0 : buttons.length - 1) : at + by
  buttons[next]?.focus()
}
