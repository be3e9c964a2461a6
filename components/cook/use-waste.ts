'use client'

import type { Shelf } from '@/lib/domain/shelf'
import { binningOf, countMore } from './cook-mode'
import type { CookModes } from './use-cook-mode'
import type { FryerActs } from './use-fryer-acts'

export type Waste = {
  /** `*` was pressed: the next digit is a row. */
  choosing: boolean
  /** The food that is being binned, and how many of it. */
  food: string | null
  count: number
  choose: (shelf: Shelf) => void
  change: (by: 1 | -1) => void
  bin: (reason: string) => void
  cancel: () => void
}

/** Binning portions: choose a row, count, say why. */
export function useWaste(waste: FryerActs['waste'], { mode, become, leave }: CookModes): Waste {
  const counting = mode.kind === 'binning' ? mode : null
  return {
    choosing: mode.kind === 'choosingRow',
    food: counting?.food ?? null,
    count: counting?.count ?? 0,
    choose: (shelf) => become(binningOf(shelf)),
    change: (by) => become((now) => countMore(now, by)),
    bin: (reason) => {
      if (!counting) return
      waste(counting.food, counting.name, counting.count, reason)
      leave()
    },
    cancel: leave,
  }
}
