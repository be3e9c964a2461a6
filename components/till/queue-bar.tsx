import type { Link } from '../live/link'
import { ordersPath } from '../live/queue'
import type { OutboxView } from '../live/use-outbox'
import { listed } from '../live/waiting-words'
import styles from './till.module.css'

/** Shown while the link is lost, or while an order that could not be confirmed waits for its next try. */
export function QueueBar({ link, outbox }: { link: Link; outbox: OutboxView }) {
  const waiting = outbox.kept.filter((entry) => entry.path === ordersPath && entry.refusal === undefined)
  const lost = link.state === 'lost'
  const trying = outbox.nextTryAtMs !== null && waiting.length > 0
  if (!lost && !trying) return null
  return (
    <section className={styles.bar} role="status">
      <div className={styles.qn}>
        <b>{waiting.length}</b>
        <span>queued on this till</span>
      </div>
      <div className="grow">
        <div className={styles.bt}>{lost ? 'No link to the shop log. Keep selling.' : 'The shop log has not confirmed. Keep selling.'}</div>
        <div className={styles.bs}>
          Orders are saved here and go to the kitchen by themselves when the link is back, once each.
          {waiting.length > 0 && ` The kitchen may not see ${listed(waiting.map((entry) => entry.label))} yet.`}
          {lost && ' Cabinet counts are paused.'}
          {outbox.why !== null && ` The shop says: ${outbox.why}`}
        </div>
      </div>
      {waiting.length > 0 && (
        <button type="button" className="btn" onClick={outbox.tryNow}>
          Try now
        </button>
      )}
    </section>
  )
}
