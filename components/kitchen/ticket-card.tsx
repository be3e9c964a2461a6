import { type Missing, remainingMs, type Ticket, type TicketLine } from '@/lib/domain/kitchen-view'
import type { Age } from '../live/age'
import { durationOf } from '../live/clock'
import { KeyCap } from '../ui/key-cap'
import styles from './kitchen.module.css'
import type { ActState } from './use-order-acts'

type Props = {
  ticket: Ticket
  age: Age
  nowMs: number
  /** The pad key that serves it; empty beyond the 19th. */
  keyName: string
  /** What became of serving it here. */
  served: ActState
  /** Its key was pressed although food is missing. */
  notYet: boolean
  /** Just served: it leaves its place empty until the keys may move. */
  leaving: boolean
  /** Null: it is looked at in a replay, where nothing can be done any more. */
  serve: (() => void) | null
}

/** Only a new order slides in: whenever one is served the others change columns, and must not flash as if they were new. */
const arrivingMs = 2_000

/** One order on the pass. The whole ticket can be tapped; its head is the button. */
export function TicketCard({ ticket, age, nowMs, keyName, served, notYet, leaving, serve }: Props) {
  const go = ticket.state === 'serve'
  const arriving = nowMs - ticket.placed.atMs < arrivingMs
  const looks = [
    styles.tk,
    go ? styles.go : '',
    arriving ? styles.arriving : '',
    leaving ? styles.gone : '',
    served.kind === 'pending' ? styles.kept : '',
  ]
  return (
    <article className={looks.join(' ')} aria-label={`Order ${ticket.ticket}`} data-ticket={ticket.id}>
      {serve === null ? (
        <div className={`${styles.serve} age-${age}`}>
          <Head ticket={ticket} age={age} nowMs={nowMs} />
        </div>
      ) : (
        <button
          type="button"
          className={`${styles.serve} age-${age}`}
          onClick={serve}
          aria-label={`Serve ${ticket.ticket}`}
          aria-keyshortcuts={keyName || undefined}
        >
          {keyName !== '' && <KeyCap>{keyName}</KeyCap>}
          <Head ticket={ticket} age={age} nowMs={nowMs} />
        </button>
      )}
      <Band ticket={ticket} nowMs={nowMs} served={served} notYet={notYet} />
      <ul>
        {ticket.lines.map((line) => (
          <Line key={line.key} line={line} there={line.missing === null && ticket.state !== 'new'} nowMs={nowMs} />
        ))}
      </ul>
    </article>
  )
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

function Band({ ticket, nowMs, served, notYet }: Pick<Props, 'ticket' | 'nowMs' | 'served' | 'notYet'>) {
  const eatIn = ticket.placed.eatIn && <span className={styles.eat}>EAT IN</span>
  if (served.kind === 'refused')
    return (
      <div className={`${styles.ts} ${styles.no}`} role="alert">
        Not served: {served.why}
      </div>
    )
  if (served.kind === 'pending') return <div className={styles.ts}>Served, kept here{eatIn}</div>
  if (notYet)
    return (
      <div className={`${styles.ts} ${styles.ask}`} role="status">
        Not yet: its food is not there{eatIn}
      </div>
    )
  return (
    <div className={styles.ts}>
      <span>{bandWords(ticket, nowMs)}</span>
      {eatIn}
    </div>
  )
}

function bandWords(ticket: Ticket, nowMs: number): string {
  switch (ticket.state) {
    case 'serve':
      return 'Serve now'
    case 'new':
      return 'Looking in the cabinet'
    case 'waits':
      return ticket.missing === null ? 'Waits' : `Waits: ${ticket.missing.name.toLowerCase()} ${untilWords(ticket.missing, nowMs)}`
    default: {
      const unknown: never = ticket.state
      return unknown
    }
  }
}

/** 0:50 · lift, when its time is over · 6:00 from drop, when nobody has dropped it. */
function untilWords(missing: Missing, nowMs: number): string {
  const leftMs = remainingMs(missing, nowMs)
  if (missing.readyAtMs === null) return `${durationOf(leftMs)} from drop`
  return leftMs === 0 ? 'to be lifted' : durationOf(leftMs)
}

function Line({ line, there, nowMs }: { line: TicketLine; there: boolean; nowMs: number }) {
  return (
    <li className={there ? '' : styles.lacks}>
      <span className={`${styles.tick} ${there ? '' : styles.ring}`} role="img" aria-label={there ? 'there' : 'waits'}>
        {there ? '✓' : ''}
      </span>
      <span className={styles.q}>{line.quantity}</span>
      <span className="grow">
        {line.name}
        {line.extras.length > 0 && <em>{line.extras.join(' · ')}</em>}
      </span>
      {line.missing && (
        <span className={styles.tw}>
          {line.missing.readyAtMs !== null && remainingMs(line.missing, nowMs) === 0
            ? 'lift'
            : durationOf(remainingMs(line.missing, nowMs))}
        </span>
      )}
    </li>
  )
}
