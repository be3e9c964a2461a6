'use client'

import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { post, troubleWith } from './post'

/** Something that was asked for: under way, or why it was not done. */
export type Act = {
  busy: boolean
  /** Null while nothing has gone wrong. */
  trouble: string | null
  /** True when it was done. */
  act: (path: string, content?: object) => Promise<boolean>
}

/**
 * Sends one thing at a time: a second tap while the first is under way does nothing. `done`: looks anew, whatever became of it.
 * `unconfirmed`: what to say where nobody knows.
 */
export function useAct(done: () => void | Promise<void>, unconfirmed?: string): Act {
  const [state, setState] = useState<{ busy: boolean; trouble: string | null }>({ busy: false, trouble: null })
  const act = async (path: string, content: object = {}): Promise<boolean> => {
    if (state.busy) return false
    setState({ busy: true, trouble: null })
    const answer = await post(path, { id: uuidv7(), ...content })
    setState({ busy: false, trouble: troubleWith(answer, unconfirmed) })
    await done()
    return answer.kind === 'accepted'
  }
  return { ...state, act }
}
