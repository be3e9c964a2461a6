'use client'

import { useRef, useState } from 'react'
import { printReceipt } from '../live/print-receipt'

type Props = { orderId: string; ticket: string; say: (said: string) => void }

/** Prints an order's receipt once more. The shop puts COPY on it where one was printed before. */
export function ReprintKey({ orderId, ticket, say }: Props) {
  const [printing, setPrinting] = useState(false)
  const busy = useRef(false)
  const print = async () => {
    if (busy.current) return
    busy.current = true
    setPrinting(true)
    const why = await printReceipt(orderId)
    busy.current = false
    setPrinting(false)
    say(why === null ? `The receipt of ${ticket} is printed.` : `Not printed. ${why}`)
  }
  return (
    <button type="button" className="btn" disabled={printing} aria-label={`Print the receipt of ${ticket}`} onClick={() => void print()}>
      {printing ? 'Printing' : 'Print'}
    </button>
  )
}
