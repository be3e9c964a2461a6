'use client'

import { useMemo } from 'react'
import type { ShopState } from '../live/shop-state'
import { createOrderCounter, furthest, shopsCounter } from './counter'

export type OrderCounter = {
  /** The number of the order that is being taken. */
  next: number
  /** Uses it up and gives it out. */
  take: () => number
}

/** This till's order numbers, kept on the device. The till stands in its shop, so the device's time zone is the shop's. */
export function useCounter(till: number, shop: ShopState | null, nowMs: number): OrderCounter {
  const timeZone = useMemo(() => new Intl.DateTimeFormat().resolvedOptions().timeZone, [])
  const counter = useMemo(() => {
    const key = `chippy:till:${till}:counter`
    const write = (text: string) => {
      try {
        localStorage.setItem(key, text)
      } catch {
        // A device that keeps nothing takes no orders either: the outbox finds the same a moment later, and says so.
      }
    }
    return createOrderCounter({ till, timeZone, read: () => localStorage.getItem(key), write })
  }, [till, timeZone])
  const shops = useMemo(() => {
    if (shop === null) return null
    // Orders since the snapshot too: another device that takes itself for this till goes on counting while this one is open.
    const seen = [...shop.orders.values()].map(({ placed }) =>
      placed?.till === till ? shopsCounter(till, placed.order, placed.atMs, timeZone) : null,
    )
    return furthest([shopsCounter(till, shop.lastNumbers[till], shop.snapshotAtMs, timeZone), ...seen])
  }, [shop, till, timeZone])
  return { next: counter.peek(shops, nowMs), take: () => counter.take(shops, nowMs) }
}
