'use client'

import { useEffect, useRef } from 'react'
import type { Shop } from '../live/use-shop'
import { ReceiptKey } from '../receipt/receipt-key'
import { orderAddress } from './follow-code'
import { NameKey } from './name-field'
import styles from './paid.module.css'
import type { Printing } from './use-printing'
import type { PaidOrder } from './use-sale'

/** Enter twice pays: a third one in the same breath must not take the change off the screen. */
const deafMs = 500

type Props = { paid: PaidOrder; accepted: boolean; shop: Shop; printing: Printing; wrong: () => void; next: () => void }

/** What can be done once it is paid. All but the next customer waits until the shop has the order. */
export function PaidKeys({ paid, accepted, shop, printing, wrong, next }: Props) {
  const nextKey = useRef<HTMLButtonElement>(null)
  const shownAtMs = useRef(0)
  useEffect(() => {
    shownAtMs.current = Date.now()
    nextKey.current?.focus()
  }, [])
  const publicUrl = shop.state?.publicUrl
  const isDeaf = () => Date.now() - Math.max(paid.paidAtMs, shownAtMs.current) < deafMs
  return (
    <div className={styles.bottom}>
      <button
        ref={nextKey}
        type="button"
        className={`btn sea ${styles.next}`}
        onClick={next}
        onKeyDown={(event) => (event.repeat || isDeaf()) && event.preventDefault()}
      >
        Next customer
      </button>
      <ReceiptKey
        orderId={paid.id}
        ticket={String(paid.order)}
        disabled={!accepted}
        code={{ text: orderAddress(paid.link, publicUrl), publicUrl }}
      />
      <NameKey of={paid.id} disabled={!accepted} />
      {shop.state?.printer.isSet && (
        <button type="button" className="btn" disabled={!accepted || printing.state === 'printing'} onClick={printing.print}>
          {printing.times > 0 ? 'Print again' : 'Print receipt'}
        </button>
      )}
      <button type="button" className={`btn danger ${styles.wrongKey}`} disabled={!accepted} onClick={wrong}>
        Paid wrong? Change it
      </button>
    </div>
  )
}
