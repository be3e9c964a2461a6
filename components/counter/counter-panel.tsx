'use client'

import { useState } from 'react'
import type { OrderFacts } from '@/lib/domain/board'
import { linkIn } from '@/lib/domain/link'
import type { Served } from '@/lib/domain/served'
import { clockOf, durationOf } from '../live/clock'
import { callAgain, collectByCode } from '../live/do-now'
import type { OutboxView } from '../live/use-outbox'
import { ReprintKey } from '../receipt/reprint-key'
import { AllergyBadge } from '../ui/allergy-badge'
import styles from './counter-panel.module.css'
import { actOn, readyOrders } from './ready-orders'

type Props = {
  orders: ReadonlyMap<string, OrderFacts>
  nowMs: number
  outbox: OutboxView
  say: (said: string) => void
  /** Null: there is nothing else to go back to. */
  close: (() => void) | null
}

/** What waits at the counter, of all tills, who has waited longest first: hand over, call again, back to the kitchen. */
export function CounterPanel({ orders, nowMs, outbox, say, close }: Props) {
  const ready = readyOrders(orders.values(), outbox).toReversed()
  return (
    <section className={styles.counter} aria-label="Counter">
      <div className="row gap-3">
        <CodeField ready={ready} outbox={outbox} say={say} />
        {close && (
          <button type="button" className="btn" onClick={close}>
            Back to the tiles
          </button>
        )}
      </div>
      {ready.length === 0 && <p className="muted">Nothing waits to be fetched. What is ready comes up here.</p>}
      <ul className={styles.list} aria-label="Ready">
        {ready.map((order) => (
          <ReadyRow key={order.id} order={order} nowMs={nowMs} outbox={outbox} say={say} />
        ))}
      </ul>
      <LastCollected orders={orders} />
    </section>
  )
}

type RowProps = Pick<Props, 'nowMs' | 'outbox' | 'say'> & { order: Served }

function ReadyRow({ order, nowMs, outbox, say }: RowProps) {
  const { ticket } = order
  const call = async () => {
    const done = await callAgain(order.id)
    if (!done.ok) say(done.why)
    else say(done.boards === 0 ? `No board is open. Call ${ticket} yourself.` : `${ticket} is called again.`)
  }
  return (
    <li>
      <b>{ticket}</b>
      <span className={`grow ${styles.what}`}>
        {order.what.join(' · ')}
        <small>ready {durationOf(nowMs - order.atMs)}</small> <AllergyBadge avoid={order.allergies} />
      </span>
      <button type="button" className="btn" aria-label={`${ticket} back to the kitchen`} onClick={() => actOn(order, 'recalled', outbox)}>
        Back to the kitchen
      </button>
      <button type="button" className="btn gold" aria-label={`Call ${ticket} again`} onClick={() => void call()}>
        Call again
      </button>
      <ReprintKey orderId={order.id} ticket={ticket} say={say} />
      <button type="button" className="btn sea" aria-label={`Hand over ${ticket}`} onClick={() => actOn(order, 'collected', outbox)}>
        Hand over
      </button>
    </li>
  )
}

type FieldProps = Pick<Props, 'outbox' | 'say'> & { ready: readonly Served[] }

/** A code that is scanned or a number that is typed, and Enter. */
function CodeField({ ready, outbox, say }: FieldProps) {
  const [text, setText] = useState('')
  const handOver = async () => {
    const link = linkIn(text)
    const order = ready.find(({ ticket }) => ticket === text.trim())
    if (link !== null) {
      const done = await collectByCode(link)
      say(done.ok ? `${done.ticket} handed over.` : done.why)
    } else if (order) {
      actOn(order, 'collected', outbox)
      say(`${order.ticket} handed over.`)
    } else say(`No order ${text.trim()} is ready.`)
  }
  return (
    <form
      className="grow"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') void handOver()
        setText('')
      }}
    >
      {/* Opened just now: the next thing is a scan or a number. */}
      <input
        className={styles.field}
        aria-label="Scan a code or type a number"
        placeholder="Scan a code or type a number"
        autoComplete="off"
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </form>
  )
}

const mostShown = 8

function LastCollected({ orders }: { orders: Props['orders'] }) {
  const gone = [...orders.values()]
    .flatMap(({ id, placed, collectedAtMs }) =>
      placed && collectedAtMs !== undefined ? [{ id, ticket: placed.ticket, collectedAtMs }] : [],
    )
    .toSorted((a, b) => b.collectedAtMs - a.collectedAtMs)
    .slice(0, mostShown)
  if (gone.length === 0) return null
  return (
    <p className={styles.gone}>
      Fetched last:{' '}
      {gone.map(({ id, ticket, collectedAtMs }) => (
        <span key={id}>
          <b>{ticket}</b> {clockOf(collectedAtMs)}
        </span>
      ))}
    </p>
  )
}
