'use client'

import { useState } from 'react'
import type { Kept } from '../live/queue'
import { type RefusedSale, refusedSale } from './refused-sale'
import type { PaidOrder } from './use-sale'

/** Null: the shop has not refused what is paid. */
export function useRefusedSale(paid: PaidOrder | null, kept: readonly Kept[]): RefusedSale | null {
  const [before, setBefore] = useState<RefusedSale | null>(null)
  const now = refusedSale(paid?.id, kept, before)
  if (now !== before) setBefore(now)
  return now
}
