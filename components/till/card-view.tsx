import { formatPence } from '@/lib/domain/money'
import styles from './taking.module.css'
import type { Asking, Taking } from './use-taking'

/** What the card terminal is doing, and what to do where nobody knows. */
export function CardView({ asking, taking }: { asking: Asking; taking: Taking }) {
  const amount = formatPence(asking.pence)
  if (asking.state === 'waiting') {
    return (
      <section className={styles.card} aria-label="Card" aria-live="polite">
        <h2 className={styles.big}>Present card…</h2>
        <p className={styles.amount}>{amount}</p>
        <div className={styles.progress} aria-hidden="true">
          <span />
        </div>
        <button type="button" className="btn" onClick={taking.giveUp}>
          Cancel
        </button>
      </section>
    )
  }
  return (
    <section className={styles.card} aria-label="Card">
      <div role="alert">
        <h2 className={styles.big}>
          {asking.state === 'by-hand' ? 'No link to the card terminal' : 'It is not known whether the card was taken'}
        </h2>
        <p className={styles.say}>
          {asking.state === 'by-hand'
            ? `Take ${amount} on the terminal by hand, then say what it shows.`
            : `${asking.why} Look at the terminal: did it take ${amount}?`}
        </p>
      </div>
      <div className={styles.answers}>
        <button type="button" className="btn sea" onClick={taking.cardWasTaken}>
          It was taken
        </button>
        <button type="button" className="btn" onClick={taking.cardWasNotTaken}>
          It was not
        </button>
        <button type="button" className="btn" onClick={taking.askAgain}>
          Ask the terminal again
        </button>
      </div>
      <p className="muted">Asked again, it takes nothing twice: it says what became of this payment.</p>
    </section>
  )
}
