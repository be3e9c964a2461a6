'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { PrinterState } from '@/lib/realtime/contract'
import { printReceipt } from '../live/print-receipt'
import type { OutboxView } from '../live/use-outbox'
import { dueNow, nothingToPrint, type ToPrint, toPrintIn } from './to-print'
import type { PaidOrder } from './use-sale'

/** What became of a paid order's receipt. `times`: how often it has come out since it was paid. */
type Paper = { state: 'nothing' | 'printing' | { printedAtMs: number } | { why: string }; times: number }
export type Printing = Paper & { print: () => void }

export type Receipts = {
  of: (paid: PaidOrder) => Printing
  /** How many the shop got too late to be printed by themselves. */
  late: number
  lateRead: () => void
}

const noPaper: Paper = { state: 'nothing', times: 0 }

type Given = {
  till: number
  paid: PaidOrder | null
  outbox: Pick<OutboxView, 'kept' | 'acceptedAtMs'>
  printer: PrinterState | undefined
  say: (said: string) => void
}

/**
 * The receipts of what this till sells: printed once the shop has the order, where the manager wants every one, or when asked for.
 * Also when the next customer is served by then; what fails then is said.
 */
export function useReceipts({ till, paid, outbox: { kept, acceptedAtMs }, printer, say }: Given): Receipts {
  const box = useMemo(() => toPrintIn(() => window.sessionStorage, till), [till])
  const [late, setLate] = useState(0)
  const [papers, setPapers] = useState<ReadonlyMap<string, Paper>>(new Map())
  const busy = useRef(new Set<string>())
  const listed = useRef<string | null>(null)
  // One after the other, in the order in which they were paid: there is one printer.
  const last = useRef(Promise.resolve())
  const shown = useRef<string | null>(null)

  const print = useCallback(
    (order: Omit<ToPrint, 'paidAtMs'>) => {
      const { id } = order
      if (busy.current.has(id)) return
      busy.current.add(id)
      const isOf = (other: string) => other === id || other === shown.current || busy.current.has(other)
      const become = (by: (paper: Paper) => Paper) =>
        setPapers((all) => new Map([...[...all].filter(([other]) => isOf(other)), [id, by(all.get(id) ?? noPaper)]]))
      become((paper) => ({ ...paper, state: 'printing' }))
      const out = async () => {
        const why = await printReceipt(id, order.link)
        busy.current.delete(id)
        become(({ times }) => (why === null ? { state: { printedAtMs: Date.now() }, times: times + 1 } : { state: { why }, times }))
        if (why !== null && shown.current !== id) say(`The receipt of ${order.ticket} was not printed. ${why}`)
      }
      last.current = last.current.then(out)
    },
    [say],
  )

  const every = printer?.every === true
  useEffect(() => {
    shown.current = paid?.id ?? null
    if (paid !== null && every && listed.current !== paid.id) {
      listed.current = paid.id
      const { waiting, late: before } = box.read()
      box.write({ waiting: [...waiting, toPrintOf(paid)], late: before })
    }
    const list = box.read()
    const { now, next } = dueNow(list, { kept, acceptedAtMs }, Date.now())
    // Struck off before it is asked for: loaded anew in between, it is not printed twice.
    if (now.length > 0 || next.late !== list.late || next.waiting.length !== list.waiting.length) box.write(next)
    setLate(next.late)
    for (const order of now) print(order)
  }, [box, paid, every, kept, acceptedAtMs, print])

  return {
    of: (order) => ({ ...(papers.get(order.id) ?? noPaper), print: () => print(toPrintOf(order)) }),
    late,
    lateRead: () => {
      box.write({ ...box.read(), late: nothingToPrint.late })
      setLate(0)
    },
  }
}

const toPrintOf = ({ id, link, order, paidAtMs }: PaidOrder): ToPrint => ({ id, link, ticket: String(order), paidAtMs })
