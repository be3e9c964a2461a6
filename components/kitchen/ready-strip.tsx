import { allergyWords } from '@/lib/domain/allergy-words'
import type { Served } from '@/lib/domain/served'
import { AllergyBadge } from '../ui/allergy-badge'
import styles from './kitchen.module.css'
import type { ShownTicket } from './shown-tickets'
import type { OrderActs } from './use-order-acts'

type Props = { ready: readonly Served[]; acts: OrderActs; onTickets: readonly ShownTicket[] }

/** Numbers that are called and not fetched yet, the longest waiting first. A tap hands the order over; else it goes by itself. */
export function ReadyStrip({ ready, acts, onTickets }: Props) {
  // What is refused on a ticket stands on it; when the ticket has gone, or it was another act, it stands here.
  const refusals = acts.refusals.filter(
    ({ order }) => !onTickets.some(({ ticket, served }) => ticket.id === order && served.kind === 'refused'),
  )
  return (
    <section className={styles.ready} aria-label="Ready, to be collected">
      {refusals.map(({ order, act, why }) => (
        <b key={`${order} ${act}`} className={styles.no} role="alert">
          {why}
        </b>
      ))}
      <span>
        {ready.length === 0 ? (
          'Nothing waits to be collected'
        ) : (
          <>
            Collected? <span className={styles.wide}>Tap</span>
          </>
        )}
      </span>
      {ready.toReversed().map((order) => {
        const state = acts.stateOf('collected', order.id, order.round)
        if (state.kind === 'done') return null
        return (
          <button
            key={order.id}
            type="button"
            className={state.kind === 'pending' ? styles.kept : undefined}
            onClick={() => acts.collect(order)}
            aria-label={[`${order.ticket} collected`, allergyWords(order.allergies)].filter(Boolean).join(', ')}
          >
            {order.ticket}
            <AllergyBadge avoid={order.allergies} className={styles.avoid} />
          </button>
        )
      })}
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
          {order.ticket} <AllergyBadge avoid={order.allergies} className={styles.avoid} />
        </b>
      ))}
    </section>
  )
}
