import { useMemo } from 'react'
import { allergyWords } from '@/lib/domain/allergy-words'
import type { Served } from '@/lib/domain/served'
import { useStanding } from '../live/use-standing'
import { AllergyBadge } from '../ui/allergy-badge'
import styles from './kitchen.module.css'
import type { ShownTicket } from './shown-tickets'
import type { OrderActs } from './use-order-acts'

type Props = {
  ready: readonly Served[]
  acts: OrderActs
  onTickets: readonly ShownTicket[]
  /** What a scan came to. */
  said: string | null
  /** What was pressed and waits for its digit. */
  waiting: string | null
}

/**
 * Numbers that are called and not fetched yet, the longest waiting first, so that a new one comes behind the others. A tap hands the
 * order over; else it goes by itself. What has gone stays in its place for a moment, and says so: collected is final.
 */
export function ReadyStrip({ ready, acts, onTickets, said, waiting }: Props) {
  const { stateOf } = acts
  const open = useMemo(
    () => ready.filter(({ id, round }) => stateOf('collected', id, round).kind !== 'done').toReversed(),
    [ready, stateOf],
  )
  const { shown, settling, holdOn } = useStanding(open)
  // What is refused on a ticket stands on it; when the ticket has gone, or it was another act, it stands here.
  const refusals = acts.refusals.filter(
    ({ order }) => !onTickets.some(({ ticket, served }) => ticket.id === order && served.kind === 'refused'),
  )
  return (
    <section className={styles.ready} aria-label="Ready, to be collected" onClickCapture={holdOn}>
      <span>
        {shown.length === 0 ? (
          'Nothing waits to be collected'
        ) : (
          <>
            Collected? <span className={styles.wide}>Tap</span>
          </>
        )}
      </span>
      {shown.map(({ one: order, gone }) => {
        const pending = !gone && stateOf('collected', order.id, order.round).kind === 'pending'
        return (
          <button
            key={order.id}
            type="button"
            className={gone ? styles.over : pending ? styles.kept : undefined}
            aria-disabled={gone || settling}
            onClick={() => {
              if (!gone && !settling) acts.collect(order)
            }}
            aria-label={[gone ? `${order.ticket} is not here any more` : `${order.ticket} collected`, allergyWords(order.allergies)]
              .filter(Boolean)
              .join(', ')}
          >
            {order.ticket}
            <AllergyBadge avoid={order.allergies} className={styles.avoid} />
          </button>
        )
      })}
      {/* Behind the keys: what is said must not push them aside. */}
      {(refusals.length > 0 || said !== null || waiting !== null) && (
        <span className={styles.says}>
          {said !== null && <b role="status">{said}</b>}
          {waiting !== null && (
            <b className={styles.waits} role="status">
              {waiting}
            </b>
          )}
          {refusals.map(({ order, act, why }) => (
            <b key={`${order} ${act}`} className={styles.no} role="alert">
              {why}
            </b>
          ))}
        </span>
      )}
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
