'use client'

import { useMemo } from 'react'
import { orderNumber } from '@/lib/domain/order-number'
import { furthest, shopsCount, type TillCount } from '@/lib/domain/till-count'
import { tradingDate } from '@/lib/domain/trading-date'
import { shopTimeZone } from '../live/clock'
import { type NumberRequest, nextCount } from '../live/queue'
import type { ShopState } from '../live/shop-state'

export type OrderCounter = {
  /** The number of the order that is being taken, unless another tab of this till is quicker. */
  next: number
  /** What it is taken from when the order is written down. */
  asked: NumberRequest
  timeZone: string
}

/**
 * This till's order numbers. `counted`: how far this device remembers to have counted. The till stands in its shop, so the
 * device's time zone is the shop's.
 */
export function useCounter(till: number, shop: ShopState | null, nowMs: number, counted: TillCount | null): OrderCounter {
  const timeZone = shopTimeZone()
  const shops = useMemo(() => {
    if (shop === null) return null
    // Orders since the snapshot too: another device that takes itself for this till goes on counting while this one is open.
    const seen = [...shop.orders.values()].map(({ placed }) =>
      placed?.till === till ? shopsCount(till, placed.order, placed.atMs, timeZone) : null,
    )
    return furthest([shopsCount(till, shop.lastNumbers[till], shop.snapshotAtMs, timeZone), ...seen])
  }, [shop, till, timeZone])
  const asked = { till, today: tradingDate(nowMs, timeZone), shops }
  return { next: orderNumber(till, nextCount(counted, asked).running), asked, timeZone }
}
