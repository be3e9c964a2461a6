'use client'

import { useMemo, useRef, useState } from 'react'
import type { OrderFacts } from '@/lib/domain/board'
import { linkIn } from '@/lib/domain/link'
import type { Served } from '@/lib/domain/served'
import { clockOf, durationOf } from '../live/clock'
import { callAgain, collectByCode } from '../live/do-now'
import type { OutboxView } from '../live/use-outbox'
import { useStanding } from '../live/use-standing'
import { ReprintKey } from '../receipt/reprint-key'
import { AllergyBadge } from '../ui/allergy-badge'
import styles from './counter-panel.module.css'
import { actOn, becameOf, orderTyped, readyOrders } from './ready-orders'

type Props = {
  orders: ReadonlyMap<string, OrderFacts>
  nowMs: number
  outbox: OutboxView
  say: (said: string) => void
  /** Null: there is nothing else to go back to. */
  close: (() => void) | null
}

/**
 * What waits at the counter, of all tills, who has waited longest first: hand over, call again, back to the kitchen. What has gone stays
 * in its place for a moment, so that a second tap never reaches the next customer's food: collected is final.
 */
export function CounterPanel({ orders, nowMs, outbox, say, close }: Props) {
  const { kept, acceptedPaths } = outbox
  const ready = useMemo(() => readyOrders(orders.values(), { kept, acceptedPaths }), [orders, kept, acceptedPaths])
  const { shown, settling, holdOn } = useStanding(ready)
  /** A number that several orders have: somebody must tap which. */
  const [shared, setShared] = useState<string | null>(null)
  const list = useRef<HTMLUListElement>(null)
  const choose = (ticket: string | null) => {
    setShared(ticket)
    list.current?.querySelector(`[data-ticket="${ticket}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  const act = (order: Served, which: 'collected' | 'recalled') => {
    setShared(null)
    actOn(order, which, outbox)
  }
  return (
    <section className={styles.counter} aria-label="Counter">
      <div className="row gap-3">
        <CodeField ready={ready} outbox={outbox} say={say} choose={choose} />
        {close && (
          <button type="button" className="btn" onClick={close}>
            Back to the tiles
          </button>
        )}
      </div>
      {shown.length === 0 && <p className="muted">Nothing waits to be fetched. What is ready comes up here.</p>}
      <ul className={styles.list} aria-label="Ready" ref={list} onClickCapture={holdOn}>
        {shown.map(({ one, gone }) => (
          <ReadyRow
            key={one.id}
            order={one}
            nowMs={nowMs}
            became={gone ? becameOf(one.id, orders.get(one.id), outbox) : null}
            deaf={gone || settling}
            asked={one.ticket === shared}
            act={act}
            say={say}
          />
        ))}
      </ul>
      <LastCollected orders={orders} />
    </section>
  )
}

type RowProps = Pick<Props, 'nowMs' | 'say'> & {
  order: Served
  /** It has gone, and this is where. */
  became: string | null
  /** A tap on it is not meant for it: it has gone, or moved just now. */
  deaf: boolean
  asked: boolean
  act: (order: Served, which: 'collected' | 'recalled') => void
}

function ReadyRow({ order, nowMs, became, deaf, asked, act, say }: RowProps) {
  const { ticket } = order
  const call = async () => {
    const done = await callAgain(order.id)
    if (!done.ok) say(done.why)
    else say(done.boards === 0 ? `No board is open. Call ${ticket} yourself.` : `${ticket} is called again.`)
  }
  const unlessDeaf = (doIt: () => void) => () => {
    if (!deaf) doIt()
  }
  return (
    <li className={`${became === null ? '' : styles.over} ${asked ? styles.asked : ''}`} data-ticket={ticket}>
      <b>{ticket}</b>
      <span className={`grow ${styles.what}`}>
        {order.what.join(' · ')}
        <small>{became ?? `ready ${durationOf(nowMs - order.atMs)}`}</small> <AllergyBadge avoid={order.allergies} />
      </span>
      <button
        type="button"
        className="btn"
        aria-label={`${ticket} back to the kitchen`}
        aria-disabled={deaf}
        onClick={unlessDeaf(() => act(order, 'recalled'))}
      >
        Back to the kitchen
      </button>
      <button
        type="button"
        className="btn gold"
        aria-label={`Call ${ticket} again`}
        aria-disabled={deaf}
        onClick={unlessDeaf(() => void call())}
      >
        Call again
      </button>
      <ReprintKey orderId={order.id} ticket={ticket} say={say} />
      <button
        type="button"
        className="btn sea"
        aria-label={became === null ? `Hand over ${ticket}` : `${ticket} ${became}`}
        aria-disabled={deaf}
        onClick={unlessDeaf(() => act(order, 'collected'))}
      >
        Hand over
      </button>
    </li>
  )
}

type FieldProps = Pick<Props, 'outbox' | 'say'> & { ready: readonly Served[]; choose: (ticket: string | null) => void }

/** A code that is scanned or a number that is typed, and Enter. */
function CodeField({ ready, outbox, say, choose }: FieldProps) {
  const [text, setText] = useState('')
  const handOver = async () => {
    const link = linkIn(text)
    const typed = orderTyped(ready, text)
    choose(typed.kind === 'several' ? text.trim() : null)
    if (link !== null) {
      const done = await collectByCode(link)
      say(done.ok ? `${done.ticket} handed over.` : done.why)
    } else if (typed.kind === 'one') {
      actOn(typed.order, 'collected', outbox)
      say(`${typed.order.ticket} handed over.`)
    } else if (typed.kind === 'several') say(`More than one order ${text.trim()} is ready. Tap the right one.`)
    else say(`No order ${text.trim()} is ready.`)
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
