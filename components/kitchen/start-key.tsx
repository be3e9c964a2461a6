import { namesOf } from '@/lib/domain/started'
import type { StationTicket } from '@/lib/domain/station'
import { keepFocus } from '../ui/keep-focus'
import { KeyCap } from '../ui/key-cap'
import styles from './kitchen.module.css'

/** What `*` and the ticket's key do, by touch: start it here, take it over, or put it down again. The word goes where there is no room. */
export function StartKey({ ticket: { id, ticket, started }, start }: { ticket: StationTicket; start: (id: string) => void }) {
  const word = started === null ? 'Start' : started.here ? 'Put down' : 'Take over'
  const more = started === null || started.here ? '' : ` from ${namesOf(started.at)}`
  return (
    <span className={styles.startRoom}>
      <button
        type="button"
        className={`${styles.start} ${started?.here === true ? styles.on : ''}`}
        ref={keepFocus}
        onClick={() => start(id)}
        aria-label={`${word} ${ticket}${more}`}
      >
        <KeyCap>*</KeyCap>
        <span>{word}</span>
      </button>
    </span>
  )
}
