import { formatPence } from '@/lib/domain/money'
import { ordersPath } from '../live/queue'
import type { OutboxView } from '../live/use-outbox'
import styles from './till.module.css'

/** What the shop said no to. It stays until somebody has read it: money may have been taken. `till`: where it was sold, when that is not here. */
export function RefusedBar({ outbox, till }: { outbox: OutboxView; till?: number }) {
  const refused = outbox.kept.find((entry) => entry.refusal !== undefined)
  if (refused?.refusal === undefined) return null
  const order = refused.path === ordersPath
  const of = till === undefined ? '' : ` of till ${till}`
  return (
    <section className={styles.bar} role="alert">
      <div className="grow">
        <div className={styles.bt}>
          {order ? `Order ${refused.label}${of} was refused` : `${refused.label}${of} was refused`}
          {order && refused.amountPence !== undefined && `, ${formatPence(refused.amountPence)} taken`}
        </div>
        <div className={styles.bs}>
          {refused.refusal.message}
          {order && ` The kitchen does not have it. ${whatToDo(refused.refusal.id)}`}
        </div>
      </div>
      <button type="button" className="btn" onClick={() => outbox.dismiss(refused.id)}>
        I have seen it
      </button>
    </section>
  )
}

const whatToDo = (refusal: string) =>
  refusal === 'sold-out' ? 'Give the money back, or take the order again without it.' : 'Take the order again or give the money back.'
