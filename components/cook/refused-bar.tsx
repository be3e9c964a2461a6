import type { Kept } from '../live/queue'
import styles from './cook.module.css'

/** What the shop did not count, until the cook has read it. */
export function RefusedBar({ refused, dismiss }: { refused: readonly Kept[]; dismiss: (id: string) => void }) {
  return refused.map((entry) => (
    <div key={entry.id} className={styles.refused} role="alert">
      <span>
        Not counted: {entry.label}. {entry.refusal?.message}
      </span>
      <button type="button" className="btn" onClick={() => dismiss(entry.id)}>
        Read
      </button>
    </div>
  ))
}
