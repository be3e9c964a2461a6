'use client'

import { useState } from 'react'
import { fullPence } from '@/lib/domain/cart'
import { isWithin } from '@/lib/domain/limits'
import { formatPence } from '@/lib/domain/money'
import styles from './back.module.css'
import { ManagersLeave } from './managers-leave'
import { voidReasons } from './order-words'
import { useLimits } from './use-limits'
import type { Sale } from './use-sale'

type Props = { sale: Sale; linked: boolean; close: () => void }

/** Throws away what is on the docket. The second tap says why, and does it; above the limit a manager allows it first. */
export function VoidPanel({ sale, linked, close }: Props) {
  const limits = useLimits()
  const [reason, setReason] = useState<string | null>(null)
  const pence = fullPence(sale.menu, sale.cart)
  const within = isWithin(limits, 'docket', pence, pence)
  const throwAway = (why: string, approval?: string) => {
    sale.throwAway(why, approval)
    close()
  }
  if (reason !== null && !within && linked)
    return (
      <ManagersLeave wanted={{ kind: 'docket', pence }} given={(approval) => throwAway(reason, approval)} close={() => setReason(null)} />
    )
  return (
    <section className={styles.panel} aria-label="Void this order">
      <header className={styles.head}>
        <b>Void</b>
        <span className="grow">Why? The order is thrown away; nobody has paid for it.</span>
        {!within && <span>above {formatPence(limits.docketPence)} by a manager’s leave</span>}
      </header>
      {!within && !linked && (
        <p className={styles.trouble} role="alert">
          A manager’s PIN needs the link to the shop. Without it a till voids up to {formatPence(limits.docketPence)}. Park this order, and
          void it when the link is back.
        </p>
      )}
      <div className={styles.row} role="group" aria-label="Reason">
        {voidReasons.map((one) => (
          <button
            key={one}
            type="button"
            className="btn danger"
            disabled={!within && !linked}
            onClick={() => (within ? throwAway(one) : setReason(one))}
          >
            {one}
          </button>
        ))}
        <button type="button" className="btn end" onClick={close}>
          Keep it
        </button>
      </div>
    </section>
  )
}
