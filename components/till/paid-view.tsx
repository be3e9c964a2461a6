'use client'

import { useEffect, useRef } from 'react'
import { changeIn, face, type NoteOrCoin } from '@/lib/domain/cash'
import { formatPence } from '@/lib/domain/money'
import { changePence, paidHow, partsOf } from '@/lib/domain/payment'
import { clockWithSecondsOf, spokenDurationOf } from '../live/clock'
import type { OutboxView } from '../live/use-outbox'
import type { Shop } from '../live/use-shop'
import { ReceiptKey } from '../receipt/receipt-key'
import { orderAddress } from './follow-code'
import { NameKey } from './name-field'
import styles from './paid.module.css'
import { PaidParts } from './paid-parts'
import type { Printing, Receipts } from './use-printing'
import type { PaidOrder } from './use-sale'

/** Enter twice pays: a third one in the same breath must not take the change off the screen. */
const deafMs = 500

type Props = { paid: PaidOrder; outbox: OutboxView; queued: number; shop: Shop; receipts: Receipts; next: () => void }

export function PaidView({ paid, outbox, queued, shop, receipts, next }: Props) {
  const accepted = outbox.acceptedAtMs.has(paid.id)
  const printer = shop.state?.printer
  const printing = receipts.of(paid)
  const nextKey = useRef<HTMLButtonElement>(null)
  useEffect(() => nextKey.current?.focus(), [])
  const parts = partsOf(paid.payment, paid.totalPence)
  // Whoever paid before has had their change; this one stands at the till.
  const last = parts.at(-1)
  const cash = last?.method === 'cash'
  return (
    <main className={styles.done}>
      <div className={styles.chg}>
        <div role="status">
          <div className={styles.cl}>{cash ? 'Change due' : paidHow[paid.payment.method]}</div>
          <div className={styles.cv}>{formatPence(cash ? changePence(last) : paid.totalPence)}</div>
        </div>
        <dl className={`${styles.sum} grow`}>
          <div>
            <dt>To pay</dt>
            <dd>{formatPence(paid.totalPence)}</dd>
          </div>
          {cash && (
            <div>
              <dt>Cash given</dt>
              <dd>{formatPence(last.tenderedPence ?? last.pence)}</dd>
            </div>
          )}
        </dl>
      </div>
      <section>{cash ? <HandOver changePence={changePence(last)} /> : <p className={styles.say}>{cardWords(last?.reference)}</p>}</section>
      <section>
        <h2 className={styles.h2}>What has happened</h2>
        <Steps paid={paid} outbox={outbox} queued={queued} deviceNowMs={shop.deviceNowMs} printing={printing} />
        {parts.length > 1 && (
          <>
            <h2 className={`${styles.h2} mt-6`}>Payments</h2>
            <PaidParts parts={parts} />
          </>
        )}
      </section>
      <div className={styles.bottom}>
        <button
          ref={nextKey}
          type="button"
          className={`btn sea ${styles.next}`}
          onClick={next}
          onKeyDown={(event) => (event.repeat || Date.now() - paid.paidAtMs < deafMs) && event.preventDefault()}
        >
          Next customer
        </button>
        <ReceiptKey
          orderId={paid.id}
          ticket={String(paid.order)}
          disabled={!accepted}
          qrText={orderAddress(paid.link, shop.state?.publicUrl)}
        />
        <NameKey of={paid.id} disabled={!accepted} />
        {printer?.isSet && (
          <button type="button" className="btn" disabled={!accepted || printing.state === 'printing'} onClick={printing.print}>
            {printing.times > 0 ? 'Print again' : 'Print receipt'}
          </button>
        )}
      </div>
    </main>
  )
}

function cardWords(reference: string | undefined): string {
  return reference === undefined
    ? 'The card payment is recorded; the terminal took the money.'
    : `The terminal took the money: reference ${reference}.`
}

function paidWords({ payment }: PaidOrder): string {
  if (payment.method === 'split') return `Paid in ${payment.parts.length} parts`
  return payment.method === 'cash' ? `Paid, ${face(payment.tenderedPence ?? 0)} cash` : 'Paid, card'
}

function HandOver({ changePence }: { changePence: number }) {
  const given = changeIn(changePence)
  return (
    <>
      <h2 className={styles.h2}>Hand over</h2>
      {given.length === 0 && <p className={styles.say}>Nothing: it was the exact sum.</p>}
      <Pieces given={given.filter((one) => one.kind === 'note')} name="Notes" style={styles.note} />
      <Pieces given={given.filter((one) => one.kind === 'coin')} name="Coins" style={styles.coin} />
    </>
  )
}

function Pieces({ given, name, style = '' }: { given: readonly NoteOrCoin[]; name: string; style?: string }) {
  if (given.length === 0) return null
  return (
    <ul className={styles.give} aria-label={name}>
      {given.map((one, at) => (
        <li key={`${at + 1}-${one.pence}`} className={`${style} ${one.pence < 100 ? styles.silver : ''}`}>
          {face(one.pence)}
        </li>
      ))}
    </ul>
  )
}

type StepsProps = Pick<Props, 'paid' | 'outbox' | 'queued'> & { deviceNowMs: number; printing: Printing }

/** Each step is claimed only when it has happened: in the kitchen when the gateway has said that the order is in the log. */
function Steps({ paid, outbox, queued, deviceNowMs, printing }: StepsProps) {
  const kept = outbox.kept.find((entry) => entry.id === paid.id)
  const acceptedAtMs = outbox.acceptedAtMs.get(paid.id)
  return (
    <ol className={styles.steps} aria-live="polite">
      <Step done={paid.paidAtMs}>{paidWords(paid)}</Step>
      <Step done={paid.keptAtMs}>Saved on this till</Step>
      {acceptedAtMs !== undefined && <Step done={acceptedAtMs}>In the kitchen</Step>}
      {kept?.refusal && <Step failed>{`Refused: ${kept.refusal.message}`}</Step>}
      {kept && kept.refusal === undefined && acceptedAtMs === undefined && (
        <Step>
          Queued on this till: {queued}
          {outbox.nextTryAtMs !== null && `. Trying again in ${spokenDurationOf(outbox.nextTryAtMs - deviceNowMs)}`}
        </Step>
      )}
      <PrintStep printing={printing} />
    </ol>
  )
}

function PrintStep({ printing: { state, times } }: { printing: Printing }) {
  if (state === 'nothing') return null
  if (state === 'printing') return <Step>Printing the receipt</Step>
  if ('why' in state) return <Step failed>{`Receipt not printed: ${state.why}`}</Step>
  return <Step done={state.printedAtMs}>{times > 1 ? 'Receipt printed again' : 'Receipt printed'}</Step>
}

function Step({ done, failed, children }: { done?: number; failed?: boolean; children: React.ReactNode }) {
  return (
    <li className={failed ? styles.failed : ''}>
      <b aria-hidden="true">{failed ? '✗' : done === undefined ? '○' : '✓'}</b>
      <span>{children}</span>
      {done !== undefined && <em>{clockWithSecondsOf(done)}</em>}
    </li>
  )
}
