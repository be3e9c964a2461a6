'use client'

import { useEffect, useRef } from 'react'
import { type Cart, emptyCart, portionsIn } from '@/lib/domain/cart'
import type { Menu } from '@/lib/domain/menu'

/** A cook reads no faster. */
const throttleMs = 300
/** Well below the minute after which a silent till is forgotten. */
const sayAgainMs = 20_000

/**
 * Tells the cook what stands on the order that is being taken, so that food can be dropped before it is paid. `cart` null: nothing
 * does, it is paid. That is said at once, before the order itself is, which would count the same portions again.
 */
export function useTyping(say: (portions: Record<string, number>) => void, cart: Cart | null, menu: Menu): void {
  const told = JSON.stringify(portionsIn(cart ?? emptyCart, menu))
  const saidAtMs = useRef(0)
  useEffect(() => {
    const portions: Record<string, number> = JSON.parse(told)
    const empty = Object.keys(portions).length === 0
    const tell = () => {
      saidAtMs.current = Date.now()
      say(portions)
    }
    if (empty) return tell()
    const timer = setTimeout(tell, Math.max(0, saidAtMs.current + throttleMs - Date.now()))
    const again = setInterval(tell, sayAgainMs)
    return () => {
      clearTimeout(timer)
      clearInterval(again)
    }
  }, [say, told])
}
