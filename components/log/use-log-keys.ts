'use client'

import { useEffect } from 'react'

export type LogKeys = {
  along: (by: 1 | -1) => void
  across: (by: 1 | -1) => void
  turn: () => void
  live: () => void
  find: () => void
  explain: () => void
  addReader: () => void
  deadLetters: () => void
  demo: () => void
  events: () => void
  showKeys: () => void
  space: (key: string) => void
  back: () => void
}

/** ← → event · ↑ ↓ tape · Space hold or play · the letters as on their buttons · 0–6 what is looked at. Off while something is typed. */
export function useLogKeys(keys: LogKeys): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      const target = event.target instanceof HTMLElement ? event.target : document.body
      if (isTyping(target) || document.querySelector('dialog[open]') !== null) return
      if (event.key.startsWith('Arrow')) {
        if (usesArrows(target) || !moved(event.key, keys)) return
      } else if (event.key === ' ') {
        if (event.repeat || usesSpace(target)) return
        keys.turn()
      } else if (event.repeat || !pressed(event.key, keys)) return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
}

function moved(key: string, keys: LogKeys): boolean {
  if (key === 'ArrowLeft') keys.along(-1)
  else if (key === 'ArrowRight') keys.along(1)
  else if (key === 'ArrowUp') keys.across(-1)
  else if (key === 'ArrowDown') keys.across(1)
  else return false
  return true
}

function pressed(key: string, keys: LogKeys): boolean {
  const acts: Readonly<Record<string, () => void>> = {
    l: keys.live,
    '/': keys.find,
    w: keys.explain,
    r: keys.addReader,
    d: keys.deadLetters,
    x: keys.demo,
    e: keys.events,
    '?': keys.showKeys,
    escape: keys.back,
  }
  const act = acts[key.toLowerCase()]
  if (act) act()
  else if (/^[0-6]$/.test(key)) keys.space(key)
  else return false
  return true
}

/** A slider is typed into with arrows only. */
const isTyping = (target: HTMLElement): boolean =>
  (target instanceof HTMLInputElement && target.type !== 'range') ||
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement

/** The slider and the tabs have their own use for arrows. */
const usesArrows = (target: HTMLElement): boolean => target instanceof HTMLInputElement || target.matches('[role="tab"]')

/** An event is chosen as soon as it has the focus, so Space is free there; on every other button it presses it. */
const usesSpace = (target: HTMLElement): boolean => target.matches('button, a, summary') && !target.hasAttribute('data-cell')
