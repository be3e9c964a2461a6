'use client'

import { useEffect, useState } from 'react'
import { refusalSchema } from '@/lib/inputs/refusal'
import type { KitchenAnswer } from '@/lib/realtime/log-api'
import { momentNow } from './moment'
import { fromSnapshot, type ShopState } from './shop-state'

/**
 * The shop at a time that is past: it comes from the log, once, and does not change any more. Not `complete`: the log held more
 * than is read for one answer, so orders are missing.
 */
export type ShopThen = { kind: 'opening' } | { kind: 'there'; state: ShopState; complete: boolean } | { kind: 'refused'; why: string }

const retryMs = 2_000

export function useShopThen(atMs: number): ShopThen {
  const [then, setThen] = useState<ShopThen>({ kind: 'opening' })
  useEffect(() => {
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const load = async () => {
      const next = await askShopAt(atMs, stop.signal)
      if (stop.signal.aborted) return
      if (next === null) timer = setTimeout(() => void load(), retryMs)
      else setThen(next)
    }
    setThen({ kind: 'opening' })
    void load()
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [atMs])
  return then
}

/** Null: no answer, so it is asked again. */
async function askShopAt(atMs: number, signal: AbortSignal): Promise<ShopThen | null> {
  try {
    const response = await fetch(`/api/log/kitchen?at=${atMs}`, { signal })
    if (response.ok) {
      const then: KitchenAnswer = await response.json()
      return { kind: 'there', state: fromSnapshot(then, momentNow()), complete: then.complete }
    }
    const refused = response.status < 500 ? refusalSchema.safeParse(await response.json()) : null
    return refused?.success ? { kind: 'refused', why: refused.data.error.message } : null
  } catch {
    return null
  }
}
