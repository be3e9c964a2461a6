'use client'

import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { post, troubleWith } from '../live/post'

/** Begins and ends the last orders. It is in the log before it is shown; `trouble`: why it is not. */
export function useLastOrders(): { trouble: string | null; busy: boolean; set: (on: boolean) => void } {
  const [trouble, setTrouble] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const set = async (on: boolean) => {
    setBusy(true)
    setTrouble(troubleWith(await post('/api/range/last-orders', { id: uuidv7(), on })))
    setBusy(false)
  }
  return { trouble, busy, set: (on) => void set(on) }
}
