'use client'

import { useEffect, useRef, useState } from 'react'
import { type Frying, type Pan, panAct } from '@/lib/domain/cook-view'
import type { FryerActs } from './use-fryer-acts'

/** A pan does not hear its key for so long after a press, so that a double press does not lift what it has just dropped. */
const deafMs = 800
/** How long a second press counts as "yes, lift it although it is not done". */
const askMs = 3_000

/** How many are lifted: as many as were dropped, unless the cook counted otherwise. */
export type Counts = { of: (frying: Frying) => number; change: (frying: Frying, by: 1 | -1) => void }

export type PanKeys = {
  /** Whether the early lift of this batch was pressed once: the next press lifts it. */
  asks: (frying: Frying) => boolean
  /** Whether the pan's key was pressed once although its oil is not hot: the next press drops. */
  asksOil: (pan: number) => boolean
  counts: Counts
  press: (pan: Pan) => void
  lift: (frying: Frying) => void
}

/** The question that stands while the oil of a pan comes up. */
const oilOf = (pan: number) => `oil ${pan}`

export function usePanKeys(acts: Pick<FryerActs, 'drop' | 'lift'>, nowMs: number): PanKeys {
  const [counted, setCounted] = useState<Readonly<Record<string, number>>>({})
  // One question for each batch: another pan's key takes none of them away.
  const [asking, setAsking] = useState<ReadonlySet<string>>(new Set())
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>())
  const pressedAtMs = useRef(new Map<number, number>())

  useEffect(() => {
    const running = timers.current
    return () => running.forEach((timer) => clearTimeout(timer))
  }, [])

  const forget = (batch: string) => {
    clearTimeout(timers.current.get(batch))
    timers.current.delete(batch)
    setAsking((now) => new Set([...now].filter((one) => one !== batch)))
  }
  const ask = (batch: string) => {
    setAsking((now) => new Set([...now, batch]))
    timers.current.set(
      batch,
      setTimeout(() => forget(batch), askMs),
    )
  }
  const counts: Counts = {
    of: (frying) => counted[frying.batch] ?? frying.portions,
    change: (frying, by) =>
      setCounted((now) => ({ ...now, [frying.batch]: Math.min(60, Math.max(0, (now[frying.batch] ?? frying.portions) + by)) })),
  }
  const lift = (frying: Frying) => {
    acts.lift(frying.batch, frying.name, counts.of(frying))
    forget(frying.batch)
    setCounted(({ [frying.batch]: _lifted, ...rest }) => rest)
  }
  const press = (pan: Pan) => {
    const pressMs = Date.now()
    if (pressMs - (pressedAtMs.current.get(pan.pan) ?? 0) < deafMs) return
    pressedAtMs.current.set(pan.pan, pressMs)
    const act = panAct(pan, nowMs)
    switch (act.kind) {
      case 'drop':
        if (act.early && !asking.has(oilOf(pan.pan))) return ask(oilOf(pan.pan))
        forget(oilOf(pan.pan))
        return acts.drop(act.drop, pan.pan)
      case 'lift':
        if (act.early && !asking.has(act.frying.batch)) return ask(act.frying.batch)
        return lift(act.frying)
      case 'none':
        return
      default: {
        const unknown: never = act
        return unknown
      }
    }
  }
  return { asks: (frying) => asking.has(frying.batch), asksOil: (pan) => asking.has(oilOf(pan)), counts, press, lift }
}
