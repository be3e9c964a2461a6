'use client'

import { useEffect, useState } from 'react'
import type { CardAsked } from '@/lib/domain/split'
import { refusalSchema } from '@/lib/inputs/refusal'
import { cardPaymentAnswer, cardTerminalAnswer } from '@/lib/realtime/card-payment'
import { heardAtTheDoor } from './post'

/** `unknown`: nobody can say whether the card was taken, and with the same id it can be asked again. */
export type CardTaken = { kind: 'approved'; reference: string } | { kind: 'declined'; why: string } | { kind: 'unknown'; why: string }

/** Longer than the gateway's own 3 s, so that its answer is heard. */
const answerMs = 6_000
/** Customers look for their cards; after that somebody has to look at the terminal. */
const mostTries = 40
/** The shop answers these before it asks the terminal. */
const refusedUnasked = new Set([400, 401, 403, 404, 413, 422, 429])
const noAnswer = 'The shop does not answer.'

type Question = { id: string; till: number; pence: number }

/** `may have`: an ask with this id may have reached the terminal, in this call, before it, or before the page was loaded anew. */
export type Reached = 'has not' | 'may have'

/**
 * Asks until the terminal has said something, always with the one id, so that no card is taken twice. Only the terminal's own word, or
 * a refusal of the very first ask, means that nothing was taken. `stop`: somebody has given it up here.
 */
export async function takeCard(till: number, { id, pence }: CardAsked, reached: Reached, stop: AbortSignal): Promise<CardTaken> {
  for (let n = 0; n < mostTries; n++) {
    const answer = await ask({ id, till, pence }, n === 0 ? reached : 'may have', stop)
    if (stop.aborted) return { kind: 'unknown', why: 'It was given up on this till.' }
    if (answer !== 'waiting') return answer
  }
  return { kind: 'unknown', why: 'The terminal does not come to an end.' }
}

async function ask(body: Question, reached: Reached, stop: AbortSignal): Promise<CardTaken | 'waiting'> {
  try {
    const response = await fetch('/api/card-payments', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.any([stop, AbortSignal.timeout(answerMs)]),
    })
    const said: unknown = await response.json()
    const taken = response.ok ? cardPaymentAnswer.safeParse(said) : null
    if (taken?.success) {
      const { data } = taken
      return data.status === 'approved' ? { kind: 'approved', reference: data.reference } : { kind: 'declined', why: data.why }
    }
    const refused = refusalSchema.safeParse(said)
    if (!refused.success) return { kind: 'unknown', why: noAnswer }
    const { error } = refused.data
    heardAtTheDoor(error)
    if (error.id === 'not-confirmed') return 'waiting'
    // Says nothing of what an earlier ask came to; nor does one that has failed in the shop. A conflict: this id was asked before.
    const isBefore = reached === 'has not' && refusedUnasked.has(response.status)
    return isBefore ? { kind: 'declined', why: error.message } : { kind: 'unknown', why: error.message }
  } catch {
    return { kind: 'unknown', why: noAnswer }
  }
}

/** Whether the shop has a terminal, as far as this page has heard. */
export function useCardTerminal(linked: boolean): boolean {
  const [known, setKnown] = useState(false)
  useEffect(() => {
    if (!linked) return
    const left = new AbortController()
    const read = async () => {
      const response = await fetch('/api/card-terminal', { signal: left.signal })
      if (response.ok) setKnown(cardTerminalAnswer.parse(await response.json()).terminal)
    }
    read().catch(() => {
      // Asked again with the next link; until then cards are recorded by hand.
    })
    return () => left.abort()
  }, [linked])
  return known
}
