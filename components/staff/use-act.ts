'use client'

import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { post, troubleWith } from '../live/post'

/** One act on the list, and what was said against the last one. */
export function useAct(refresh: () => Promise<void>) {
  const [trouble, setTrouble] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  /** True when it was done. */
  const act = async (path: string, content: object = {}): Promise<boolean> => {
    if (busy) return false
    setBusy(true)
    const answer = await post(path, { id: uuidv7(), ...content })
    setBusy(false)
    setTrouble(troubleWith(answer))
    await refresh()
    return answer.kind === 'accepted'
  }
  return { act, trouble, busy }
}
