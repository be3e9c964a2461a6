'use client'

import { useEffect } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { post } from '../live/post'

const tellEveryMs = 30_000
const events = ['pointerdown', 'keydown'] as const

/** Tells the shop, now and then, that somebody touches this screen: a screen that nobody touches locks itself. */
export function useActivity(isIn: boolean): void {
  useEffect(() => {
    if (!isIn) return
    let toldAtMs = 0
    const tell = () => {
      if (Date.now() < toldAtMs + tellEveryMs) return
      toldAtMs = Date.now()
      void post('/api/sessions/used', { id: uuidv7() })
    }
    for (const event of events) window.addEventListener(event, tell, { capture: true, passive: true })
    return () => {
      for (const event of events) window.removeEventListener(event, tell, { capture: true })
    }
  }, [isIn])
}
