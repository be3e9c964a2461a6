'use client'

import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { post, troubleWith } from '../live/post'
import { longBounceMs, useBounce } from '../live/use-bounce'

/**
 * Begins and ends the last orders. It is in the log before it is shown; `trouble`: why it is not. Deaf for a moment after a press, and after
 * the answer, when the key says the opposite: a slow double tap switches once.
 */
export function useLastOrders(): { trouble: string | null; busy: boolean; set: (on: boolean) => void } {
  const [trouble, setTrouble] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const bounces = useBounce(longBounceMs)
  const set = async (on: boolean) => {
    if (busy || bounces('press')) return
    setBusy(true)
    setTrouble(troubleWith(await post('/api/range/last-orders', { id: uuidv7(), on })))
    bounces('press')
    setBusy(false)
  }
  return { trouble, busy, set: (on) => void set(on) }
}
