'use client'

import { useEffect } from 'react'
import type { Pan } from '@/lib/domain/cook-view'
import type { Shelf } from '@/lib/domain/shelf'
import { type Heard, heard } from './heard'
import type { CookModes } from './use-cook-mode'
import type { PanKeys } from './use-pan-keys'
import type { Probe } from './use-probe'
import type { Waste } from './use-waste'

type Keys = {
  modes: CookModes
  pans: readonly Pan[]
  keys: Pick<PanKeys, 'press' | 'digit'>
  rows: readonly Shelf[]
  waste: Pick<Waste, 'bin'>
  probe: Pick<Probe, 'places' | 'record'>
  undo: () => void
}

/** Enter is a button's own only in the row that bins: anywhere else it would press a pan that was tapped before. */
const isOfBin = (target: EventTarget | null) => target instanceof HTMLButtonElement && target.closest('[data-bin]') !== null

/**
 * 1–9 are pans, or foods while a pan asks what is dropped in it; `.` takes back what was pressed last. `*`, then a row, then a count and
 * Enter bins portions; `/`, then 0 for the cabinet or a pan, then what the probe shows and Enter records it. Esc leaves what was begun.
 */
export function useCookKeys({ modes, pans, keys, rows, waste, probe, undo }: Keys): void {
  useEffect(() => {
    const act = (does: NonNullable<Heard>) => {
      switch (does.does) {
        case 'ask':
          return modes.ask(does.by)
        case 'leave':
          return modes.leave()
        case 'become':
          return modes.become(does.mode)
        case 'undo':
          return undo()
        case 'bin':
          return waste.bin('too old')
        case 'record':
          return probe.record()
        case 'pan': {
          const pan = pans.find((one) => one.pan === does.digit)
          if (!keys.digit(pans, does.digit) && pan) keys.press(pan)
          return
        }
        case 'nothing':
          return
        default: {
          const unknown: never = does
          return unknown
        }
      }
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      const does = heard(modes.mode, event.key, { rows, places: probe.places })
      if (does === null || (does.does === 'bin' && isOfBin(event.target))) return
      act(does)
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [modes, pans, keys, rows, waste, probe, undo])
}
