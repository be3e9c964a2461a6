'use client'

import { type CSSProperties, useMemo } from 'react'
import { ageOf } from '@/lib/domain/age'
import { allergyWords } from '@/lib/domain/allergy-words'
import type { Units } from '@/lib/domain/availability'
import { cookedToOrder, type Pan, pans as pansOf, withActs } from '@/lib/domain/cook-view'
import { withPar } from '@/lib/domain/range/par'
import { areLastOrders, noPlan } from '@/lib/domain/range/plan'
import { rangeSight } from '@/lib/domain/range/sight'
import { notProbed, readToday, withProbed } from '@/lib/domain/range/temperature'
import { undoables } from '@/lib/domain/range/undoable'
import { shelves as shelvesOf } from '@/lib/domain/shelf'
import { clockWithSecondsOf, dayOf } from '../live/clock'
import { useMenu } from '../live/use-menu'
import { useNoLinkTone } from '../live/use-no-link-tone'
import { useOutbox } from '../live/use-outbox'
import { useScanner } from '../live/use-scanner'
import { useShop } from '../live/use-shop'
import { ExampleMenuNote } from '../ui/example-menu-note'
import { Opening } from '../ui/opening'
import { SoldOutPanel } from '../ui/sold-out-panel'
import { SoundState } from '../ui/sound-state'
import { StaleBand } from '../ui/stale-band'
import { TopBar } from '../ui/top-bar'
import styles from './cook.module.css'
import { LastOrdersKey } from './last-orders-key'
import { NoLinkFoot } from './no-link-foot'
import { PanCard } from './pan-card'
import { ProbeKey } from './probe-key'
import { ProbePanel } from './probe-panel'
import { RefusedBar } from './refused-bar'
import { ShelfRows } from './shelf-rows'
import { SoldOutKey } from './sold-out-key'
import { ToOrderList } from './to-order-list'
import { UndoKey } from './undo-key'
import { useAsRead } from './use-as-read'
import { useBell } from './use-bell'
import { useCookKeys } from './use-cook-keys'
import { useCookMode } from './use-cook-mode'
import { useFryerActs } from './use-fryer-acts'
import { usePanKeys } from './use-pan-keys'
import { useProbe } from './use-probe'
import { useUndo } from './use-undo'
import { useWaste } from './use-waste'

export function CookScreen() {
  const { link, nowMs, deviceNowMs, state } = useShop('cook')
  const lost = link.state === 'lost'
  const menu = useMenu(state?.menuVersion)
  // As this screen reckons the shop's time, also when this device's clock was set while there is no link.
  const clockOffsetMs = state === null ? 0 : nowMs - deviceNowMs
  const acts = useFryerActs(useOutbox('cook', link.state === 'linked'), deviceNowMs, clockOffsetMs)
  const modes = useCookMode(lost)
  const waste = useWaste(acts.waste, modes)
  const panKeys = usePanKeys(acts, modes, nowMs)
  // There is nothing to scan here; its digits must not press pans.
  useScanner(ignore)
  useNoLinkTone(link)

  const known = state?.cabinet ?? null
  const told = state?.cook ?? null
  const left = state?.left ?? nothingCounted
  const plan = told?.plan ?? noPlan
  const timeZone = told?.timeZone ?? 'Europe/London'
  const minuteMs = Math.floor(nowMs / 60_000) * 60_000
  const cabinet = useMemo(
    () => (known && menu ? withPar(withActs(known, acts.acts), menu, plan, minuteMs, timeZone, left) : null),
    [known, acts.acts, menu, plan, minuteMs, timeZone, left],
  )
  const range = useMemo(() => (menu && told ? rangeSight(menu, told, left) : undefined), [menu, told, left])
  const pans = useMemo(() => (cabinet && menu ? pansOf(cabinet, menu, nowMs, !lost, range) : []), [cabinet, menu, nowMs, lost, range])
  const shelves = useMemo(
    () => (cabinet && menu && !lost ? shelvesOf(cabinet, menu, nowMs, range?.typed) : []),
    [cabinet, menu, nowMs, lost, range],
  )
  const temperatures = useMemo(() => {
    const probed = acts.acts.reduce((so, act) => (act.kind === 'probed' ? withProbed(so, act) : so), told?.temperatures ?? notProbed)
    return readToday(probed, minuteMs, timeZone)
  }, [told, acts.acts, minuteMs, timeZone])
  const asRead = useAsRead(pans)
  const keys = { ...panKeys, press: (pan: Pan) => panKeys.press(asRead(pan)) }
  const rows = shelves.filter((shelf) => shelf.food.kind === 'held' || shelf.held > 0 || shelf.food.id === waste.food)
  const news = useBell(pans, nowMs)
  const last = areLastOrders(plan, nowMs, timeZone)
  const [undoable] = undoables(told?.undoable ?? [], acts.acts, nowMs)
  const undo = useUndo(acts.undo, undoable, menu)
  const probe = useProbe(acts.probe, pans, modes)
  useCookKeys({ modes, pans, keys, rows, waste, probe, undo })

  const panCount: CSSProperties & { '--pans': number } = { '--pans': pans.length }
  const drops = pans.filter((pan) => pan.drop !== null).length
  const orderAge = (id: string) => {
    const placed = state?.orders.get(id)?.placed
    if (placed === undefined || menu === null) return null
    const { allergies } = placed
    return { age: ageOf(placed, menu.foods, nowMs), forMs: nowMs - placed.atMs, ...(allergies && { allergies }) }
  }

  const toOrder = cabinet && menu && known ? cookedToOrder({ ...cabinet, orders: known.orders }, menu, nowMs) : []
  const mustAvoid = lost
    ? []
    : toOrder.filter(({ id }) => allergyWords(state?.orders.get(id)?.placed?.allergies) !== null).map(({ ticket }) => ticket)

  const probeKey = <ProbeKey ask={() => modes.ask('/')} />
  const undoKey = menu && <UndoKey undoable={undoable} menu={menu} nowMs={nowMs} undo={undo} tapOnly={probe.state?.kind === 'probing'} />
  return (
    <div className={`screen ${styles.k}`} data-theme="dark">
      <TopBar title="Cook" link={link} end={<SoundState />}>
        {nowMs > 0 && !last && <span className={styles.day}>{dayOf(nowMs)}</span>}
        {nowMs > 0 && <b className={styles.clock}>{clockWithSecondsOf(nowMs)}</b>}
        {!lost && cabinet !== null && <span className={`badge ${drops > 0 ? 'gold' : ''} ${styles.count}`}>{dropWords(drops)}</span>}
        {last && <span className={`badge gold ${styles.count}`}>LAST ORDERS</span>}
        {acts.waiting > 0 && <span className={`badge gold ${styles.count}`}>{acts.waiting} kept here, sent when linked</span>}
        <ExampleMenuNote confirmed={state?.menuConfirmed} />
      </TopBar>
      <div>
        <StaleBand link={link}>
          No new orders are coming in, so what to drop is not known. Timers and keys still count: kept here, sent later, once.
        </StaleBand>
        <RefusedBar refused={acts.refused} dismiss={acts.dismiss} />
      </div>
      {cabinet === null || menu === null ? (
        <Opening what="the cook’s display" />
      ) : (
        <main className={styles.range}>
          <div className={styles.pans} style={panCount}>
            {pans.map((pan) => (
              <PanCard
                key={pan.pan}
                pan={pan}
                shelf={shelves.find((shelf) => shelf.food.id === pan.drop?.food)}
                ticketOf={(id) => known?.orders[id]?.ticket ?? '?'}
                keys={keys}
                temperatures={temperatures}
                nowMs={nowMs}
                lost={lost}
              />
            ))}
          </div>
          {modes.mode.kind === 'soldOut' && state ? (
            <SoldOutPanel menu={menu} left={state.left} back="Back to the cabinet" close={modes.leave} />
          ) : (
            <div className={lost ? styles.lowAlone : styles.low}>
              {!lost && <ShelfRows shelves={rows} left={left} waste={waste} temperatures={temperatures} nowMs={nowMs} />}
              {probe.state !== null && (
                <ProbePanel
                  wide={lost}
                  probe={probe}
                  state={probe.state}
                  temperatures={temperatures}
                  mustAvoid={mustAvoid}
                  undoKey={undoable && undoKey}
                />
              )}
              {probe.state === null && lost && (
                <NoLinkFoot temperatures={temperatures} nowMs={nowMs}>
                  {undoable && undoKey}
                  {probeKey}
                </NoLinkFoot>
              )}
              {probe.state === null && !lost && (
                <ToOrderList
                  list={toOrder}
                  ageOf={orderAge}
                  nowMs={nowMs}
                  lastOrders={told && <LastOrdersKey on={last} />}
                  foot={
                    <>
                      {undoKey}
                      {probeKey}
                      <SoldOutKey open={() => modes.become({ kind: 'soldOut' })} />
                    </>
                  }
                />
              )}
            </div>
          )}
        </main>
      )}
      <p className="sr-only" aria-live="polite">
        {news}
      </p>
    </div>
  )
}

const ignore = () => undefined
const nothingCounted: Units = {}

function dropWords(drops: number): string {
  if (drops === 0) return 'Nothing to drop'
  return drops === 1 ? '1 thing to drop' : `${drops} things to drop`
}
