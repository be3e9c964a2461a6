import type { ReactNode } from 'react'
import { type Missing, remainingMs } from '@/lib/domain/kitchen-view'
import { namesOf } from '@/lib/domain/started'
import { headAct, isStartedElsewhere, type StationTicket } from '@/lib/domain/station'
import { durationOf } from '../live/clock'
import styles from './kitchen.module.css'
import type { ActState, Told } from './use-order-acts'

type Props = {
  ticket: StationTicket
  nowMs: number
  served: ActState
  /** Why a press did nothing. */
  told: Told['why'] | null
  /** The pad key of the ticket. */
  keyName: string
  /** What starts it by touch; null: it cannot be started now. */
  startKey: ReactNode
}

/** Under the head of a ticket: what to do with it, or what became of what was done. */
export function TicketBand({ ticket, nowMs, served, told, keyName, startKey }: Props) {
  const eatIn = ticket.placed.eatIn && <span className={styles.eat}>EAT IN</span>
  const cancelled = ticket.state === 'cancelled'
  if (served.kind === 'refused')
    return (
      <div className={`${styles.ts} ${styles.no}`}>
        <span role="alert">Not done: {served.why}</span>
        {startKey}
      </div>
    )
  if (served.kind === 'pending')
    return (
      <div className={styles.ts}>
        {cancelled ? 'Seen, kept here' : 'Served, kept here'}
        {eatIn}
      </div>
    )
  if (told === 'not-yet')
    return (
      <div className={`${styles.ts} ${styles.ask}`} role="status">
        Not yet: its food is not there{eatIn}
      </div>
    )
  if (ticket.state === 'serve' && ticket.started !== null) {
    const looks = [styles.ts, styles.begun, ticket.started.untold ? styles.untold : '', told === 'kept-off' ? styles.ask : '']
    return (
      <div className={looks.join(' ')} role="status">
        <span className={styles.who}>{startedWords(ticket)}</span>
        {headAct(ticket).kind !== 'kept-off' && eatIn}
        {startKey}
        {told === 'kept-off' && <span className={styles.how}>{takeOverWords(keyName)}</span>}
      </div>
    )
  }
  return (
    <div className={`${styles.ts} ${cancelled ? styles.no : ''}`}>
      <span>{bandWords(ticket, nowMs)}</span>
      {eatIn}
      {startKey}
    </div>
  )
}

function startedWords(ticket: StationTicket): string {
  const handsOn = headAct(ticket).kind === 'hand-on'
  if (isStartedElsewhere(ticket)) return `${handsOn ? 'Wrap the rest' : 'STARTED'} · ${namesOf(ticket.started?.at ?? [])}`
  if (ticket.started?.untold) return ticket.placed.eatIn ? 'Kept here' : 'Started, kept here'
  return handsOn ? `STARTED here · ${elsewhereWords(ticket)}` : 'STARTED here'
}

const takeOverWords = (keyName: string) => (keyName === '' ? 'Tap * to take it over' : `* then ${keyName} takes it over`)

function bandWords(ticket: StationTicket, nowMs: number): string {
  switch (ticket.state) {
    case 'serve':
      return headAct(ticket).kind === 'hand-on' ? `Wrap now · ${elsewhereWords(ticket)}` : 'Serve now'
    case 'new':
      return 'Looking in the cabinet'
    case 'waits':
      return ticket.missing === null ? 'Waits' : `Waits: ${ticket.missing.name.toLowerCase()} ${untilWords(ticket.missing, nowMs)}`
    case 'cancelled':
      return 'CANCELLED · tap: seen'
    default: {
      const unknown: never = ticket.state
      return unknown
    }
  }
}

function elsewhereWords({ elsewhere }: StationTicket): string {
  const wanted = elsewhere.filter(({ removed }) => removed === undefined).length
  return wanted === 0 ? 'changed elsewhere' : `${wanted} elsewhere`
}

/** 0:50 · to be lifted, when its time is over · 6:00 from drop, when nobody has dropped it. */
function untilWords(missing: Missing, nowMs: number): string {
  const leftMs = remainingMs(missing, nowMs)
  if (missing.readyAtMs === null) return `${durationOf(leftMs)} from drop`
  return leftMs === 0 ? 'to be lifted' : durationOf(leftMs)
}
