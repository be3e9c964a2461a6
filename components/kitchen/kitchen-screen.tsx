'use client'

import { useCallback, useRef, useState } from 'react'
import { collectByCode } from '../live/do-now'
import { useNoLinkTone } from '../live/use-no-link-tone'
import { useOutbox } from '../live/use-outbox'
import { useSaid } from '../live/use-said'
import { useScanner } from '../live/use-scanner'
import { useShop } from '../live/use-shop'
import { useStanding } from '../live/use-standing'
import { Opening } from '../ui/opening'
import { SoldOutPanel } from '../ui/sold-out-panel'
import { StaleBand } from '../ui/stale-band'
import { BackList } from './back-list'
import { BigCounts, FoodStrip } from './food-strip'
import styles from './kitchen.module.css'
import { waitingWords } from './kitchen-keys'
import { KitchenTop } from './kitchen-top'
import { OrderBoard } from './order-board'
import { ReadyStrip } from './ready-strip'
import { type Back, isToDo } from './shown-tickets'
import { StationSettings } from './station-settings'
import { useCaughtUp } from './use-caught-up'
import { useKitchen } from './use-kitchen'
import { useKitchenKeys } from './use-kitchen-keys'
import { useStation } from './use-station'
import { useTicketNews } from './use-ticket-news'

type View = 'orders' | 'counts' | 'back' | 'station' | 'sold-out'

export function KitchenScreen() {
  const live = useShop('kitchen')
  // Whole seconds are all that is shown: between them only what has happened is drawn again, not every clock.
  const shop = { ...live, nowMs: Math.floor(live.nowMs / 1_000) * 1_000 }
  const { link, nowMs, state } = shop
  const [station, chooseStation] = useStation()
  const outbox = useOutbox('kitchen', link.state === 'linked')
  const { acts, mine, shown, ages, counts, ready, back, shelves, menu } = useKitchen(shop, outbox, station)
  const [page, setPage] = useState(0)
  const [view, setView] = useState<View>('orders')
  const onPage = useRef<readonly string[]>([])
  const tellPage = useCallback((ids: readonly string[]) => {
    onPage.current = ids
  }, [])
  // The list is read from while others serve: it keeps its order and its keys for as long as it is open.
  const listed = useStanding(back, { of: view === 'back', forMs: view === 'back' ? Number.POSITIVE_INFINITY : 0 }).shown
  const [said, say] = useSaid()
  useScanner((code) => void scan(code))
  const scan = async (code: string | null) => {
    const done = await collectByCode(code)
    say(done.ok ? `${done.ticket} handed over.` : done.why)
  }
  useNoLinkTone(link)
  const news = useTicketNews(mine, { ages, station, say })
  const caughtUp = useCaughtUp(link.state === 'lost', state?.orders)

  const toOrders = () => setView('orders')
  const toggle = (other: View) => setView((now) => (now === other ? 'orders' : other))
  const bringBack = (order: Back | undefined) => {
    if (order === undefined) return
    acts.recall(order)
    toOrders()
  }
  const shownAt = (place: number) => (view === 'orders' ? shown.find(({ ticket }) => ticket.id === onPage.current[place]) : undefined)
  const pressed = useKitchenKeys({
    serve: (place) => {
      if (view === 'back') return bringBack(listed[place]?.gone === false ? listed[place].one : undefined)
      const one = shownAt(place)
      if (one && isToDo(one)) acts.press(one.ticket)
      else if (one) acts.hold()
    },
    start: (place) => {
      const one = shownAt(place)
      if (one && isToDo(one)) acts.start(one.ticket)
    },
    // Only where it can be seen which that is.
    bringBack: () => {
      if (view === 'orders') bringBack(back[0])
      if (view === 'back') bringBack(listed.find(({ gone }) => !gone)?.one)
    },
    backList: () => toggle('back'),
    orders: toOrders,
    page: (by) => setPage((now) => Math.max(0, now + by)),
    bigCounts: () => toggle('counts'),
  })
  // Nothing can be started where the orders are not to be seen.
  const waiting = view === 'orders' || pressed?.keys === '0' ? pressed : null

  return (
    <div
      className={`screen ${styles.k} ${link.state === 'lost' ? styles.stale : ''}`}
      data-theme="dark"
      data-waits={waiting?.over === false ? waiting.keys : undefined}
    >
      <KitchenTop shop={shop} counts={counts} station={station} chooseStation={() => toggle('station')} caughtUp={caughtUp} />
      <div>
        <StaleBand link={link}>
          No new orders are coming in. Finish these, then ask the till. Your keys still count: kept here, sent later, once.
        </StaleBand>
      </div>
      {mine === null && <Opening what="the kitchen display" />}
      {mine !== null && view === 'counts' && <BigCounts shelves={link.state === 'lost' ? [] : shelves} nowMs={nowMs} />}
      {mine !== null && view === 'back' && <BackList back={listed} nowMs={nowMs} bringBack={bringBack} close={toOrders} />}
      {mine !== null && view === 'station' && (
        <StationSettings station={station} choose={chooseStation} openSoldOut={menu && (() => setView('sold-out'))} close={toOrders} />
      )}
      {view === 'sold-out' && state && menu && (
        <main className={styles.over}>
          <SoldOutPanel menu={menu} left={state.left} back="Back to the orders" close={toOrders} />
        </main>
      )}
      {mine !== null && view === 'orders' && (
        <OrderBoard
          shown={shown}
          ages={ages}
          nowMs={nowMs}
          page={page}
          setPage={setPage}
          doing={{ acts, back, openBackList: () => setView('back'), onPage: tellPage }}
        />
      )}
      {mine === null ? (
        <div />
      ) : (
        <ReadyStrip ready={ready} acts={acts} onTickets={shown} said={said} waiting={waiting && waitingWords(waiting)} />
      )}
      {link.state !== 'lost' && shelves.length > 0 && <FoodStrip shelves={shelves} open={counts.open + counts.elsewhere} nowMs={nowMs} />}
      <p className="sr-only" aria-live="polite">
        {news}
      </p>
    </div>
  )
}
