'use client'

import { useEffect, useRef, useState } from 'react'
import { isDue, type Pan } from '@/lib/domain/cook-view'
import { playSound } from '../live/sounds'

/** The oven bell for everything that has just become due, and what a screen reader is told. What was due at first makes no sound. */
export function useBell(pans: readonly Pan[], nowMs: number): string {
  const known = useRef<ReadonlySet<string> | null>(null)
  const [news, setNews] = useState('')
  useEffect(() => {
    if (pans.length === 0) return
    const due = new Map(pans.flatMap((pan) => dueOf(pan, nowMs)))
    const before = known.current
    known.current = new Set(due.keys())
    if (before === null) return
    const fresh = [...due].filter(([key]) => !before.has(key)).map(([, words]) => words)
    if (fresh.length === 0) return
    playSound('bell')
    setNews(fresh.join('. '))
  }, [pans, nowMs])
  return news
}

function dueOf(pan: Pan, nowMs: number): [string, string][] {
  const lifts = pan.frying
    .filter((frying) => isDue(frying, nowMs))
    .map((frying): [string, string] => [`lift ${frying.batch}`, `Lift ${frying.portions} ${frying.name}, pan ${pan.pan}`])
  if (pan.drop === null) return lifts
  return [...lifts, [`drop ${pan.pan} ${pan.drop.food}`, `Drop ${pan.drop.portions} ${pan.drop.name}, pan ${pan.pan}`]]
}
