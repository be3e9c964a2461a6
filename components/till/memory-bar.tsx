import { clockOf } from '../live/clock'
import type { Loss } from './memory-loss'
import styles from './till.module.css'

/** Says that orders may be lost, until somebody has read it. */
export function MemoryBar({ loss, till, read }: { loss: Loss | null; till: number; read: () => void }) {
  if (loss === null) return null
  return (
    <section className={styles.bar} role="alert">
      <div className="grow">
        <div className={styles.bt}>{titleOf(loss, till)}</div>
        <div className={styles.bs}>{textOf(loss)}</div>
      </div>
      <button type="button" className="btn" onClick={read}>
        I have seen it
      </button>
    </section>
  )
}

function titleOf(loss: Loss, till: number): string {
  return loss.kind === 'cleared'
    ? 'Orders may be lost: this browser has cleared what the till had kept'
    : `This device remembers nothing of till ${till} from before ${clockOf(loss.sinceMs)}`
}

function textOf(loss: Loss): string {
  if (loss.kind === 'new-here')
    return `The shop has ${loss.upTo} ${loss.upTo === 1 ? 'order' : 'orders'} of this till today. If they were taken here, the browser has cleared its storage, and what was still queued is lost: compare the drawer with the manager’s page.`
  const found = loss.found === 1 ? '1 queued order was' : `${loss.found} queued orders were`
  return `${found} found again at ${clockOf(loss.atMs)} and will be sent. Any other that was queued is lost: compare the drawer with the manager’s page.`
}
