'use client'

import { useCallback } from 'react'
import { foodsById, type Menu } from '@/lib/domain/menu'
import type { Undoable } from '@/lib/domain/range/sight'
import type { FryerActs } from './use-fryer-acts'

/** Takes back what was pressed last, if it can still be. */
export function useUndo(undo: FryerActs['undo'], undoable: Undoable | undefined, menu: Menu | null): () => void {
  return useCallback(() => {
    if (undoable && menu) undo(undoable, nameOf(undoable, menu))
  }, [undo, undoable, menu])
}

export const nameOf = ({ food }: Undoable, menu: Menu): string => foodsById(menu).get(food)?.name ?? food
