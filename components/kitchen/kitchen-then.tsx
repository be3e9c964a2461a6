'use client'

import Link from 'next/link'
import { useMemo, useState } from 'react'
import { ageOf } from '@/lib/domain/age'
import { tickets as ticketsOf } from '@/lib/domain/kitchen-view'
import { served } from '@/lib/domain/served'
import { shelves as shelvesOf } from '@/lib/domain/shelf'
import { atStation, wholeShop } from '@/lib/domain/station'
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
  const tickets = useMemo(
    () => (state ? atStation(ticketsOf(state.orders.values(), state.cabinet, menu, atMs), wholeShop) : []),
    [state, menu, atMs],
  )
  const open = tickets.filter((ticket) => ticket.state !== 'cancelled')
  const ready = useMemo(() => (state ? served(state.orders.values()) : []), [state])
  const shelves = useMemo(() => (state && menu ? shelvesOf(state.cabinet, menu, atMs) : []), [state, menu, atMs])
  const shown = useMemo(
    () => tickets.map((ticket) => ({ ticket, served: { kind: 'none' as const }, leaving: false, elsewhere: null })),
    [tickets],
  )
  const ages = new Map(open.map((ticket) => [ticket.id, menu ? ageOf(ticket.placed, menu.foods, atMs) : 'fresh']))

  return (
    <div className={`screen ${styles.k} ${styles.then}`} data-theme="dark">
      <header className="top">
        <Brand />
        <span className="sep" />
        <h1 className="font-bold">Preparer</h1>
        <span className={`badge gold ${styles.count}`}>REPLAY, read only</span>
        <span>{dayOf(atMs)}</span>
        <b className={styles.clock}>{clockWithSecondsOf(atMs)}</b>
        {state && <span className={`badge ${styles.count}`}>{open.length} open then</span>}
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
      {state && <OrderBoard shown={shown} ages={ages} doing={null} nowMs={atMs} page={page} setPage={setPage} />}
      {state ? <ReadyThen ready={ready} /> : <div />}
      {state && menu && <FoodStrip shelves={shelves} open={open.length} nowMs={atMs} />}
    </div>
  )
}
