import { CardView } from './card-view'
import { SplitView } from './split-view'
import styles from './taking.module.css'
import type { Sale } from './use-sale'
import type { Taking } from './use-taking'

/** The left side while the money is taken: what the terminal says, or who pays what. */
export function TakingView({ sale, taking }: { sale: Sale; taking: Taking }) {
  if (taking.asking) return <CardView asking={taking.asking} taking={taking} />
  return (
    <section className={styles.taking} aria-label="Payment">
      {taking.declined !== null && <Declined taking={taking} why={taking.declined} />}
      {(taking.splitting || taking.parts.length > 0) && <SplitView sale={sale} taking={taking} />}
    </section>
  )
}

function Declined({ taking, why }: { taking: Taking; why: string }) {
  return (
    <div className={styles.declined} role="alert">
      <div className="grow">
        <h2 className={styles.dt}>The card was not taken</h2>
        <p>{why} Nothing was paid: take another card, or cash.</p>
      </div>
      {taking.parts.length === 0 && (
        <button type="button" className="btn" onClick={() => taking.split(taking.splitting)}>
          Back to the order
        </button>
      )}
    </div>
  )
}
