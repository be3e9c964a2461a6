'use client'

import { useState } from 'react'
import type { OrderFacts } from '@/lib/domain/board'
import type { Payment } from '@/lib/domain/order'
import type { PaidOrder } from './use-sale'

/** How an order was paid, as is known now. `changedAtMs` null: as it was sold. */
export type PaymentNow = { payment: Payment; changedAtMs: number | null; changed: (payment: Payment) => void }

type Own = { id: string; payment: Payment; atMs: number; over: number }

/** Of a paid order: as the shop tells it, or as it has just answered this till, until it tells of something later. Null: nothing is paid. */
export function usePaymentNow(paid: PaidOrder | null, orders: ReadonlyMap<string, OrderFacts> | undefined): PaymentNow | null {
  const [own, setOwn] = useState<Own | null>(null)
  if (paid === null) return null
  const told = orders?.get(paid.id)?.corrected
  const round = told?.round ?? 0
  const answered = own?.id === paid.id && own.over >= round ? own : undefined
  const latest = answered ?? told
  return {
    payment: latest?.payment ?? paid.payment,
    changedAtMs: latest?.atMs ?? null,
    changed: (payment) => setOwn({ id: paid.id, payment, atMs: Date.now(), over: round }),
  }
}
