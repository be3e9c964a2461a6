import type { Flag } from './flags'
import styles from './tape.module.css'

/** Where each reader will read next. What it has before it is its dotted tail; the words beside the tape say the same. */
export function Pennants({ flags, end }: { flags: readonly Flag[]; end: number }) {
  const behind = flags.filter(({ lag, tip }) => lag > 0 && tip < end).toSorted((a, b) => a.tip - b.tip)
  return (
    <div className={styles.pennants} aria-hidden="true">
      <div className={styles.tails} style={{ width: `${end}px` }}>
        {behind.map(({ id, tip, colour }) => (
          <i key={id} style={{ transform: `translateX(${tip}px)`, color: `var(--reader-${colour})` }} />
        ))}
      </div>
      {flags.map((flag) => (
        <Pennant key={flag.id} flag={flag} />
      ))}
    </div>
  )
}

const flagWidth = 24
const tipWidth = 14

function Pennant({ flag }: { flag: Flag }) {
  const { letter, colour, name, at, left, tip, tipped, beyond } = flag
  const fill = { background: `var(--reader-${colour})` }
  // Pushed aside by those in front: an arm reaches from the letter to where its tip is.
  const reach = tip - (left + flagWidth)
  return (
    <>
      {tipped && !beyond && <i className={styles.tip} style={{ ...fill, transform: `translateX(${tip - tipWidth / 2}px)` }} />}
      {tipped && !beyond && reach > 0 && (
        <i className={styles.arm} style={{ ...fill, transform: `translateX(${left + flagWidth - 3}px)`, width: `${reach + 3}px` }} />
      )}
      {tipped && beyond && <i className={styles.beyond} style={{ ...fill, transform: `translateX(${left - 9}px)` }} />}
      <span className={styles.flag} style={{ ...fill, transform: `translateX(${left}px)` }} title={`${name} reads ${at} next`}>
        {letter}
      </span>
    </>
  )
}
