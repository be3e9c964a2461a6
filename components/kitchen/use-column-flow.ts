'use client'

import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { flow } from '@/lib/domain/column-flow'
import type { Ticket } from '@/lib/domain/kitchen-view'

const gap = 12
/** Narrowest column, with its gap, in which nearly all names of the menu stay on one line: three of them on a 10" tablet. */
const columnWidth = 395

/**
 * Which ticket stands in which column of which page, and which are taller than a column (`tall`). What has been on the screen is as tall as it was measured there, the
 * rest as tall as its lines say; measuring again after each change puts a wrong guess right before anybody sees it.
 */
export function useColumnFlow(
  tickets: readonly Ticket[],
  page: number,
): {
  area: RefObject<HTMLElement | null>
  foot: RefObject<HTMLDivElement | null>
  columns: number
  pages: string[][][]
  tall: ReadonlySet<string>
} {
  const area = useRef<HTMLElement | null>(null)
  /** What lies over the foot of the last column, or stands below the tickets. */
  const foot = useRef<HTMLDivElement | null>(null)
  const [box, setBox] = useState({ width: 0, height: 0 })
  const [measured, setMeasured] = useState<ReadonlyMap<string, number>>(new Map())
  const [tall, setTall] = useState<ReadonlySet<string>>(new Set())

  useLayoutEffect(() => {
    const element = area.current
    if (element === null) return
    const observer = new ResizeObserver(() => setBox({ width: element.clientWidth, height: element.clientHeight }))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  useLayoutEffect(() => {
    const now = new Map<string, number>()
    const cut = new Set<string>()
    for (const element of area.current?.querySelectorAll<HTMLElement>('[data-ticket]') ?? []) {
      const id = element.dataset.ticket
      if (id === undefined) continue
      now.set(id, element.offsetHeight)
      const lines = element.querySelector('ul')
      if (lines && lines.scrollHeight > lines.clientHeight + 1) cut.add(id)
    }
    if (cut.size !== tall.size || [...cut].some((id) => !tall.has(id))) setTall(cut)
    if (area.current && foot.current) {
      const over = area.current.getBoundingClientRect().bottom - foot.current.getBoundingClientRect().top
      now.set(footName, Math.max(0, Math.round(over)))
    }
    const same = [...now].every(([id, height]) => measured.get(id) === height)
    const known = new Set([footName, ...tickets.map((ticket) => ticket.id)])
    if (!same) setMeasured(new Map([...measured, ...now].filter(([id]) => known.has(id))))
  }, [tickets, page, box, measured, tall])

  const columns = Math.max(1, Math.floor((box.width + gap) / columnWidth))
  const heights = tickets.map((ticket) => ({ id: ticket.id, height: Math.min(box.height, measured.get(ticket.id) ?? guess(ticket)) }))
  const over = measured.get(footName) ?? 0
  const tail = over > 0 ? over + gap : 0
  const pages = box.height === 0 ? [] : flow(heights, { columns, height: box.height, gap, tail })
  return { area, foot, columns, pages, tall }
}

const footName = 'foot'

/** Head, band, lines of 48 px, and a second row for what was asked. */
function guess(ticket: Ticket): number {
  return ticket.lines.reduce((sum, line) => sum + 48 + (line.extras.length > 0 ? 35 : 0), 68 + 44 + 17)
}
