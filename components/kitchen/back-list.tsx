import { clockWithSecondsOf, spokenDurationOf } from '../live/clock'
import type { Stood } from '../live/standing'
import { AllergyBadge } from '../ui/allergy-badge'
import { KeyCap } from '../ui/key-cap'
import { keyNameOf } from './kitchen-keys'
import styles from './panels.module.css'
import type { Back } from './shown-tickets'

/** `back`: in its order since it was opened. */
type Props = { back: readonly Stood<Back>[]; nowMs: number; bringBack: (order: Back) => void; close: () => void }

const mostNamed = 3

/** Any of what was served lately. Brought back, an order stands in its old place, with its clock still running. */
export function BackList({ back, nowMs, bringBack, close }: Props) {
  return (
    <main className={styles.panel} aria-labelledby="back-list">
      <header className={styles.head}>
        <h2 id="back-list">Bring back</h2>
        <span>Served in the last 15 minutes, at most 50. Its clock runs on.</span>
        <button type="button" className={`btn ${styles.close}`} onClick={close}>
          Back to the orders
        </button>
      </header>
      {back.length === 0 && <p className={styles.none}>Nothing was served in the last 15 minutes.</p>}
      <ol className={styles.list}>
        {back.map(({ one: order, gone }, place) => (
          <li key={order.id}>
            <button
              type="button"
              className={`${styles.order} ${gone ? styles.over : ''}`}
              onClick={() => !gone && bringBack(order)}
              aria-disabled={gone}
              aria-label={gone ? `${order.ticket} cannot be brought back any more` : `Bring back ${order.ticket}`}
            >
              {keyNameOf(place) !== '' && <KeyCap>{keyNameOf(place)}</KeyCap>}
              <b>
                {order.ticket} <AllergyBadge avoid={order.allergies} className={styles.avoid} />
              </b>
              <span className={styles.when}>
                {gone && 'not any more'}
                {!gone &&
                  (order.atMs === null ? 'just now' : `${clockWithSecondsOf(order.atMs)}, ${spokenDurationOf(nowMs - order.atMs)} ago`)}
              </span>
              <span className={styles.what}>
                {order.what.slice(0, mostNamed).join(' · ')}
                {order.what.length > mostNamed && ` · ${order.what.length - mostNamed} more`}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </main>
  )
}
