'use client'

import { useEffect, useRef, useState } from 'react'
import type { Age } from '@/lib/domain/age'
import { allergyWords } from '@/lib/domain/allergy-words'
import { namesOf } from '@/lib/domain/started'
import type { Station, StationTicket } from '@/lib/domain/station'
import { type Look, lookAt, newsSince } from '@/lib/domain/ticket-news'
import { playSound, type SoundName } from '../live/sounds'

/** A cancelled or changed order sounds again until somebody has seen it: one lost sound in a loud kitchen must not cost a portion. */
const unseenAgainMs = 30_000

/**
 * Sounds for what is new, late, changed and cancelled; the answer is what a screen reader is told. `tickets` null: nothing is known yet. What
 * was there at first, or is there because somebody chose another station, makes no sound. `say`: for whoever has started an order, and
 * whose it is not any more.
 */
export function useTicketNews(
  tickets: readonly StationTicket[] | null,
  { ages, station, say }: { ages: ReadonlyMap<string, Age>; station: Station; say: (said: string) => void },
): string {
  const before = useRef<{ look: Look; station: Station } | null>(null)
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (tickets === null) return
    const known = before.current?.station === station ? before.current.look : null
    before.current = { look: lookAt(tickets, ages), station }
    const { fresh, allergy, cancelled, changed, late, taken } = newsSince(known, tickets, ages)
    const sounds: SoundName[] = []
    if (cancelled.length > 0) sounds.push('falling')
    if (changed.length + taken.length > 0) sounds.push('changed')
    if (late.length > 0) sounds.push('late')
    if (allergy.length > 0) sounds.push('allergy')
    if (fresh.length > allergy.length) sounds.push('newOrder')
    playSound(...sounds)
    const words = [
      ...cancelled.map(({ ticket }) => `${ticket} is cancelled`),
      ...changed.map(({ ticket }) => `${ticket} is changed`),
      ...late.map(({ ticket }) => `${ticket} is late`),
      ...fresh.map(({ ticket, placed }) => [`New order ${ticket}`, allergyWords(placed.allergies)].filter(Boolean).join(', ')),
    ]
    if (words.length > 0) setSaid(words.join('. '))
    if (taken.length > 0) say(taken.map(({ ticket, started }) => `${ticket} is started at ${namesOf(started?.at ?? [])} now.`).join(' '))
  }, [tickets, ages, station, say])

  const unseen = tickets?.some(({ state }) => state === 'cancelled') === true
  const unseenChange = tickets?.some((ticket) => ticket.unseen.length > 0) === true
  useEffect(() => {
    if (!unseen && !unseenChange) return
    const timer = setInterval(() => playSound(unseen ? 'falling' : 'changed'), unseenAgainMs)
    return () => clearInterval(timer)
  }, [unseen, unseenChange])
  return said
}
