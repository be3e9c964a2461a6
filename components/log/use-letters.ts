'use client'

import { useCallback, useEffect, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { DeadLettersAnswer, DeadLetterView } from '@/lib/realtime/log-api'
import { post } from '../live/post'
import { ask } from './ask'

/** What became of the last act on a letter, to be read beside it. */
export type LetterSaid = { offset: number; kind: 'under way' | 'done' | 'refused'; words: string }

export type Letters = {
  /** Newest first; null until they are there. */
  all: readonly DeadLetterView[] | null
  more: boolean
  said: LetterSaid | null
  send: (offset: number, text: string) => void
  close: (offset: number) => void
}

const againMs = 2_000

/** The dead letters of a space, asked for again when their number changes and after each act of this page. */
export function useLetters(space: string, openLetters: number | undefined): Letters {
  const [answer, setAnswer] = useState<{ space: string; value: DeadLettersAnswer } | null>(null)
  const [said, setSaid] = useState<(LetterSaid & { space: string }) | null>(null)
  const [acts, setActs] = useState(0)

  useEffect(() => {
    if (openLetters === undefined) return
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const load = async () => {
      const asked = await ask<DeadLettersAnswer>('/api/log/dead-letters', { space }, stop.signal)
      if (stop.signal.aborted) return
      if (asked.kind === 'answer') setAnswer({ space, value: asked.value })
      else if (asked.kind === 'away') timer = setTimeout(() => void load(), againMs)
    }
    void load()
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [space, openLetters, acts])

  const act = useCallback(
    async (offset: number, what: 'sent' | 'closed', body: { text?: string }, doneWords: string) => {
      const id = uuidv7()
      setSaid({ space, offset, kind: 'under way', words: 'Writing it to the log …' })
      // The same id again is the same act: what is not answered may be repeated without being done twice.
      let got = await post(`/api/log/dead-letters/${what}`, { id, space, offset, ...body })
      if (got.kind === 'unconfirmed' && got.why === undefined)
        got = await post(`/api/log/dead-letters/${what}`, { id, space, offset, ...body })
      if (got.kind === 'accepted') setSaid({ space, offset, kind: 'done', words: doneWords })
      else {
        const words = got.kind === 'refused' ? got.refusal.message : (got.why ?? 'The log did not answer. Nothing is lost: try again.')
        setSaid({ space, offset, kind: 'refused', words })
      }
      setActs((done) => done + 1)
    },
    [space],
  )

  return {
    all: answer?.space === space ? answer.value.letters : null,
    more: answer?.space === space && answer.value.more,
    // What was done to a letter of another space would be read as about this one.
    said: said?.space === space ? said : null,
    send: (offset, text) => void act(offset, 'sent', { text }, 'Sent. It stands at the end of its topic as a new event.'),
    close: (offset) => void act(offset, 'closed', {}, 'Closed. It stays on dead-letters with a note.'),
  }
}

export const openOnes = (letters: readonly DeadLetterView[]): DeadLetterView[] => letters.filter(({ done }) => done === null)
