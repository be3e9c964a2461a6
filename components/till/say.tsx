import type { Promised } from '@/lib/domain/promise/promise'
import styles from './say.module.css'

/** What to tell the customer. Nothing while nobody knows: a guess would be held against us. */
export function Say({ promised }: { promised: Promised | null }) {
  return (
    promised && (
      <span className={styles.say}>
        Say <b>{promised.minutes} min</b>
      </span>
    )
  )
}
