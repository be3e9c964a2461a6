'use client'

import { useEffect } from 'react'
import type { Link } from './link'
import { playSound } from './sounds'

const everyMs = 30_000

/** A low tone when the link is lost, and every 30 s until somebody taps or presses a key. */
export function useNoLinkTone(link: Link): void {
  const lost = link.state === 'lost'
  useEffect(() => {
    if (!lost) return
    playSound('noLink')
    const timer = setInterval(() => playSound('noLink'), everyMs)
    const stop = () => clearInterval(timer)
    window.addEventListener('pointerdown', stop)
    window.addEventListener('keydown', stop)
    return () => {
      stop()
      window.removeEventListener('pointerdown', stop)
      window.removeEventListener('keydown', stop)
    }
  }, [lost])
}
