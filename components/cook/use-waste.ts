'use client'

import { useState } from 'react'
import type { Shelf } from '@/lib/domain/shelf'
import type { FryerActs } from './use-fryer-acts'

const most = 60

export type Waste = {
  /** `*` was pressed: the next digit is a row. */
  choosing: boolean
  /** The food that is being binned, and how many of it. */
  food: string | null
  count: number
  ask: () => void
  choose: (shelf: Shelf) => void
  change: (by: 1 | -1) => void
  type: (digit: number) => void
  bin: (reason: string) => void
  cancel: () => void
}

type State = { kind: 'no' } | { kind: 'choosing' } | { kind: 'counting'; food: string; name: string; count: number; typed: boolean }

/** Binning portions: choose a row, count, say why. */
export function useWaste(waste: FryerActs['waste']): Waste {
  const [state, setState] = useState<State>({ kind: 'no' })
  const counting = state.kind === 'counting' ? state : null
  const cancel = () => setState({ kind: 'no' })
  return {
    choosing: state.kind === 'choosing',
    food: counting?.food ?? null,
    count: counting?.count ?? 0,
    ask: () => setState(state.kind === 'no' ? { kind: 'choosing' } : { kind: 'no' }),
    choose: ({ food, loaves }) => {
      const old = loaves.filter((loaf) => loaf.state === 'bin').length
      setState({ kind: 'counting', food: food.id, name: food.name, count: Math.max(1, old), typed: false })
    },
    change: (by) => counting && setState({ ...counting, count: Math.min(most, Math.max(1, counting.count + by)) }),
    type: (digit) => {
      if (!counting) return
      const count = counting.typed ? counting.count * 10 + digit : digit
      if (count >= 1 && count <= most) setState({ ...counting, count, typed: true })
    },
    bin: (reason) => {
      if (!counting) return
      waste(counting.food, counting.name, counting.count, reason)
      cancel()
    },
    cancel,
  }
}
