import styles from './docket-keys.module.css'
import type { Parking } from './use-parking'
import type { Sale } from './use-sale'

/** What else can become of the sale than that it is paid. */
export function DocketKeys({ sale, parking }: { sale: Sale; parking: Parking }) {
  const nothing = sale.cart.lines.length === 0
  return (
    <div className={styles.keys}>
      <button type="button" className="btn" disabled={nothing} onClick={parking.park} aria-keyshortcuts="F2">
        Park
      </button>
    </div>
  )
}
