'use client'

import { useEffect, useRef, useState } from 'react'
import type { OrderFacts } from '@/lib/domain/board'

const sayForMs = 5_000

/** For 5 s after a lost link has come back: how many orders came in meanwhile. */
export function useCaughtUp(lost: boolean, orders: ReadonlyMap<string, OrderFacts> | undefined): number | null {
  const before = useRef<ReadonlySet<string> | null>(null)
  const [count, setCount] = useState<number | null>(null)
  useEffect(() => {
    if (orders === undefined) return
    if (lost) {
      before.current ??= new Set(orders.keys())
      return
    }
    const known = before.current
    before.current = null
    if (known !== null) setCount([...orders.keys()].filter((id) => !known.has(id)).length)
  }, [lost, orders])
  useEffect(() => {
    if (count === null) return
    const timer = setTimeout(() => setCount(null), sayForMs)
    return () => clearTimeout(timer)
  }, [count])
  return count
}
