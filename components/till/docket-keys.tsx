import styles from './till.module.css'
import type { Sale } from './use-sale'
import type { Taking } from './use-taking'

/** What else can be done with an order than be paid all at once. */
export function DocketKeys({ sale, taking }: { sale: Sale; taking: Taking }) {
  const nothing = sale.cart.lines.length === 0
  return (
    <div className={styles.acts}>
      <button
        type="button"
        className={`btn ${taking.splitting ? 'on' : ''}`}
        aria-pressed={taking.splitting}
        disabled={nothing || taking.held}
        onClick={() => taking.split(!taking.splitting)}
      >
        Split
      </button>
    </div>
  )
}
