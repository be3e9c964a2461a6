'use client'

import { type ReactNode, useRef, useState } from 'react'
import { formatPence } from '@/lib/domain/money'
import { paidHow } from '@/lib/domain/payment'
import { paidWords } from '@/lib/domain/payment-correction'
import { unitsByLine, unitsOf } from '@/lib/domain/refund'
import type { OrderDetail } from '@/lib/realtime/order-list'
import { clockOf } from '../live/clock'
import { ReprintKey } from '../receipt/reprint-key'
import { AllergyBadge } from '../ui/allergy-badge'
import styles from './back.module.css'
import { CorrectPayment } from './correct-payment'
import { type BackAct, GiveBack } from './give-back'
import { inKitchen, stateWords } from './order-words'
import { useOrderDetail } from './use-order-detail'

type Act = BackAct | 'paid-wrong'
type Props = { id: string; changed: unknown; say: (said: string) => void; close: () => void }

/** One order: what was sold and paid, where it is, what came back, and what can still be done about it. */
export function FoundOrder({ id, changed, say, close }: Props) {
  const { order, trouble, again } = useOrderDetail(id, changed)
  const [act, setAct] = useState<Act | null>(null)
  // What was believed when it was first sent, until the shop has said what became of it: also when the wish is another one by then.
  const believed = useRef<number | null>(null)
  const placed = order?.facts.placed
  if (!order || !placed)
    return (
      <section className={styles.panel} aria-label="Order">
        <p role="status">{trouble ?? 'Looking…'}</p>
        <button type="button" className="btn" onClick={close}>
          Back to the list
        </button>
      </section>
    )
  if (act !== null) {
    const done = (said: string) => {
      say(said)
      setAct(null)
      again()
    }
    const wayBack = () => setAct(null)
    const { ticket, totalPence } = placed
    if (act === 'paid-wrong') {
      if (order.payment === undefined) return null
      const paid = { id, ticket, totalPence, payment: order.payment }
      return <CorrectPayment order={paid} done={(now) => done(`${ticket} is changed: ${paidWords(now)}.`)} close={wayBack} />
    }
    return <GiveBack act={act} order={order} believed={believed} again={again} done={done} close={wayBack} />
  }
  const how = order.facts.corrected?.payment.method ?? placed.payment
  return (
    <section className={styles.panel} aria-label={`Order ${placed.ticket}`}>
      <header className={styles.head}>
        <b>{placed.ticket}</b>
        <span className="grow">
          {clockOf(placed.atMs)} · till {placed.till} · {placed.eatIn ? 'eat in' : 'takeaway'} · {stateWords[order.state]}
        </span>
        <span className={styles.sum}>
          {formatPence(placed.totalPence)} {how === null ? 'not recorded' : paidHow[how].toLowerCase()}
        </span>
      </header>
      <AllergyBadge avoid={placed.allergies} className="" />
      <Sold order={order} />
      <Keys order={order} choose={setAct} close={close} reprint={<ReprintKey orderId={order.id} ticket={placed.ticket} say={say} />} />
    </section>
  )
}

function Sold({ order: { facts } }: { order: OrderDetail }) {
  const given = Object.values(facts.givenBack ?? {})
  const gone = unitsByLine(unitsOf(given))
  return (
    <ul className={styles.list} aria-label="Lines">
      {(facts.placed?.lines ?? []).map((line, at) => (
        <li key={`${at + 1}-${line.name}`} className={styles.sold}>
          <b>{line.quantity}</b>
          <span className="grow">
            {line.name}
            {line.note && <em> {line.note}</em>}
          </span>
          {(gone.get(at) ?? 0) > 0 && <span className={styles.back}>{gone.get(at)} given back</span>}
          <span className={styles.pence}>{formatPence(line.totalPence)}</span>
        </li>
      ))}
      {given.map((one) => (
        <li key={`${one.atMs}-${one.totalPence}`} className={styles.sold}>
          <span className="grow">
            {clockOf(one.atMs)} {one.kind === 'changed' ? 'lines void' : 'refund'}: {one.reason}
          </span>
          <span className={styles.back}>
            {formatPence(-one.totalPence)} {one.method ?? 'not recorded'}
          </span>
        </li>
      ))}
      {facts.corrected && (
        <li className={styles.sold}>
          <span className="grow">
            {clockOf(facts.corrected.atMs)} payment changed: {paidWords(facts.corrected.payment)}
          </span>
        </li>
      )}
    </ul>
  )
}

type KeysProps = { order: OrderDetail; choose: (act: Act) => void; close: () => void; reprint: ReactNode }

function Keys({ order, choose, close, reprint }: KeysProps) {
  const open = inKitchen.includes(order.state)
  const cancelled = order.state === 'cancelled'
  return (
    <div className={styles.row}>
      <button type="button" className="btn danger" disabled={!open} onClick={() => choose('cancelled')}>
        Void the order
      </button>
      <button type="button" className="btn" disabled={!open} onClick={() => choose('changed')}>
        Void lines
      </button>
      <button type="button" className="btn" disabled={cancelled} onClick={() => choose('refunded')}>
        Refund
      </button>
      {reprint}
      <button type="button" className="btn danger" disabled={cancelled || !order.payment} onClick={() => choose('paid-wrong')}>
        Paid wrong? Change it
      </button>
      <button type="button" className="btn end" onClick={close}>
        Back to the list
      </button>
    </div>
  )
}
