import { memo } from 'react'
import type { Age } from '@/lib/domain/age'
import { allergyWords } from '@/lib/domain/allergy-words'
import { namesOf } from '@/lib/domain/started'
import { headAct, isAnothers, type StationTicket, startAct } from '@/lib/domain/station'
import { durationOf } from '../live/clock'
import { KeyCap } from '../ui/key-cap'
import styles from './kitchen.module.css'
import { StartKey } from './start-key'
import { TicketBand } from './ticket-band'
import { TicketRow } from './ticket-row'
import type { ActState, OrderActs, Told } from './use-order-acts'

type Props = {
  ticket: StationTicket
  age: Age
  nowMs: number
  /** The pad key that serves it; empty beyond the 19th of a page. */
  keyName: string
  /** What became of serving it here. */
  served: ActState
  /** Why a press of it did nothing. */
  told: Told['why'] | null
  /** Just served: it leaves its place empty until the keys may move. */
  leaving: boolean
  /** Not all of its lines fit: they scroll. */
  tall: boolean
  /** It has gone without anybody's doing here, and this is where; it keeps its place for a moment. */
  elsewhere: string | null
  /** Null: it is looked at in a replay, where nothing can be done any more. */
  press: ((id: string) => void) | null
  start: ((id: string) => void) | null
  tick: OrderActs['tick'] | null
}

/** Only a new order slides in: whenever one is served the others change columns, and must not flash as if they were new. */
const arrivingMs = 2_000

/** One order on the pass. Its head is the button that serves it, and what is free of lines belongs to it; a tap on a line ticks that line. */
export const TicketCard = memo(function TicketCard({
  ticket,
  age,
  nowMs,
  keyName,
  served,
  told,
  leaving,
  tall,
  elsewhere,
  press,
  start,
  tick,
}: Props) {
  const cancelled = ticket.state === 'cancelled'
  const allergy = allergyWords(ticket.placed.allergies)
  const does = headAct(ticket).kind
  const changed = does === 'acknowledge' && !cancelled
  const theirs = does === 'kept-off'
  const here = ticket.state === 'serve' && ticket.started?.here === true && !ticket.started.untold
  const arriving = nowMs - ticket.placed.atMs < arrivingMs
  const looks = [
    styles.tk,
    ticket.state === 'serve' && !theirs ? styles.go : '',
    theirs ? styles.theirs : '',
    here ? styles.here : '',
    cancelled ? styles.off : '',
    arriving ? styles.arriving : '',
    leaving ? styles.gone : '',
    tall ? styles.tall : '',
    elsewhere === null ? '' : styles.dead,
    served.kind === 'pending' ? styles.kept : '',
  ]
  return (
    <article className={looks.join(' ')} aria-label={`Order ${ticket.ticket}`} data-ticket={ticket.id}>
      {press === null ? (
        <div className={`${styles.serve} age-${age}`}>
          <Head ticket={ticket} age={age} nowMs={nowMs} />
        </div>
      ) : (
        <button
          type="button"
          className={`${styles.serve} age-${age}`}
          onClick={() => press(ticket.id)}
          aria-label={elsewhere === null ? pressWords(ticket) : `${ticket.ticket} ${elsewhere}`}
          aria-disabled={elsewhere !== null}
          aria-keyshortcuts={keyName || undefined}
          data-head
        >
          {keyName !== '' && <KeyCap>{keyName}</KeyCap>}
          <Head ticket={ticket} age={age} nowMs={nowMs} />
        </button>
      )}
      {allergy !== null && <div className={styles.allergy}>{allergy}</div>}
      {changed && <div className={`${styles.ts} ${styles.no}`}>CHANGED · tap: seen</div>}
      {elsewhere === null ? (
        <TicketBand
          ticket={ticket}
          nowMs={nowMs}
          served={served}
          told={told}
          keyName={keyName}
          startKey={start !== null && startAct(ticket) !== null && <StartKey ticket={ticket} start={start} />}
        />
      ) : (
        <div className={styles.ts}>{elsewhere}</div>
      )}
      <ul>
        {ticket.lines.map((line) => (
          <TicketRow
            key={line.key}
            line={line}
            theirs={ticket.state === 'serve' && isAnothers(ticket, line.lines)}
            state={ticket.state}
            nowMs={nowMs}
            tick={tick && !cancelled && !line.removed && elsewhere === null ? () => tick(ticket, line.lines, !line.ticked) : null}
          />
        ))}
      </ul>
      {tall && <p className={styles.below}>more lines: scroll</p>}
    </article>
  )
}, looksTheSame)

/** Tickets are made afresh whenever anything in the shop changes; drawing all of them each time would cost the screen its frames. */
function looksTheSame(a: Props, b: Props): boolean {
  const plain = (['age', 'nowMs', 'keyName', 'told', 'leaving', 'tall', 'elsewhere', 'press', 'start', 'tick'] as const).every(
    (name) => a[name] === b[name],
  )
  return plain && JSON.stringify([a.ticket, a.served]) === JSON.stringify([b.ticket, b.served])
}

function pressWords(ticket: StationTicket): string {
  switch (headAct(ticket).kind) {
    case 'acknowledge':
      return `${ticket.ticket} is ${ticket.state === 'cancelled' ? 'cancelled' : 'changed'}: seen`
    case 'hand-on':
      return `Hand on ${ticket.ticket}`
    case 'kept-off':
      return `${ticket.ticket} is started at ${namesOf(ticket.started?.at ?? [])}`
    default:
      return `Serve ${ticket.ticket}`
  }
}

function Head({ ticket, age, nowMs }: Pick<Props, 'ticket' | 'age' | 'nowMs'>) {
  return (
    <>
      <span className={styles.tn}>{ticket.ticket}</span>
      <span className={styles.ta}>
        {age !== 'fresh' && <b>{age === 'late' ? 'LATE' : 'SOON'}</b>}
        {durationOf(nowMs - ticket.placed.atMs)}
      </span>
    </>
  )
}
