'use client'

import { v7 as uuidv7 } from 'uuid'
import { type OrderFacts, stateOf } from '@/lib/domain/board'
import { remainingMs, type Ticket, tickets } from '@/lib/domain/kitchen-view'
import type { Menu } from '@/lib/domain/menu'
import { formatPence } from '@/lib/domain/money'
import { ageOf } from '../live/age'
import { durationOf, spokenDurationOf } from '../live/clock'
import type { Kept } from '../live/queue'
import type { OutboxView } from '../live/use-outbox'
import type { Shop } from '../live/use-shop'
import styles from './till.module.css'
import { ordersPath } from './use-sale'

type Props = { till: number; shop: Shop; menu: Menu; outbox: OutboxView }

/** What fits on the narrower till beside its words. */
const mostShown = 7

/** This till's orders: those that are not in the log yet, else those in the kitchen. */
export function KitchenStrip({ till, shop, menu, outbox }: Props) {
  const waiting = outbox.kept.filter((entry) => entry.path === ordersPath && entry.refusal === undefined)
  if (shop.link.state === 'lost' || (outbox.nextTryAtMs !== null && waiting.length > 0)) {
    return <QueuedStrip waiting={waiting} outbox={outbox} deviceNowMs={shop.deviceNowMs} />
  }
  const mine = [...(shop.state?.orders.values() ?? [])].filter((facts) => facts.placed?.till === till)
  const open = tickets(mine, shop.state?.cabinet ?? null, menu, shop.nowMs).toReversed()
  const ready = readyToHandOver(mine, outbox)
  const shown = Math.max(1, mostShown - ready.length)
  return (
    <section className={styles.strip} aria-label="This till’s orders in the kitchen">
      <span className={styles.sl}>In the kitchen</span>
      {open.length + ready.length === 0 && <span className="muted">none of this till’s</span>}
      {open.slice(0, shown).map((ticket) => (
        <InKitchen key={ticket.id} ticket={ticket} menu={menu} nowMs={shop.nowMs} />
      ))}
      {open.length > shown && <span className={styles.sl}>+{open.length - shown}</span>}
      {ready.slice(0, mostShown - 1).map((facts) => (
        <ReadyKey key={facts.id} facts={facts} outbox={outbox} />
      ))}
    </section>
  )
}

const collectedPath = (orderId: string): string => `/api/orders/${orderId}/collected`

/** Ready orders that nobody has handed over here, the last one first. */
function readyToHandOver(orders: readonly OrderFacts[], outbox: OutboxView): OrderFacts[] {
  const handedOver = new Set([
    ...outbox.kept.filter((entry) => entry.refusal === undefined).map((entry) => entry.path),
    ...outbox.acceptedPaths,
  ])
  return orders
    .filter((facts) => stateOf(facts) === 'ready' && !handedOver.has(collectedPath(facts.id)))
    .toSorted((a, b) => (b.ready?.atMs ?? 0) - (a.ready?.atMs ?? 0))
}

/** A tap on it: the customer has it. */
function ReadyKey({ facts, outbox }: { facts: OrderFacts; outbox: OutboxView }) {
  const ticket = facts.placed?.ticket ?? ''
  const handOver = () => {
    const id = uuidv7()
    outbox.keep({ id, path: collectedPath(facts.id), body: { id }, label: `Handing over ${ticket}`, keptAtMs: Date.now() })
  }
  return (
    <button type="button" className={`${styles.sent} ${styles.ok}`} onClick={handOver} aria-label={`${ticket} is ready. Hand over`}>
      <b>{ticket}</b>
      <em>✓ ready</em>
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

function QueuedStrip({ waiting, outbox, deviceNowMs }: { waiting: readonly Kept[]; outbox: OutboxView; deviceNowMs: number }) {
  return (
    <section className={styles.strip} aria-label="Orders queued on this till">
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
