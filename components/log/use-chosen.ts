'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { LogPicture } from '@/lib/realtime/log'
import { beside, type Lane, lanesOf, openFor, type Stop, stopFrom, stopsOf, type Turned } from './lanes'
import { type Place, tapeName } from './place'
import { askRecord } from './use-record'
import type { ReplayActs } from './use-replay'

export type Chosen = {
  place: Place | null
  lanes: readonly Lane[]
  /** Where the Tab key enters the tapes. */
  tabStop: Place | null
  /** `atMs`: when it was written, if that is known: what is not on its tape any more is shown as it stood then. */
  choose: (place: Place, atMs?: number) => void
  turn: (name: string, folded: boolean) => void
  /** ← and →: the event before or after; beyond the tape's cells the page goes to its time. */
  along: (by: 1 | -1) => void
  /** ↑ and ↓: the tape, or the folded line, above or below. */
  across: (by: 1 | -1) => void
}

/** The event that is looked at, and how one moves from it to others. `onChoose`: one was chosen, so that its record can be shown. */
export function useChosen(space: string, picture: LogPicture | null, replay: ReplayActs, onChoose: () => void): Chosen {
  const [place, setPlace] = useState<Place | null>(null)
  const [line, setLine] = useState<string | null>(null)
  const [turned, setTurned] = useState<Turned>(new Map())
  const focusNext = useRef<string | null>(null)
  const topics = picture?.topics
  const lanes = useMemo(() => (topics ? lanesOf(topics, space, turned) : []), [topics, space, turned])
  const stops = useMemo(() => stopsOf(lanes), [lanes])
  const tapes = useMemo(() => new Map(stops.flatMap((stop) => (stop.kind === 'tape' ? [[stop.name, stop] as const] : []))), [stops])
  const known = useRef(picture)
  useEffect(() => {
    known.current = picture
  }, [picture])

  useEffect(() => {
    setPlace(null)
    setLine(null)
  }, [space])

  // After the tapes are drawn: an event that has just been chosen may not have been there before.
  useEffect(() => {
    if (focusNext.current === null) return
    const element = document.querySelector<HTMLElement>(focusNext.current)
    if (element === null) return
    focusNext.current = null
    element.focus({ preventScroll: true })
    element.closest('[data-stop]')?.scrollIntoView({ block: 'nearest' })
  })

  const choose = useCallback(
    (next: Place, atMs?: number) => {
      onChoose()
      setPlace(next)
      setLine(null)
      setTurned((before) => openFor(before, next))
      if (atMs !== undefined && !isShown(known.current, next)) replay.holdAt(atMs)
    },
    [replay, onChoose],
  )
  const focusOn = useCallback((next: Place) => {
    focusNext.current = `[data-cell="${tapeName(next.topic, next.partition)}/${next.offset}"]`
  }, [])
  const turn = useCallback((name: string, folded: boolean) => setTurned((before) => new Map([...before, [name, folded]])), [])

  const along = (by: 1 | -1) => {
    const from = place && tapes.get(tapeName(place.topic, place.partition))
    const on = from ?? stops.find((stop) => stop.kind === 'tape')
    if (on?.kind !== 'tape') return
    const to = beside(on.tape, from ? (place?.offset ?? null) : null, by)
    if (to.kind === 'none') return
    const next = { topic: on.topic, partition: on.tape.partition, offset: to.offset }
    focusOn(next)
    if (to.kind === 'cell') return choose(next)
    void askRecord(space, next).then((asked) => asked.kind === 'answer' && choose(next, asked.value.atMs))
  }

  const across = (by: 1 | -1) => {
    const from = line ?? (place && tapeName(place.topic, place.partition))
    const to = stopFrom(stops, from, by)
    if (to === null) return
    if (to.kind === 'line') {
      setLine(to.name)
      focusNext.current = `[data-stop="${to.name}"]`
      return
    }
    const next = nearestOn(to, from === null ? null : place, picture)
    if (next === null) return
    focusOn(next)
    choose(next)
  }

  const first = stops.find((stop) => stop.kind === 'tape')
  const tabStop = isShown(picture, place) ? place : first?.kind === 'tape' ? newestOn(first) : null
  return { place, lanes, tabStop, choose, turn, along, across }
}

function isShown(picture: LogPicture | null, place: Place | null): boolean {
  const topic = picture?.topics.find(({ name }) => name === place?.topic)
  const tape = topic?.partitions.find(({ partition }) => partition === place?.partition)
  return tape?.cells.some(({ offset }) => offset === place?.offset) ?? false
}

type TapeStop = Extract<Stop, { kind: 'tape' }>

function newestOn({ topic, tape }: TapeStop): Place | null {
  const newest = tape.cells.at(-1)
  return newest ? { topic, partition: tape.partition, offset: newest.offset } : null
}

/** On another tape: the event that came nearest to the one that was looked at; else the newest. */
function nearestOn(stop: TapeStop, from: Place | null, picture: LogPicture | null): Place | null {
  const left = picture?.topics.find(({ name }) => name === from?.topic)?.partitions.find(({ partition }) => partition === from?.partition)
  const atMs = left?.cells.find(({ offset }) => offset === from?.offset)?.atMs
  if (atMs === undefined) return newestOn(stop)
  const [nearest] = stop.tape.cells.toSorted((a, b) => Math.abs(a.atMs - atMs) - Math.abs(b.atMs - atMs))
  return nearest ? { topic: stop.topic, partition: stop.tape.partition, offset: nearest.offset } : null
}
