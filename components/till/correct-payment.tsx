'use client'

import { useEffect, useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { formatPence } from '@/lib/domain/money'
import type { Payment, PaymentMethod, PaymentPart } from '@/lib/domain/order'
import { partsOf } from '@/lib/domain/payment'
import { movedPence, otherMethod, paidWords, tookThisCard, turned } from '@/lib/domain/payment-correction'
import { askNow } from '../live/do-now'
import styles from './back.module.css'
import { ManagerPin } from './manager-pin'

type Props = {
  order: { id: string; ticket: string; totalPence: number; payment: Payment }
  done: (payment: Payment) => void
  close: () => void
}

const itWas = { cash: 'It was paid in cash', card: 'It was paid by card' } as const satisfies Record<PaymentMethod, string>

/** It was paid another way than was recorded. Decided by the shop at once, with a manager's PIN where it asks for one. */
export function CorrectPayment({ order: { id, ticket, totalPence, payment }, done, close }: Props) {
  // As it stood when this was opened: what another till has changed since is refused, and not changed back.
  const [shown] = useState(() => turned(payment, totalPence, []))
  const [turns, setTurns] = useState<readonly number[]>([])
  const [asksManager, setAsksManager] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const busy = useRef(false)
  // The same act however often it is tried.
  const sent = useRef<{ id: string; of: string } | null>(null)
  const parts = partsOf(shown, totalPence)
  const [only] = parts

  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return
      if (asksManager) setAsksManager(false)
      else close()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [asksManager, close])

  const send = async (chosen: readonly number[], approval?: string) => {
    if (busy.current) return
    busy.current = true
    setTurns(chosen)
    const wanted = turned(shown, totalPence, chosen)
    const of = JSON.stringify(wanted)
    if (sent.current?.of !== of) sent.current = { id: uuidv7(), of }
    const wish = { id: sent.current.id, payment: wanted, expects: { payment: shown }, ...(approval && { approval }) }
    const asked = await askNow(`/api/orders/${id}/payment-corrected`, wish)
    busy.current = false
    setAsksManager(!asked.ok && asked.id === 'needs-approval')
    if (asked.ok) done(wanted)
    else setTrouble(asked.why)
  }

  if (asksManager) {
    const pence = movedPence(shown, turned(shown, totalPence, turns), totalPence)
    const title = `To change how ${formatPence(pence)} was paid needs a manager`
    return (
      <ManagerPin
        wanted={{ kind: 'refund', pence, title }}
        given={(approval) => void send(turns, approval)}
        close={() => setAsksManager(false)}
      />
    )
  }
  const toggle = (at: number) => setTurns(turns.includes(at) ? turns.filter((turn) => turn !== at) : [...turns, at])
  return (
    <section className={styles.panel} aria-label="How it was paid">
      <header className={styles.head}>
        <b>{ticket}</b>
        <span className="grow">Recorded as {paidWords(shown)}</span>
        <span className={styles.sum}>{formatPence(totalPence)}</span>
      </header>
      {parts.length > 1 && <Parts parts={parts} turns={turns} toggle={toggle} />}
      {parts.length === 1 && only?.reference !== undefined && <p>{tookThisCard}</p>}
      {trouble && (
        <p className={styles.trouble} role="alert">
          {trouble}
        </p>
      )}
      <div className={styles.row}>
        {parts.length > 1 ? (
          <button type="button" className="btn danger" disabled={turns.length === 0} onClick={() => void send(turns)}>
            Change it
          </button>
        ) : (
          only?.reference === undefined &&
          only && (
            <button type="button" className="btn danger" onClick={() => void send([0])}>
              {itWas[otherMethod(only.method)]}
            </button>
          )
        )}
        {/* Opened by a key just now, which may be pressed once more: this one changes nothing. */}
        <button type="button" className="btn" autoFocus onClick={close}>
          Leave it as it is
        </button>
      </div>
    </section>
  )
}

type PartsProps = { parts: readonly PaymentPart[]; turns: readonly number[]; toggle: (at: number) => void }

function Parts({ parts, turns, toggle }: PartsProps) {
  return (
    <ol className={styles.payments} aria-label="Payments">
      {parts.map(({ method, pence, reference }, at) => (
        <li key={`${at + 1}-${pence}`} className={styles.sold}>
          <b>{at + 1}</b>
          <span className="grow">
            {formatPence(pence)} {method === 'cash' ? 'in cash' : 'by card'}
            {reference !== undefined && <em> The terminal took this card.</em>}
          </span>
          {reference === undefined && (
            <button
              type="button"
              className={`btn ${turns.includes(at) ? 'on' : ''}`}
              aria-label={`${at + 1}: ${itWas[otherMethod(method)].toLowerCase()}`}
              aria-pressed={turns.includes(at)}
              onClick={() => toggle(at)}
            >
              {itWas[otherMethod(method)]}
            </button>
          )}
        </li>
      ))}
    </ol>
  )
}
