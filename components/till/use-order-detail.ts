'use client'

import { useCallback, useEffect, useState } from 'react'
import { type OrderDetail, orderDetail } from '@/lib/realtime/order-list'
import { askNow } from '../live/do-now'

export type Detail = { order: OrderDetail | null; trouble: string | null; again: () => void }

/** One order as the shop knows it; asked again when `changed` is another one. */
export function useOrderDetail(id: string, changed: unknown): Detail {
  const [order, setOrder] = useState<OrderDetail | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    let left = false
    void askNow(`/api/orders/${id}`, null).then((answer) => {
      if (left) return
      const read = answer.ok ? orderDetail.safeParse(answer.body) : null
      if (read?.success) setOrder(read.data)
      setTrouble(answer.ok ? null : answer.why)
    })
    return () => {
      left = true
    }
  }, [id, changed, asked])
  return { order, trouble, again: useCallback(() => setAsked((n) => n + 1), []) }
}
