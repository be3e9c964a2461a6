'use client'

import { useCallback } from 'react'
import { foodsById, type Menu } from '@/lib/domain/menu'
import type { Undoable } from '@/lib/domain/range/sight'
import { longBounceMs, useBounce } from '../live/use-bounce'
import type { FryerActs } from './use-fryer-acts'

/** Takes back what was pressed last, if it can still be. Deaf for a moment after that: a double press would take back the act before too. */
export function useUndo(undo: FryerActs['undo'], undoable: Undoable | undefined, menu: Menu | null): () => void {
  const bounces = useBounce(longBounceMs)
  return useCallback(() => {
    if (undoable && menu && !bounces('undo')) undo(undoable, nameOf(undoable, menu))
  }, [undo, undoable, menu, bounces])
}

export const nameOf = ({ food }: Undoable, menu: Menu): string => foodsById(menu).get(food)?.name ?? food
