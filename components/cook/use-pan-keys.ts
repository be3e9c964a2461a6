'use client'

import { useEffect, useRef, useState } from 'react'
import { type Frying, type Offer, type Pan, panAct } from '@/lib/domain/cook-view'
import type { CookModes } from './use-cook-mode'
import type { FryerActs } from './use-fryer-acts'
import { useWhatToDrop } from './use-what-to-drop'

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
  /** What there is to choose from on a pan that asks what is dropped in it; empty: it does not ask. */
  offers: (pan: Pan) => readonly Offer[]
  choose: (pan: Pan, offer: Offer) => void
  /** What a digit means while a pan asks: false, its own pan as always. */
  digit: (pans: readonly Pan[], digit: number) => boolean
  counts: Counts
  press: (pan: Pan) => void
  lift: (frying: Frying) => void
}

/** What fries is cooked to order, so more of the kind may go in beside it. */
const canJoin = ({ offers }: Pan, { food }: Frying) => offers.some((offer) => offer.food === food && offer.joins)

/** The question that stands while the oil of a pan comes up. */
const oilOf = (pan: number) => `oil ${pan}`

export function usePanKeys(acts: Pick<FryerActs, 'drop' | 'lift'>, modes: CookModes, nowMs: number): PanKeys {
  const [counted, setCounted] = useState<Readonly<Record<string, number>>>({})
  // One question for each batch: another pan's key takes none of them away.
  const [asking, setAsking] = useState<ReadonlySet<string>>(new Set())
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>())
  const pressedAtMs = useRef(new Map<number, number>())
  const what = useWhatToDrop(modes)

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
  const isDeaf = (pan: Pan) => {
    const pressMs = performance.now()
    if (pressMs - (pressedAtMs.current.get(pan.pan) ?? Number.NEGATIVE_INFINITY) < deafMs) return true
    pressedAtMs.current.set(pan.pan, pressMs)
    return false
  }
  const offers = (pan: Pan) => {
    const act = panAct(pan, nowMs)
    if (act.kind === 'none') return what.pan === pan.pan ? pan.offers : []
    // Beside what fries: only portions cooked to order may join others in their pan.
    const joins = act.kind === 'lift' && act.early && asking.has(act.frying.batch) && pan.frying.every((one) => canJoin(pan, one))
    return joins ? pan.offers.filter((offer) => offer.joins) : []
  }
  const choose = (pan: Pan, offer: Offer) => {
    if (isDeaf(pan)) return
    what.leave()
    for (const { batch } of pan.frying) forget(batch)
    acts.drop(offer, pan.pan)
  }
  const digit = (pans: readonly Pan[], typed: number) => {
    const pan = pans.find((one) => one.pan === what.pan)
    const offer = pan && offers(pan).length > 0 ? what.at(pan, typed) : null
    if (pan === undefined || offer === null) return false
    choose(pan, offer)
    return true
  }
  const press = (pan: Pan) => {
    if (isDeaf(pan)) return
    const act = panAct(pan, nowMs)
    if (act.kind !== 'none') what.leave()
    switch (act.kind) {
      case 'drop':
        if (act.early && !asking.has(oilOf(pan.pan))) return ask(oilOf(pan.pan))
        forget(oilOf(pan.pan))
        return acts.drop(act.drop, pan.pan)
      case 'lift':
        if (act.early && !asking.has(act.frying.batch)) return ask(act.frying.batch)
        return lift(act.frying)
      case 'none': {
        const [only, ...others] = pan.offers
        if (what.pan !== pan.pan) return only && what.ask(pan)
        what.leave()
        return only && others.length === 0 ? acts.drop(only, pan.pan) : undefined
      }
      default: {
        const unknown: never = act
        return unknown
      }
    }
  }
  const asks = { asks: (frying: Frying) => asking.has(frying.batch), asksOil: (pan: number) => asking.has(oilOf(pan)) }
  return { ...asks, offers, choose, digit, counts, press, lift }
}
