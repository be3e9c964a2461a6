'use client'

import { useEffect, useRef } from 'react'
import { createKeyGate, quickMs } from './key-gate'
import { type KitchenKeys, noPrefix, type Pressed, readKey } from './kitchen-keys'

/**
 * 1–9 and 0 with a digit serve, `*` before them starts, `.` brings back the last and `0 .` shows the others, + − turn the page, / big
 * counts, arrows move the focus; Enter is the focused button's own. A key waits for an instant to see whether it is a scanner's, whose
 * keys do nothing here.
 */
export function useKitchenKeys(keys: Omit<KitchenKeys, 'moveFocus'>): void {
  const prefix = useRef(noPrefix)
  const gate = useRef(createKeyGate())
  const waiting = useRef<{ run: (() => void)[]; timer: ReturnType<typeof setTimeout> | undefined }>({ run: [], timer: undefined })
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const pressed = (event: Pressed) => {
      const read = readKey(event, prefix.current, Date.now())
      prefix.current = read?.prefix ?? noPrefix
      read?.act?.({ ...latest.current, moveFocus })
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
      const isOurs = readKey(event, noPrefix, 0) !== null
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

function moveFocus(by: 1 | -1): void {
  const buttons = [...document.querySelectorAll<HTMLElement>('[data-head]')]
  const at = buttons.findIndex((button) => button === document.activeElement)
  const next = at < 0 ? (by === 1 ? 0 : buttons.length - 1) : at + by
  buttons[next]?.focus()
}
