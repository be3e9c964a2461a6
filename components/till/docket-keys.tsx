'use client'

import styles from './back.module.css'
import type { Sale } from './use-sale'

/** What else can be done with the order that is being taken. Nothing on the docket: nothing can. */
export function DocketKeys({ sale, openDiscount, openVoid }: { sale: Sale; openDiscount: () => void; openVoid: () => void }) {
  const nothing = sale.cart.lines.length === 0
  return (
    <div className={styles.keys} role="group" aria-label="This order">
      <button type="button" className="btn" disabled={nothing} onClick={openDiscount}>
        Discount
      </button>
      <button type="button" className="btn danger" disabled={nothing} onClick={openVoid}>
        Void
      </button>
    </div>
  )
}
