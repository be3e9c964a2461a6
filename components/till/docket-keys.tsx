import styles from './docket-keys.module.css'
import type { Parking } from './use-parking'
import type { Sale } from './use-sale'

type Props = { sale: Sale; parking: Parking; open: (panel: 'discount' | 'void') => void }

/** What else can become of the sale than that it is paid. Nothing on the docket: nothing can. */
export function DocketKeys({ sale, parking, open }: Props) {
  const nothing = sale.cart.lines.length === 0
  return (
    <div className={styles.keys} role="group" aria-label="This order">
      <button type="button" className="btn" disabled={nothing} onClick={parking.park} aria-keyshortcuts="F2">
        Park
      </button>
      <button type="button" className="btn" disabled={nothing} onClick={() => open('discount')}>
        Discount
      </button>
      <button type="button" className="btn danger" disabled={nothing} onClick={() => open('void')}>
        Void
      </button>
    </div>
  )
}
