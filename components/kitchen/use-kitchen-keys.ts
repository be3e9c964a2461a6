'use client'

import { useEffect, useRef, useState } from 'react'
import { createKeyPad } from './key-pad'
import type { KitchenKeys, Waiting } from './kitchen-keys'

/**
 * 1–9 and 0 with a digit serve, `*` before them starts, `.` brings back the last and `0 .` shows the others, + − turn the page, / big
 * counts, arrows move the focus; Enter is the focused button's own. The answer is what waits for its digit.
 */
export function useKitchenKeys(keys: Omit<KitchenKeys, 'moveFocus'>): Waiting | null {
  const [waiting, setWaiting] = useState<Waiting | null>(null)
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const pad = createKeyPad({ act: (act) => act({ ...latest.current, moveFocus }), tell: setWaiting })
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      if (pad.press(event, event.timeStamp)) event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('keydown', onKey)
      pad.close()
    }
  }, [])
  return waiting
}

function moveFocus(by: 1 | -1): void {
  const buttons = [...document.querySelectorAll<HTMLElement>('[data-head]')]
  const at = buttons.findIndex((button) => button === document.activeElement)
  const next = at < 0 ? (by === 1 ? 0 : buttons.length - 1) : at + by
  buttons[next]?.focus()
}
