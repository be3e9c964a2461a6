import type { PortionCount } from '@/lib/domain/portion-count'
import styles from './manager.module.css'

/** Every portion that was fried is sold, wasted, expired or still held. Null: the cabinet is not known now. */
export function Portions({ count }: { count: PortionCount | null }) {
  return (
    <section className={styles.portions} aria-labelledby="portions">
      <h3 id="portions">Every portion counted</h3>
      {count === null && <p className="muted">The cabinet is not known now.</p>}
      {count?.cooked === 0 && <p className="muted">Nothing has been fried yet. Every portion that comes out of a pan is counted here.</p>}
      {count && count.cooked > 0 && (
        <>
          <div className={styles.stack} aria-hidden="true">
            <Bar n={count.served} looks={styles.sold} word=" sold" />
            <Bar n={count.wasted} looks={styles.wasted} word="" />
            <Bar n={count.expired} looks={styles.expired} word="" />
            <Bar n={count.held} looks={styles.held} word="" />
          </div>
          <p className="muted">
            Since the log began {count.cooked} fried = {count.served} sold + <b className={styles.bad}>{count.wasted} wasted</b> +{' '}
            {count.expired} expired + <b className={styles.warn}>{count.held} held now</b>
            {count.adrift !== 0 && <b className={styles.bad}>; {count.adrift} not accounted for</b>}
          </p>
        </>
      )}
    </section>
  )
}

function Bar({ n, looks, word }: { n: number; looks: string | undefined; word: string }) {
  if (n <= 0) return null
  return (
    <span className={looks} style={{ flexGrow: n }}>
      {n}
      {word}
    </span>
  )
}
