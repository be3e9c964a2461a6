'use client'

import { useEffect, useState } from 'react'
import type { RecordAnswer } from '@/lib/realtime/log-api'
import { type Asked, ask } from './ask'
import { type Place, samePlace } from './place'

/** How often a record is asked for again whose order is still on its way, or that somebody has yet to read. */
const againMs = 1_000

export const askRecord = (space: string, place: Place, signal?: AbortSignal): Promise<Asked<RecordAnswer>> =>
  ask<RecordAnswer>('/api/log/record', { space, ...place }, signal)

/** One record with its way and its readers; null until it is there. `live`: what is not finished is asked for again. */
export function useRecord(space: string, place: Place | null, isLive: boolean): Asked<RecordAnswer> | null {
  const [known, setKnown] = useState<{ space: string; place: Place; asked: Asked<RecordAnswer> } | null>(null)
  useEffect(() => {
    if (place === null) return
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const load = async () => {
      const asked = await askRecord(space, place, stop.signal)
      if (stop.signal.aborted) return
      // What is on the page already stays there while the gateway does not answer.
      setKnown((before) => (asked.kind === 'away' && before && samePlace(before.place, place) ? before : { space, place, asked }))
      if (asked.kind === 'away' || (isLive && asked.kind === 'answer' && !isFinished(asked.value))) {
        timer = setTimeout(() => void load(), againMs)
      }
    }
    void load()
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [space, place, isLive])
  return known?.space === space && samePlace(known.place, place) ? known.asked : null
}

const isFinished = ({ toCome, readBy }: RecordAnswer): boolean => toCome.length === 0 && readBy.every(({ read }) => read)
