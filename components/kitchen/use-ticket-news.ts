'use client'

import { useEffect, useRef, useState } from 'react'
import type { Ticket } from '@/lib/domain/kitchen-view'
import type { Age } from '../live/age'
import { playSound } from '../live/sounds'

/** Knocks for a new order, twice for one that turns late; the answer is what a screen reader is told. What was there at first makes no sound. */
export function useTicketNews(tickets: readonly Ticket[], ages: ReadonlyMap<string, Age>): string {
  const before = useRef<ReadonlyMap<string, Age> | null>(null)
  const [news, setNews] = useState('')
  useEffect(() => {
    const known = before.current
    before.current = ages
    if (known === null || (known.size === 0 && tickets.length > 1)) return
    const fresh = tickets.filter((ticket) => !known.has(ticket.id) && ticket.round === 0)
    const late = tickets.filter((ticket) => ages.get(ticket.id) === 'late' && known.get(ticket.id) !== 'late' && known.has(ticket.id))
    if (late.length > 0) playSound('late')
    else if (fresh.length > 0) playSound('newOrder')
    const words = [...fresh.map((ticket) => `New order ${ticket.ticket}`), ...late.map((ticket) => `${ticket.ticket} is late`)]
    if (words.length > 0) setNews(words.join('. '))
  }, [tickets, ages])
  return news
}
