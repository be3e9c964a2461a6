'use client'

import { useEffect, useState } from 'react'
import type { PaperRow } from '@/lib/domain/receipt'
import { refusalSchema } from '@/lib/inputs/refusal'

export type ReceiptRows = { kind: 'opening' } | { kind: 'there'; rows: PaperRow[] } | { kind: 'none'; why: string }

const noAnswer = 'The shop has not answered. The order is safe; close this and try again.'

/** An order's receipt, row by row as the printer has it. */
export function useReceiptRows(orderId: string): ReceiptRows {
  const [known, setKnown] = useState<ReceiptRows>({ kind: 'opening' })
  useEffect(() => {
    const stop = new AbortController()
    setKnown({ kind: 'opening' })
    void ask(orderId, stop.signal).then((answer) => {
      if (!stop.signal.aborted) setKnown(answer)
    })
    return () => stop.abort()
  }, [orderId])
  return known
}

async function ask(orderId: string, signal: AbortSignal): Promise<ReceiptRows> {
  try {
    const response = await fetch(`/api/orders/${orderId}/receipt`, { signal })
    if (response.ok) {
      const { rows }: { rows: PaperRow[] } = await response.json()
      return { kind: 'there', rows }
    }
    const refused = refusalSchema.safeParse(await response.json())
    return { kind: 'none', why: refused.success ? refused.data.error.message : noAnswer }
  } catch {
    return { kind: 'none', why: noAnswer }
  }
}
