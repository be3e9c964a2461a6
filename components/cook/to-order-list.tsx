import type { ReactNode } from 'react'
import type { Age } from '@/lib/domain/age'
import { allergyWords } from '@/lib/domain/allergy-words'
import type { ToOrder } from '@/lib/domain/cook-view'
import type { Allergen } from '@/lib/domain/menu'
import { durationOf } from '../live/clock'
import { AllergyBadge } from '../ui/allergy-badge'
import styles from './cook.module.css'
import { rowsThatFit } from './rows-that-fit'

/** `allergies`: what its customer must avoid. */
export type OrderAge = { age: Age; forMs: number; allergies?: Allergen[] }

/** What was ordered of the food that nobody cooks ahead, the oldest order first. What does not fit is counted, and its flags are named. */
export function ToOrderList({
  list,
  ageOf,
  nowMs,
  foot,
  lastOrders,
}: {
  list: readonly ToOrder[]
  ageOf: (order: string) => OrderAge | null
  nowMs: number
  foot: ReactNode
  lastOrders: ReactNode
}) {
  // Of an order with several foods it stands once: it is the order's.
  const badges = list.map(({ id }, at) => (list.findIndex((one) => one.id === id) === at ? ageOf(id)?.allergies : undefined))
  const shown = rowsThatFit(badges.map(allergyWords))
  const flagged = list.slice(shown).filter((_, at) => allergyWords(badges[shown + at]) !== null)
  return (
    <section className={styles.cto} aria-label="Cooked to order">
      <div className={styles.hh}>
        <h2>Cooked to order</h2>
        {lastOrders}
      </div>
      <div className={styles.rows} role="region" aria-label="What was ordered" tabIndex={0}>
        {list.length === 0 && <p className={styles.none}>Plaice and the like come up here with a bell, when somebody orders them.</p>}
        {list.slice(0, shown).map((one, at) => (
          <div key={`${one.id} ${one.name}`} className={styles.o}>
            <b>{one.ticket}</b>
            <span>
              {one.portions > 1 && `${one.portions} `}
              {one.name}
              <small>{ageWords(ageOf(one.id))}</small>
            </span>
            <When when={one.when} nowMs={nowMs} />
            <AllergyBadge avoid={badges[at]} className={styles.avoid} />
          </div>
        ))}
        {list.length > shown && (
          <p className={styles.none}>
            and {list.length - shown} more
            {flagged.length > 0 && (
              <span className={`badge allergy ${styles.avoid}`}>ALLERGY {flagged.map(({ ticket }) => ticket).join(', ')}</span>
            )}
          </p>
        )}
      </div>
      <div className={styles.foot}>{foot}</div>
    </section>
  )
}

function When({ when, nowMs }: { when: ToOrder['when']; nowMs: number }) {
  switch (when.kind) {
    case 'drop':
      return <span className={`${styles.s} ${styles.now}`}>DROP</span>
    case 'there':
      return <span className={styles.s}>✓ there</span>
    case 'lift':
      return when.atMs > nowMs ? (
        <span className={styles.s}>{durationOf(when.atMs - nowMs)}</span>
      ) : (
        <span className={`${styles.s} ${styles.go}`}>LIFT</span>
      )
    default: {
      const unknown: never = when
      return unknown
    }
  }
}

function ageWords(of: OrderAge | null): string {
  if (of === null) return ''
  const word = { fresh: 'waits', soon: 'SOON', late: 'LATE' }[of.age]
  return `${word} ${durationOf(of.forMs)}`
}
