'use client'

import { useMemo, useState } from 'react'
import { served, tickets as ticketsOf } from '@/lib/domain/kitchen-view'
import { shelves as shelvesOf } from '@/lib/domain/shelf'
import { ageOf } from '../live/age'
import { clockWithSecondsOf, dayOf } from '../live/clock'
import { useMenu } from '../live/use-menu'
import { useNoLinkTone } from '../live/use-no-link-tone'
import { useOutbox } from '../live/use-outbox'
import { useShop } from '../live/use-shop'
import { ExampleMenuNote } from '../ui/example-menu-note'
import { Opening } from '../ui/opening'
import { SoundState } from '../ui/sound-state'
import { StaleBand } from '../ui/stale-band'
import { TopBar } from '../ui/top-bar'
import { BigCounts, FoodStrip } from './food-strip'
import styles from './kitchen.module.css'
import { OrderBoard } from './order-board'
import { ReadyStrip } from './ready-strip'
import { lastServed, shownTickets } from './shown-tickets'
import { useCaughtUp } from './use-caught-up'
import { useKitchenKeys } from './use-kitchen-keys'
import { useOrderActs } from './use-order-acts'
import { useTicketNews } from './use-ticket-news'

export function KitchenScreen() {
  const shop = useShop('kitchen')
  const { link, nowMs, state } = shop
  const menu = useMenu(state?.menuVersion)
  const acts = useOrderActs(useOutbox('kitchen', link.state === 'linked'))
  const [page, setPage] = useState(0)
  const [big, setBig] = useState(false)
  useNoLinkTone(link)

  const orders = state?.orders
  const cabinet = state?.cabinet ?? null
  const tickets = useMemo(() => (orders ? ticketsOf(orders.values(), cabinet, menu, nowMs) : []), [orders, cabinet, menu, nowMs])
  const ready = useMemo(() => (orders ? served(orders.values()) : []), [orders])
  const shelves = useMemo(() => (cabinet && menu ? shelvesOf(cabinet, menu, nowMs) : []), [cabinet, menu, nowMs])
  const shown = shownTickets(tickets, acts)
  const back = lastServed(tickets, ready, acts)
  const ages = new Map(shown.map(({ ticket }) => [ticket.id, menu ? ageOf(ticket.placed, menu.foods, nowMs) : 'fresh']))
  const late = tickets.filter((ticket) => ages.get(ticket.id) === 'late').length
  const news = useTicketNews(tickets, ages)
  const caughtUp = useCaughtUp(link.state === 'lost', orders)

  useKitchenKeys({
    serve: (place) => {
      const one = shown[place]
      if (one && !one.leaving)
        acts.serve(
          one.ticket,
          shown.map(({ ticket }) => ticket),
        )
    },
    bringBack: () => back && acts.recall(back),
    page: (by) => setPage((now) => Math.max(0, now + by)),
    bigCounts: () => setBig((now) => !now),
  })

  return (
    <div className={`screen ${styles.k} ${link.state === 'lost' ? styles.stale : ''}`} data-theme="dark">
      <TopBar title="Preparer" link={link} end={<SoundState />}>
        {nowMs > 0 && <span className={styles.day}>{dayOf(nowMs)}</span>}
        {nowMs > 0 && <b className={styles.clock}>{clockWithSecondsOf(nowMs)}</b>}
        <span className={`badge ${late > 0 ? 'gold' : ''} ${styles.count}`} hidden={state === null}>
          {tickets.length} open{late > 0 && ` · ${late} LATE`}
        </span>
        {caughtUp !== null && (
          <span className={`badge sea ${styles.count}`} role="status">
            Up to date, {caughtUp} new
          </span>
        )}
        <ExampleMenuNote confirmed={state?.menuConfirmed} />
      </TopBar>
      <div>
        <StaleBand link={link}>
          No new orders are coming in. Finish these, then ask the till. Your keys still count: kept here, sent later, once.
        </StaleBand>
      </div>
      {state === null && <Opening what="the kitchen display" />}
      {state !== null && big && <BigCounts shelves={link.state === 'lost' ? [] : shelves} nowMs={nowMs} />}
      {state !== null && !big && (
        <OrderBoard shown={shown} ages={ages} acts={acts} back={back} nowMs={nowMs} page={page} setPage={setPage} />
      )}
      {state === null ? <div /> : <ReadyStrip ready={ready} acts={acts} />}
      {link.state !== 'lost' && cabinet && menu && <FoodStrip shelves={shelves} open={tickets.length} nowMs={nowMs} />}
      <p className="sr-only" aria-live="polite">
        {news}
      </p>
    </div>
  )
}
