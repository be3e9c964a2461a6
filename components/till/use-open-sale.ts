'use client'

import { useEffect, useRef } from 'react'
import type { OpenSale } from '@/lib/domain/split'
import { holdSale } from '../live/hold-sale'
import type { OutboxView } from '../live/use-outbox'

type Options = Pick<OutboxView, 'sales' | 'openSale'> & {
  /** Nothing is being sold in this tab. */
  idle: boolean
  takeUp: (sale: OpenSale) => void
}

/** Makes a sale this tab's own, until it is let go. */
export type SaleHold = { own: (id: string) => Promise<void>; letGo: () => void }

/** Goes on with a sale that was broken off in the middle of being paid, unless another tab of this till is at it. */
export function useOpenSale({ sales, openSale, idle, takeUp }: Options): SaleHold {
  const held = useRef<{ id: string; letGo: () => void } | null>(null)
  const taking = useRef(takeUp)
  useEffect(() => {
    taking.current = takeUp
  })
  const first: string | undefined = sales.keys().next().value

  useEffect(() => {
    if (!idle || first === undefined || held.current !== null) return
    const left = new AbortController()
    const goOn = async () => {
      const letGo = await holdSale(first, left.signal)
      const sale = left.signal.aborted ? null : await openSale(first)
      if (sale === null || left.signal.aborted) return letGo()
      held.current = { id: first, letGo }
      taking.current(sale)
    }
    goOn().catch(() => {
      // Something is sold here now, or this screen is left. Whoever is idle next goes on with it.
    })
    return () => left.abort()
  }, [idle, first, openSale])

  const letGo = () => {
    held.current?.letGo()
    held.current = null
  }
  useEffect(() => () => held.current?.letGo(), [])

  return {
    own: async (id) => {
      if (held.current?.id === id) return
      letGo()
      held.current = { id, letGo: await holdSale(id) }
    },
    letGo,
  }
}
