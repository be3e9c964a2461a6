import { type CSSProperties, useCallback, useEffect, useMemo, useRef } from 'react'
import type { Age } from '@/lib/domain/age'
import styles from './kitchen.module.css'
import { keyNameOf } from './kitchen-keys'
import { type Back, isToDo, type ShownTicket } from './shown-tickets'
import { BackBox, MoreBox, OlderBox } from './tail-boxes'
import { TicketCard } from './ticket-card'
import { useColumnFlow } from './use-column-flow'
import type { Kitchen } from './use-kitchen'

type Props = {
  shown: readonly ShownTicket[]
  ages: ReadonlyMap<string, Age>
  nowMs: number
  page: number
  setPage: (page: number) => void
  /** Null: a replay, in which nothing can be done any more. */
  doing: {
    acts: Kitchen['acts']
    /** What can be brought back, the last served first. */
    back: readonly Back[]
    openBackList: () => void
    /** Told which tickets are on the page, in the order of their keys. */
    onPage: (ids: readonly string[]) => void
  } | null
}

/** The open orders in newspaper columns, a page at a time. Keys count from 1 on each page. */
export function OrderBoard({ shown, ages, nowMs, page, setPage, doing }: Props) {
  const tickets = useMemo(() => shown.map((one) => one.ticket), [shown])
  const { area, foot, columns, pages, tall } = useColumnFlow(tickets, page)
  const last = Math.max(0, pages.length - 1)
  const at = Math.min(page, last)
  const onPage = pages[at] ?? []
  const columnIds = Array.from({ length: columns }, (_, column) => onPage[column] ?? [])
  const ids = onPage.flat()
  const before = pages.slice(0, at).flat(2)
  const after = pages.slice(at + 1).flat(2)
  const byId = new Map(shown.map((one) => [one.ticket.id, one]))
  const tell = doing?.onPage
  // Always the same function: a ticket that has not changed is not drawn again when another order comes.
  const latest = useRef({ doing, byId })
  useEffect(() => {
    latest.current = { doing, byId }
  })
  const act = useCallback((name: 'press' | 'start', id: string) => {
    const now = latest.current
    const one = now.byId.get(id)
    if (one && isToDo(one)) now.doing?.acts[name](one.ticket)
  }, [])
  const press = useCallback((id: string) => act('press', id), [act])
  const start = useCallback((id: string) => act('start', id), [act])

  useEffect(() => {
    // Served tickets leave: a page that is no longer there must not swallow the first presses of − later.
    if (page > last) setPage(last)
  }, [page, last, setPage])
  useEffect(() => tell?.(ids))

  const columnsIn: CSSProperties & { '--columns': number } = { '--columns': columns }
  const card = (id: string) => {
    const one = byId.get(id)
    if (one === undefined) return null
    return (
      <TicketCard
        key={id}
        ticket={one.ticket}
        age={ages.get(id) ?? 'fresh'}
        nowMs={nowMs}
        keyName={doing ? keyNameOf(ids.indexOf(id)) : ''}
        served={one.served}
        told={doing?.acts.told?.order === id ? doing.acts.told.why : null}
        leaving={one.leaving}
        tall={tall.has(id)}
        elsewhere={one.elsewhere}
        press={doing && press}
        start={doing && start}
        tick={doing && doing.acts.tick}
      />
    )
  }

  return (
    <>
      <main className={styles.cols} ref={area} onClickCapture={doing?.acts.hold}>
        {shown.length === 0 && (
          <p className={styles.empty}>
            <b>Nothing to make up</b>The next order comes up here with a chime.
          </p>
        )}
        {columnIds.map((columnTickets, column) => (
          <div key={column} className={styles.c}>
            {columnTickets.map(card)}
          </div>
        ))}
      </main>
      <div className={styles.next} style={columnsIn} ref={foot}>
        {(before.length > 0 || after.length > 0) && (
          <div className={styles.turns}>
            {before.length > 0 && (
              <OlderBox before={before.length} late={before.filter((id) => ages.get(id) === 'late').length} turn={() => setPage(at - 1)} />
            )}
            {after.length > 0 && (
              <MoreBox
                after={after.flatMap((id) => byId.get(id)?.ticket.placed ?? [])}
                turn={() => setPage(at + 1)}
                alone={before.length === 0}
              />
            )}
          </div>
        )}
        {doing && <BackBox back={doing.back} bringBack={doing.acts.recall} openList={doing.openBackList} />}
      </div>
    </>
  )
}
