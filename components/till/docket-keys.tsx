import styles from './docket-keys.module.css'
import type { Parking } from './use-parking'
import type { Sale } from './use-sale'
import { isAboutMoney, type Taking } from './use-taking'

type Props = { sale: Sale; taking: Taking; parking: Parking; open: (panel: 'discount' | 'void') => void }

/** What else can become of the sale than that it is paid at once: nothing, while nothing is on the docket or the left side is about its money. */
export function DocketKeys({ sale, taking, parking, open }: Props) {
  const nothing = sale.cart.lines.length === 0
  const cannot = nothing || isAboutMoney(taking)
  return (
    <div className={styles.keys} role="group" aria-label="This order">
      <button type="button" className="btn" disabled={cannot} onClick={parking.park} aria-keyshortcuts="F2">
        Park
      </button>
      <button
        type="button"
        className={`btn ${taking.splitting ? 'on' : ''}`}
        aria-pressed={taking.splitting}
        disabled={nothing || taking.held}
        onClick={() => taking.split(!taking.splitting)}
      >
        Split
      </button>
      <button type="button" className="btn" disabled={cannot} onClick={() => open('discount')}>
        Discount
      </button>
      <button type="button" className="btn danger" disabled={cannot} onClick={() => open('void')}>
        Void
      </button>
    </div>
  )
}
