'use client'

import Link from 'next/link'
import { useMemo, useState } from 'react'
import { served, tickets as ticketsOf } from '@/lib/domain/kitchen-view'
import { shelves as shelvesOf } from '@/lib/domain/shelf'
import { ageOf } from '../live/age'
import { clockWithSecondsOf, dayOf } from '../live/clock'
import { useMenu } from '../live/use-menu'
import { useShopThen } from '../live/use-shop-then'
import { Brand } from '../ui/brand'
import { ExampleMenuNote } from '../ui/example-menu-note'
import { Opening } from '../ui/opening'
import { FoodStrip } from './food-strip'
import styles from './kitchen.module.css'
import { OrderBoard } from './order-board'
import { ReadyThen } from './ready-strip'

/** The kitchen display as it was at a time, from the log. It stands still, and nothing on it can be pressed. */
export function KitchenThen({ atMs }: { atMs: number }) {
  const then = useShopThen(atMs)
  const state = then.kind === 'there' ? then.state : null
  const menu = useMenu(state?.menuVersion, true)
  const [page, setPage] = useState(0)
  const tickets = useMemo(() => (state ? ticketsOf(state.orders.values(), state.cabinet, menu, atMs) : []), [state, menu, atMs])
  const ready = useMemo(() => (state ? served(state.orders.values()) : []), [state])
  const shelves = useMemo(() => (state && menu ? shelvesOf(state.cabinet, menu, atMs) : []), [state, menu, atMs])
  const shown = useMemo(() => tickets.map((ticket) => ({ ticket, served: { kind: 'none' as const }, leaving: false })), [tickets])
  const ages = new Map(tickets.map((ticket) => [ticket.id, menu ? ageOf(ticket.placed, menu.foods, atMs) : 'fresh']))

  return (
    <div className={`screen ${styles.k} ${styles.then}`} data-theme="dark">
      <header className="top">
        <Brand />
        <span className="sep" />
        <h1 className="font-bold">Preparer</h1>
        <span className={`badge gold ${styles.count}`}>REPLAY, read only</span>
        <span>{dayOf(atMs)}</span>
        <b className={styles.clock}>{clockWithSecondsOf(atMs)}</b>
        {state && <span className={`badge ${styles.count}`}>{tickets.length} open then</span>}
        {then.kind === 'there' && !then.complete && <span className={`badge red ${styles.count}`}>Orders are missing</span>}
        <ExampleMenuNote confirmed={state?.menuConfirmed} />
        <span className="end" />
        <Link className="btn" href={`/log?space=shop&at=${atMs}`}>
          Back to the log
        </Link>
        <Link className="btn" href="/kitchen">
          Kitchen now
        </Link>
      </header>
      <div />
      {then.kind === 'opening' && <Opening what="the kitchen as it was" />}
      {then.kind === 'refused' && (
        <p className={styles.notThere} role="alert">
          {then.why}
        </p>
      )}
      {state && <OrderBoard shown={shown} ages={ages} acts={null} back={null} nowMs={atMs} page={page} setPage={setPage} />}
      {state ? <ReadyThen ready={ready} /> : <div />}
      {state && menu && <FoodStrip shelves={shelves} open={tickets.length} nowMs={atMs} />}
    </div>
  )
}
