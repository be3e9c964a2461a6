'use client'

import { useEffect, useState } from 'react'
import { beginAllergy, leaveAllergy } from '@/lib/domain/cart-allergy'
import type { Sale } from './use-sale'

export type AllergyView = {
  /** talk: what this customer must avoid · list: what is in everything · null: the tiles. */
  shown: 'talk' | 'list' | null
  open: () => void
  openList: () => void
  close: () => void
}

/** Whether the left side is about allergies. Opening it asks: from then on paying waits for the answer. */
export function useAllergyView({ change, paid }: Pick<Sale, 'change' | 'paid'>): AllergyView {
  const [shown, setShown] = useState<AllergyView['shown']>(null)
  useEffect(() => {
    if (paid) setShown(null)
  }, [paid])
  return {
    shown,
    open: () => {
      change(beginAllergy)
      setShown('talk')
    },
    openList: () => setShown('list'),
    close: () => {
      change(leaveAllergy)
      setShown(null)
    },
  }
}
