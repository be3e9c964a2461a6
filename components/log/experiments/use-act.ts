'use client'

import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { post } from '../../live/post'

/** Something that was asked for: under way, or why it was not done. */
export type Act = {
  pending: boolean
  /** Null while nothing has gone wrong. */
  trouble: string | null
  run: (path: string, body: object) => Promise<boolean>
}

/**
 * Sends one thing at a time: a second tap while the first is under way does nothing. Where nobody knows what became of it, what the
 * panel shows a moment later is what became of it.
 */
export function useAct(done: () => void): Act {
  const [state, setState] = useState<{ pending: boolean; trouble: string | null }>({ pending: false, trouble: null })

  const run = async (path: string, body: object): Promise<boolean> => {
    if (state.pending) return false
    setState({ pending: true, trouble: null })
    const answer = await post(path, { id: uuidv7(), ...body })
    done()
    switch (answer.kind) {
      case 'accepted':
        setState({ pending: false, trouble: null })
        return true
      case 'refused':
        setState({ pending: false, trouble: answer.refusal.message })
        return false
      case 'unconfirmed':
        setState({ pending: false, trouble: answer.why ?? 'No answer came. What is shown here tells whether it was done.' })
        return false
      default:
        return answer satisfies never
    }
  }
  return { ...state, run }
}
