'use client'

import styles from './cook.module.css'
import { useLastOrders } from './use-last-orders'

/** Towards closing nothing more is cooked just to be there. It ends with the trading day, or by the same key. */
export function LastOrdersKey({ on }: { on: boolean }) {
  const last = useLastOrders()
  return (
    <>
      <button type="button" className={`btn ${on ? 'gold' : ''}`} aria-pressed={on} disabled={last.busy} onClick={() => last.set(!on)}>
        {on ? 'To par again' : 'Last orders'}
      </button>
      {last.trouble !== null && (
        <span className={`badge red ${styles.count}`} role="alert">
          {last.trouble}
        </span>
      )}
    </>
  )
}
