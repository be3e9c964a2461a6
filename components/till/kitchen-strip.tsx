'use client'

import { type ReactNode, useMemo } from 'react'
import { ageOf } from '@/lib/domain/age'
import { allergyWords } from '@/lib/domain/allergy-words'
import { remainingMs, type Ticket, tickets } from '@/lib/domain/kitchen-view'
import type { Menu } from '@/lib/domain/menu'
import { formatPence } from '@/lib/domain/money'
import type { Served } from '@/lib/domain/served'
import { actOn, becameOf, readyOrders } from '../counter/ready-orders'
import { durationOf, spokenDurationOf } from '../live/clock'
import { type Kept, ordersPath } from '../live/queue'
import type { OutboxView } from '../live/use-outbox'
import type { Shop } from '../live/use-shop'
import { useStanding } from '../live/use-standing'
import allergyStyles from './allergy.module.css'
import styles from './till.module.css'

type Props = {
  till: number
  shop: Shop
  menu: Menu
  outbox: OutboxView
  openCounter: () => void
  openFind: () => void
  parked: ReactNode
}

/** What fits on the narrower till beside its words. */
const mostShown = 6
const mostReady = mostShown - 1

/** Parked sales of all tills, then this till's orders: those that are not in the log yet, else those in the kitchen. */
export function KitchenStrip({ till, shop, menu, outbox, openCounter, openFind, parked }: Props) {
  const { kept, acceptedPaths } = outbox
  const orders = shop.state?.orders
  const mine = useMemo(() => [...(orders?.values() ?? [])].filter((facts) => facts.placed?.till === till), [orders, till])
  const ready = useStanding(useMemo(() => readyOrders(mine, { kept, acceptedPaths }), [mine, kept, acceptedPaths]))
  const waiting = outbox.kept.filter((entry) => entry.path === ordersPath && entry.refusal === undefined)
  if (shop.link.state === 'lost' || (outbox.nextTryAtMs !== null && waiting.length > 0)) {
    return <QueuedStrip parked={parked} waiting={waiting} outbox={outbox} deviceNowMs={shop.deviceNowMs} />
  }
  const open = tickets(mine, shop.state?.cabinet ?? null, menu, shop.nowMs)
    .filter((ticket) => ticket.state !== 'cancelled')
    .toReversed()
  const readyCount = ready.shown.length
  const shown = Math.max(1, mostShown - readyCount)
  return (
    <section className={styles.strip} aria-label="This till’s orders in the kitchen">
      {parked}
      <span className={styles.sl}>In the kitchen</span>
      {open.length + readyCount === 0 && <span className="muted">none of this till’s</span>}
      {open.slice(0, shown).map((ticket) => (
        <InKitchen key={ticket.id} ticket={ticket} menu={menu} nowMs={shop.nowMs} />
      ))}
      {open.length > shown && <span className={styles.sl}>+{open.length - shown}</span>}
      <span className={`end ${styles.ends}`} onClickCapture={ready.holdOn}>
        {readyCount > mostReady && <span className={styles.sl}>+{readyCount - mostReady} ready</span>}
        {ready.shown
          .slice(0, mostReady)
          .toReversed()
          .map(({ one, gone }) => (
            <ReadyKey
              key={one.id}
              order={one}
              became={gone ? becameOf(one.id, orders?.get(one.id), outbox) : null}
              deaf={gone || ready.settling}
              outbox={outbox}
            />
          ))}
        <button type="button" className={`btn ${styles.toCounter}`} onClick={openFind}>
          Find an order
        </button>
        <button type="button" className={`btn ${styles.toCounter}`} onClick={openCounter}>
          Counter
        </button>
      </span>
    </section>
  )
}

type ReadyProps = {
  order: Served
  /** It has gone, and this is where. */
  became: string | null
  /** A tap on it is not meant for it: it has gone, or moved just now. */
  deaf: boolean
  outbox: OutboxView
}

/** A tap on it: the customer has it. */
function ReadyKey({ order, became, deaf, outbox }: ReadyProps) {
  const allergy = allergyWords(order.allergies)
  return (
    <button
      type="button"
      className={`${styles.sent} ${became === null ? styles.ok : styles.over}`}
      aria-disabled={deaf}
      onClick={() => {
        if (!deaf) actOn(order, 'collected', outbox)
      }}
      aria-label={[became === null ? `${order.ticket} is ready. Hand over` : `${order.ticket} ${became}`, allergy]
        .filter(Boolean)
        .join(', ')}
    >
      <b>{order.ticket}</b>
      {allergy === null ? <em>✓ ready</em> : <em className={allergyStyles.avoid}>✓ {allergy}</em>}
    </button>
  )
}

/** Its age, or how long the food that it waits for still takes. */
function InKitchen({ ticket, menu, nowMs }: { ticket: Ticket; menu: Menu; nowMs: number }) {
  const late = ageOf(ticket.placed, menu.foods, nowMs) === 'late'
  const { missing } = ticket
  return (
    <span className={`${styles.sent} ${late ? styles.late : ''}`}>
      <b>{ticket.ticket}</b>
      <em>
        {late && `LATE ${durationOf(nowMs - ticket.placed.atMs)}`}
        {!late && missing && `${missing.name.toLowerCase()} ${durationOf(remainingMs(missing, nowMs))}`}
        {!late && !missing && durationOf(nowMs - ticket.placed.atMs)}
      </em>
    </span>
  )
}

type QueuedProps = { parked: ReactNode; waiting: readonly Kept[]; outbox: OutboxView; deviceNowMs: number }

function QueuedStrip({ parked, waiting, outbox, deviceNowMs }: QueuedProps) {
  return (
    <section className={styles.strip} aria-label="Orders queued on this till">
      {parked}
      <span className={styles.sl}>
        {waiting.length === 0 ? 'Nothing is queued. What the kitchen does is not known without a link.' : 'Queued on this till'}
      </span>
      {waiting.slice(-mostShown).map((entry) => (
        <span key={entry.id} className={`${styles.sent} ${styles.queued}`}>
          <b>{entry.label}</b>
          <em>
            {entry.amountPence !== undefined && `${formatPence(entry.amountPence)} · `}
            {durationOf(deviceNowMs - entry.keptAtMs)}
          </em>
        </span>
      ))}
      {outbox.nextTryAtMs !== null && (
        <span className={styles.sl}>Trying again in {spokenDurationOf(outbox.nextTryAtMs - deviceNowMs)}</span>
      )}
    </section>
  )
}
