'use client'

import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { TAPE_CELLS } from '@/lib/realtime/log'
import type { Geometry } from './tape'

/** What stands left and right of a tape; less where the page is narrow. */
const beside = { wide: { label: 120, read: 176 }, narrow: { label: 92, read: 148 } }
const narrowBelow = 1_000
const pitchPx = { least: 50, most: 66 }
const fewestSlots = 4

/** How many events fit beside each other in this element. Measured once per size, not once per tape. */
export function useGeometry(): { area: RefObject<HTMLDivElement | null>; geometry: Geometry | null; label: number } {
  const area = useRef<HTMLDivElement | null>(null)
  const [width, setWidth] = useState(0)
  const [geometry, setGeometry] = useState<Geometry | null>(null)
  useLayoutEffect(() => {
    const element = area.current
    if (element === null) return
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const { label, read } = width < narrowBelow ? beside.narrow : beside.wide
  useLayoutEffect(() => {
    if (width === 0) return
    const room = Math.max(fewestSlots * pitchPx.least, width - label - read)
    const slots = Math.min(TAPE_CELLS + 1, Math.floor(room / pitchPx.least))
    setGeometry({ capacity: slots - 1, pitch: Math.min(pitchPx.most, Math.floor(room / slots)) })
  }, [width, label, read])
  return { area, geometry, label }
}
