'use client'

import { useEffect, useState } from 'react'
import { z } from 'zod'

const answer = z.object({ names: z.array(z.object({ id: z.string(), name: z.string() })) })
const nobody: ReadonlyMap<string, string> = new Map()
/** Somebody may give a name at another till at any time. */
const againMs = 15_000

/** What the customers of these parked sales are called; looked up while there are any and there is a link. */
export function useNames(ids: readonly string[], linked: boolean): ReadonlyMap<string, string> {
  const [names, setNames] = useState(nobody)
  const asked = ids.toSorted().join()
  useEffect(() => {
    if (asked === '' || !linked) return
    const stop = new AbortController()
    const look = () =>
      void read(stop.signal).then((found) => {
        if (found !== null && !stop.signal.aborted) setNames(found)
      })
    look()
    const timer = setInterval(look, againMs)
    return () => {
      stop.abort()
      clearInterval(timer)
    }
  }, [asked, linked])
  return names
}

async function read(signal: AbortSignal): Promise<ReadonlyMap<string, string> | null> {
  try {
    const response = await fetch('/api/names', { signal })
    return response.ok ? new Map(answer.parse(await response.json()).names.map(({ id, name }) => [id, name])) : null
  } catch {
    return null
  }
}
