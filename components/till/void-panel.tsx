'use client'

import styles from './back.module.css'
import { voidReasons } from './order-words'
import type { Sale } from './use-sale'

/** Throws away what is on the docket. The second tap says why, and does it. */
export function VoidPanel({ sale, close }: { sale: Sale; close: () => void }) {
  return (
    <section className={styles.panel} aria-label="Void this order">
      <header className={styles.head}>
        <b>Void</b>
        <span className="grow">Why? The order is thrown away; nobody has paid for it.</span>
      </header>
      <div className={styles.row} role="group" aria-label="Reason">
        {voidReasons.map((reason) => (
          <button
            key={reason}
            type="button"
            className="btn danger"
            onClick={() => {
              sale.throwAway(reason)
              close()
            }}
          >
            {reason}
          </button>
        ))}
        <button type="button" className="btn end" onClick={close}>
          Keep it
        </button>
      </div>
    </section>
  )
}
