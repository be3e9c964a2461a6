'use client'

import type { Pan } from '@/lib/domain/cook-view'
import { type CookMode, type Place, probingAt, recordHeat, tapHeat } from './cook-mode'
import type { CookModes } from './use-cook-mode'
import type { FryerActs } from './use-fryer-acts'

type ProbeMode = Extract<CookMode, { kind: 'choosingPlace' | 'probing' | 'recorded' }>

export type Probe = {
  /** Null: the probe is not asked for. */
  state: ProbeMode | null
  places: readonly Place[]
  choose: (place: Place) => void
  /** A key of the pad on the glass. */
  tap: (key: string) => void
  record: () => void
  leave: () => void
}

/** The cabinet by 0, a pan by its own digit. */
const placesOf = (pans: readonly Pan[]): Place[] => [
  { digit: 0, pan: undefined, name: 'Cabinet' },
  ...pans.filter(({ pan }) => pan > 0).map(({ pan, name }) => ({ digit: pan, pan, name: `Pan ${pan} ${name}`.trim() })),
]

const isProbe = (mode: CookMode): mode is ProbeMode => mode.kind === 'choosingPlace' || mode.kind === 'probing' || mode.kind === 'recorded'

/** A temperature that a probe shows: choose where, type it, Enter. */
export function useProbe(probe: FryerActs['probe'], pans: readonly Pan[], { mode, become, leave }: CookModes): Probe {
  return {
    state: isProbe(mode) ? mode : null,
    places: placesOf(pans),
    choose: (place) => become(probingAt(place, performance.now())),
    tap: (key) => {
      const atMs = performance.now()
      become((now) => tapHeat(now, key, atMs))
    },
    record: () => {
      const next = recordHeat(mode)
      if (next.kind === 'recorded') probe(next.place.pan, next.celsius)
      become(next)
    },
    leave,
  }
}
