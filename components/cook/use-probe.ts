'use client'

import { useEffect, useState } from 'react'
import type { Pan } from '@/lib/domain/cook-view'
import { celsiusText, typedCelsius, wrongCelsius } from '@/lib/domain/range/temperature'
import type { FryerActs } from './use-fryer-acts'

/** So long what was begun waits for the next key: a probe takes half a minute, and the pans' own keys are needed after that. */
const waitsMs = 60_000
/** So long it is said what was recorded, where nothing can be tapped: a double tap must not press what stands there else. */
const saysMs = 1_500

/** Without a pan: the cabinet. `digit`: its key. */
export type Place = { digit: number; pan: number | undefined; name: string }

export type ProbeState =
  | { kind: 'no' }
  /** `/` was pressed: the next digit says where. */
  | { kind: 'choosing' }
  | { kind: 'typing'; place: Place; text: string; wrong: string | null }
  /** It is kept. The pans' keys are their own again. */
  | { kind: 'recorded'; words: string }

export type Probe = {
  state: ProbeState
  places: readonly Place[]
  ask: () => void
  choose: (place: Place) => void
  type: (key: string) => void
  record: () => void
  leave: () => void
  /** What a key means while it is asked where and how much: false, what it always means. */
  key: (key: string) => boolean
}

/** The cabinet by 0, a pan by its own digit. */
const placesOf = (pans: readonly Pan[]): Place[] => [
  { digit: 0, pan: undefined, name: 'Cabinet' },
  ...pans.filter(({ pan }) => pan > 0).map(({ pan, name }) => ({ digit: pan, pan, name: `Pan ${pan} ${name}`.trim() })),
]

/** A temperature that a probe shows: choose where, type it, Enter. */
export function useProbe(probe: FryerActs['probe'], pans: readonly Pan[]): Probe {
  const [state, setState] = useState<ProbeState>({ kind: 'no' })
  const places = placesOf(pans)
  const leave = () => setState({ kind: 'no' })

  useEffect(() => {
    if (state.kind === 'no') return
    const timer = setTimeout(() => setState({ kind: 'no' }), state.kind === 'recorded' ? saysMs : waitsMs)
    return () => clearTimeout(timer)
  }, [state])

  const choose = (place: Place) => setState({ kind: 'typing', place, text: '', wrong: null })
  const type = (key: string) =>
    setState((now) => (now.kind === 'typing' ? { ...now, text: typedCelsius(now.text, key), wrong: null } : now))
  const record = () => {
    if (state.kind !== 'typing') return
    const { place, text } = state
    const celsius = Number(text)
    const wrong = text === '' ? 'Type what the probe shows first.' : wrongCelsius(place.pan, celsius)
    if (wrong !== null) return setState({ ...state, wrong })
    probe(place.pan, celsius)
    setState({ kind: 'recorded', words: `${place.name}: ${celsiusText(celsius)}` })
  }
  const key = (pressed: string): boolean => {
    const typed = pressed === ',' ? '.' : pressed
    const isTyped = /^[\d.]$/.test(typed) || typed === 'Backspace'
    if (state.kind === 'typing') {
      if (typed === 'Enter') record()
      else if (isTyped) type(typed)
      return isTyped || typed === 'Enter'
    }
    if (state.kind !== 'choosing') return false
    const place = places.find(({ digit }) => String(digit) === typed)
    if (place) choose(place)
    return isTyped
  }
  const isOpen = state.kind === 'choosing' || state.kind === 'typing'
  return { state, places, ask: () => setState({ kind: isOpen ? 'no' : 'choosing' }), choose, type, record, leave, key }
}
