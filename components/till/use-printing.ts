'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { PrinterState } from '@/lib/realtime/contract'
import { printReceipt } from '../live/print-receipt'
import type { PaidOrder } from './use-sale'

/** What became of the paid order's receipt. `times`: how often it has come out since it was paid. */
export type Printing = { state: 'nothing' | 'printing' | { printedAtMs: number } | { why: string }; times: number; print: () => void }

/** The receipt of the order that has just been paid: printed once the shop has it, where the manager wants every one, or when asked for. */
export function usePrinting(paid: PaidOrder, accepted: boolean, printer: PrinterState | undefined): Printing {
  const [state, setState] = useState<Printing['state']>('nothing')
  const [times, setTimes] = useState(0)
  const begun = useRef(false)
  const busy = useRef(false)
  const { id, link } = paid
  const print = useCallback(async () => {
    if (busy.current) return
    begun.current = true
    busy.current = true
    setState('printing')
    const why = await printReceipt(id, link)
    busy.current = false
    setState(why === null ? { printedAtMs: Date.now() } : { why })
    if (why === null) setTimes((before) => before + 1)
  }, [id, link])
  const every = printer?.every === true
  useEffect(() => {
    if (accepted && every && !begun.current) void print()
  }, [accepted, every, print])
  return { state, times, print: () => void print() }
}
