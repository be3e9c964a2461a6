import type { Served } from '@/lib/domain/kitchen-view'
import styles from './kitchen.module.css'
import type { OrderActs } from './use-order-acts'

/** Numbers that are called and not fetched yet, the longest waiting first. A tap hands the order over; else it goes by itself. */
export function ReadyStrip({ ready, acts }: { ready: readonly Served[]; acts: OrderActs }) {
  return (
    <section className={styles.ready} aria-label="Ready, to be collected">
      <span>{ready.length === 0 ? 'Nothing waits to be collected' : 'Collected? Tap'}</span>
      {ready.toReversed().map((order) => {
        const state = acts.stateOf('collected', order.id, order.round)
        if (state.kind === 'done') return null
        return (
          <button
            key={order.id}
            type="button"
            className={state.kind === 'pending' ? styles.kept : undefined}
            onClick={() => acts.collect(order)}
            aria-label={`${order.ticket} collected`}
          >
            {order.ticket}
          </button>
        )
      })}
      {acts.refusals.map((why) => (
        <b key={why} className={styles.no} role="alert">
          {why}
        </b>
      ))}
    </section>
  )
}

/** The same in a replay: they can be read, not handed over. */
export function ReadyThen({ ready }: { ready: readonly Served[] }) {
  return (
    <section className={styles.ready} aria-label="Ready then, to be collected">
      <span>{ready.length === 0 ? 'Nothing waited to be collected' : 'Waited to be collected'}</span>
      {ready.toReversed().map((order) => (
        <b key={order.id} className={styles.was}>
          {order.ticket}
        </b>
      ))}
    </section>
  )
}
