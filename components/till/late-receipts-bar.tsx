import styles from './till.module.css'
import type { Receipts } from './use-printing'

/** Receipts that nobody waits for any more: the shop got their orders when the customers had gone. It stays until somebody has read it. */
export function LateReceiptsBar({ receipts: { late, lateRead } }: { receipts: Receipts }) {
  if (late === 0) return null
  return (
    <section className={styles.bar} role="status">
      <div className="grow">
        <div className={styles.bt}>{late === 1 ? '1 receipt was not printed' : `${late} receipts were not printed`}</div>
        <div className={styles.bs}>The shop got the orders too long after they were paid. Who wants one: Find an order, then Print.</div>
      </div>
      <button type="button" className="btn" onClick={lateRead}>
        I have seen it
      </button>
    </section>
  )
}
