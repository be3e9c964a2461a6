'use client'

import { useEffect } from 'react'
import type { Pan } from '@/lib/domain/cook-view'
import type { Shelf } from '@/lib/domain/shelf'
import type { PanKeys } from './use-pan-keys'
import type { Probe } from './use-probe'
import type { Waste } from './use-waste'

type Keys = {
  pans: readonly Pan[]
  keys: Pick<PanKeys, 'press' | 'digit' | 'leave'>
  shelves: readonly Shelf[]
  waste: Waste
  probe: Pick<Probe, 'ask' | 'leave' | 'key'>
  undo: () => void
  /** Whatever else lies over the cabinet. */
  close: () => void
}

/**
 * 1–9 are pans, or foods while a pan asks what is dropped in it; `.` takes back what was pressed last. `*`, then a row, then a count and
 * Enter bins portions; `/`, then 0 for the cabinet or a pan, then what the probe shows and Enter records it. Esc leaves what was begun.
 */
export function useCookKeys({ pans, keys, shelves, waste, probe, undo, close }: Keys): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      const digit = /^\d$/.test(event.key) ? Number(event.key) : null
      const leave = () => {
        waste.cancel()
        keys.leave()
        close()
      }
      if (event.key === '*') {
        probe.leave()
        waste.ask()
      } else if (event.key === '/') {
        leave()
        probe.ask()
      } else if (event.key === 'Escape') {
        leave()
        probe.leave()
      } else if (probe.key(event.key)) return event.preventDefault()
      else if (event.key === '.') undo()
      else if (waste.food !== null && digit !== null) waste.type(digit)
      else if (waste.food !== null && event.key === '+') waste.change(1)
      else if (waste.food !== null && event.key === '-') waste.change(-1)
      else if (waste.food !== null && event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) waste.bin('too old')
      else if (waste.choosing && digit !== null) {
        const shelf = shelves[digit - 1]
        if (shelf) waste.choose(shelf)
      } else if (digit !== null) {
        if (keys.digit(pans, digit)) return event.preventDefault()
        const pan = pans.find((one) => one.pan === digit)
        if (pan) keys.press(pan)
      } else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [pans, keys, shelves, waste, probe, undo, close])
}
