import Link from 'next/link'
import { Fragment } from 'react'
import { formatPence, formatPrice } from '@/lib/domain/money'
import { paidHow } from '@/lib/domain/payment'
import type { TrackAnswer } from '@/lib/realtime/track'
import { clockOf, dayOf } from '../live/clock'
import { AllergyBadge } from '../ui/allergy-badge'
import styles from './track.module.css'

/** What was ordered and paid, and what is in it. */
export function OrderSheet({ track }: { track: TrackAnswer }) {
  return (
    <>
      <h2 className={styles.h2}>What you ordered</h2>
      <AllergyBadge avoid={track.allergies} className={styles.avoid} />
      <ul aria-label="What you ordered">
        {track.lines.map((line, at) => (
          <li key={`${at + 1}-${line.name}`} className={styles.l}>
            <span className={styles.q}>{line.quantity}</span>
            <span>
              {line.name}
              {line.choices.length > 0 && <small>{line.choices.join(', ')}</small>}
              {line.unmade > 0 && <small>{line.unmade === line.quantity ? 'Taken off' : `${line.unmade} of them taken off`}</small>}
            </span>
            <span>{formatPrice(line.totalPence)}</span>
          </li>
        ))}
      </ul>
      <p className={styles.tt}>
        <span>
          {paidWords(track.payment)}
          <small>
            {track.eatIn ? 'Eat in' : 'Takeaway'}
            {track.vatPence !== null && ` · includes VAT ${formatPence(track.vatPence)}`}
          </small>
        </span>
        <span>{formatPence(track.totalPence)}</span>
      </p>
      {track.backPence > 0 && (
        <p className={styles.tt}>
          <span>Given back</span>
          <span>{formatPence(-track.backPence)}</span>
        </p>
      )}
      <Receipt track={track} />
      <Allergens track={track} />
    </>
  )
}

function paidWords(payment: TrackAnswer['payment']): string {
  return payment === null ? 'Total' : paidHow[payment]
}

function Receipt({ track }: { track: TrackAnswer }) {
  return (
    <details className={styles.more}>
      <summary className="btn">Receipt</summary>
      <dl>
        <dt>Shop</dt>
        <dd>{[track.shopName, ...track.shopAddress].join(', ')}</dd>
        {track.vatNumber !== null && (
          <>
            <dt>VAT number</dt>
            <dd>{track.vatNumber}</dd>
          </>
        )}
        <dt>Order</dt>
        <dd>{track.ticket}</dd>
        <dt>When</dt>
        <dd>
          {dayOf(track.placedAtMs)} {clockOf(track.placedAtMs)}
        </dd>
        {track.vat?.map(({ percent, netPence, vatPence, grossPence }) => (
          <Fragment key={percent}>
            <dt>VAT {percent}%</dt>
            <dd>
              {formatPence(netPence)} + VAT {formatPence(vatPence)} = {formatPence(grossPence)}
            </dd>
          </Fragment>
        ))}
        <dt>{paidWords(track.payment)}</dt>
        <dd>{formatPence(track.totalPence)}</dd>
      </dl>
    </details>
  )
}

function Allergens({ track }: { track: TrackAnswer }) {
  return (
    <details className={`${styles.more} ${styles.allergens}`}>
      <summary className="btn">Allergens</summary>
      <ul aria-label="Allergens">
        {track.lines.map((line, at) => (
          <li key={`${at + 1}-${line.name}`}>
            <b>{line.name}</b>: {allergenWords(line.allergens)}
          </li>
        ))}
      </ul>
      <p>
        {track.allergensChecked ? 'Food is fried in shared pans.' : 'Example menu: nobody has checked these.'} Ask at the counter before you
        eat if you have an allergy.
      </p>
      <Link className={`btn ${styles.all}`} href="/allergens">
        Allergens of all our food
      </Link>
    </details>
  )
}

function allergenWords(allergens: readonly string[] | null): string {
  if (allergens === null) return 'ask at the counter'
  return allergens.length === 0 ? 'none of the 14' : allergens.join(', ')
}
