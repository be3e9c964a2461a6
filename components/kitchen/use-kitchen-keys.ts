'use client'

import { useEffect, useRef } from 'react'
import { createKeyGate, quickMs } from './key-gate'

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
 * focus; Enter is the focused button's own. A key waits for an instant to see whether it is a scanner's, whose keys do nothing here.
 */
export function useKitchenKeys(keys: KitchenKeys): void {
  const prefixedAt = useRef(0)
  const gate = useRef(createKeyGate())
  const waiting = useRef<{ run: (() => void)[]; timer: ReturnType<typeof setTimeout> | undefined }>({ run: [], timer: undefined })
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const pressed = (event: Pressed) => {
      const prefixed = Date.now() - prefixedAt.current < prefixMs
      prefixedAt.current = 0
      if (event.key === '0' && !prefixed) prefixedAt.current = Date.now()
      else actOf(event, prefixed)?.(latest.current)
    }
    const due = () => {
      const { run } = waiting.current
      waiting.current = { run: [], timer: undefined }
      for (const one of run) one()
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      const { key, code } = event
      const gated = gate.current(key, event.timeStamp)
      const isOurs = key === '0' || actOf(event, false) !== null
      if (isOurs || gated === 'burst') event.preventDefault()
      if (gated === 'other' && isOurs) return pressed({ key, code })
      if (gated === 'burst') {
        clearTimeout(waiting.current.timer)
        waiting.current = { run: [], timer: undefined }
      } else if (gated === 'wait' && isOurs) {
        clearTimeout(waiting.current.timer)
        waiting.current = { run: [...waiting.current.run, () => pressed({ key, code })], timer: setTimeout(due, quickMs) }
      }
    }
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('keydown', onKey)
      clearTimeout(waiting.current.timer)
    }
  }, [])
}

type Pressed = Pick<KeyboardEvent, 'key' | 'code'>

/** Null: it is no key of this screen. */
function actOf({ key, code }: Pressed, prefixed: boolean): ((keys: KitchenKeys) => void) | null {
  if (/^\d$/.test(key)) return (keys) => keys.serve(prefixed ? 9 + Number(key) : Number(key) - 1)
  if (key === '.' || key === ',' || code === 'NumpadDecimal') return (keys) => (prefixed ? keys.backList() : keys.bringBack())
  if (key === 'Escape') return (keys) => keys.orders()
  if (key === '+') return (keys) => keys.page(1)
  if (key === '-') return (keys) => keys.page(-1)
  if (key === '/') return (keys) => keys.bigCounts()
  if (key === 'ArrowDown' || key === 'ArrowRight') return () => moveFocus(1)
  if (key === 'ArrowUp' || key === 'ArrowLeft') return () => moveFocus(-1)
  return null
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
