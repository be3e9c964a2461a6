import { useEffect } from 'react'
import type { Age } from '../live/age'
import { clockWithSecondsOf } from '../live/clock'
import { KeyCap } from '../ui/key-cap'
import styles from './kitchen.module.css'
import type { Back, ShownTicket } from './shown-tickets'
import { TicketCard } from './ticket-card'
import { useColumnFlow } from './use-column-flow'
import { keyNameOf } from './use-kitchen-keys'
import type { OrderActs } from './use-order-acts'

type Props = {
  shown: readonly ShownTicket[]
  ages: ReadonlyMap<string, Age>
  /** Null: a replay, in which nothing can be done any more. */
  acts: OrderActs | null
  back: Back | null
  nowMs: number
  page: number
  setPage: (page: number) => void
}

/** The open orders in newspaper columns, a page at a time. */
export function OrderBoard({ shown, ages, acts, back, nowMs, page, setPage }: Props) {
  const tickets = shown.map((one) => one.ticket)
  const { area, columns, pages } = useColumnFlow(tickets, page)
  const last = Math.max(0, pages.length - 1)
  const at = Math.min(page, last)
  const onPage = pages[at] ?? []
  const columnIds = Array.from({ length: columns }, (_, column) => onPage[column] ?? [])
  const after = pages.slice(at + 1).flat(2)
  const ids = tickets.map((ticket) => ticket.id)

  useEffect(() => {
    // Served tickets leave: a page that is no longer there must not swallow the first presses of − later.
    if (page > last) setPage(last)
  }, [page, last, setPage])

  const card = (id: string) => {
    const place = ids.indexOf(id)
    const one = shown[place]
    if (one === undefined) return null
    return (
      <TicketCard
        key={id}
        ticket={one.ticket}
        age={ages.get(id) ?? 'fresh'}
        nowMs={nowMs}
        keyName={acts ? keyNameOf(place) : ''}
        served={one.served}
        notYet={acts?.notYet === id}
        leaving={one.leaving}
        serve={acts && (() => acts.serve(one.ticket, tickets))}
      />
    )
  }

  return (
    <main className={styles.cols} ref={area}>
      {shown.length === 0 && (
        <p className={styles.empty}>
          <b>Nothing to make up</b>The next order comes up here with a chime.
        </p>
      )}
      {columnIds.map((columnTickets, column) => (
        <div key={column} className={styles.c}>
          {columnTickets.map(card)}
          {column === columns - 1 && (
            <div className={styles.next} data-tail>
              {after.length > 0 && (
                <MoreBox after={after.map((id) => tickets[ids.indexOf(id)]?.ticket ?? '')} turn={() => setPage(at + 1)} />
              )}
              {at > 0 && <OlderBox turn={() => setPage(at - 1)} />}
              {back && acts && <BackBox back={back} bringBack={() => acts.recall(back)} />}
            </div>
          )}
        </div>
      ))}
    </main>
  )
}

const mostNamed = 4

function MoreBox({ after, turn }: { after: readonly string[]; turn: () => void }) {
  return (
    <button type="button" className={styles.box} onClick={turn}>
      <KeyCap>+</KeyCap>
      <span>
        {after.length} more: {after.slice(0, mostNamed).join(', ')}
        {after.length > mostNamed && ' …'}
      </span>
    </button>
  )
}

function OlderBox({ turn }: { turn: () => void }) {
  return (
    <button type="button" className={styles.box} onClick={turn}>
      <KeyCap>−</KeyCap>
      <span>Older orders</span>
    </button>
  )
}

function BackBox({ back, bringBack }: { back: Back; bringBack: () => void }) {
  return (
    <button type="button" className={styles.box} onClick={bringBack}>
      <KeyCap>.</KeyCap>
      <span>
        Bring back {back.ticket}
        <small>{back.atMs === null ? 'served just now' : `served ${clockWithSecondsOf(back.atMs)}`}</small>
      </span>
    </button>
  )
}
