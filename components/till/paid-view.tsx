'use client'

import { useState } from 'react'
import { changeIn, face, type NoteOrCoin } from '@/lib/domain/cash'
import { formatPence } from '@/lib/domain/money'
import type { PaymentPart } from '@/lib/domain/order'
import { changePence, paidBy, paidHow, partsOf } from '@/lib/domain/payment'
import { paidWords } from '@/lib/domain/payment-correction'
import { clockWithSecondsOf, spokenDurationOf } from '../live/clock'
import type { OutboxView } from '../live/use-outbox'
import type { Shop } from '../live/use-shop'
import { CorrectPayment } from './correct-payment'
import styles from './paid.module.css'
import { PaidKeys } from './paid-keys'
import { PaidParts } from './paid-parts'
import type { PaymentNow } from './use-payment-now'
import type { Printing, Receipts } from './use-printing'
import type { PaidOrder } from './use-sale'

type Props = { paid: PaidOrder; now: PaymentNow; outbox: OutboxView; queued: number; shop: Shop; receipts: Receipts; next: () => void }

export function PaidView({ paid, now, outbox, queued, shop, receipts, next }: Props) {
  const accepted = outbox.acceptedAtMs.has(paid.id)
  const printing = receipts.of(paid)
  const [wrong, setWrong] = useState(false)
  const { payment } = now
  const parts = partsOf(payment, paid.totalPence)
  const changed = now.changedAtMs !== null
  // Whoever paid before has had their change; this one stands at the till.
  const last = parts.at(-1)
  const cash = last?.method === 'cash' && !changed
  return (
    <main className={styles.done}>
      <div className={styles.chg}>
        <div role="status">
          <div className={styles.cl}>{changed ? `Changed: ${paidWords(payment)}` : cash ? 'Change due' : paidHow[payment.method]}</div>
          <div className={styles.cv}>{formatPence(cash ? changePence(last) : paid.totalPence)}</div>
        </div>
        <dl className={`${styles.sum} grow`}>
          <div>
            <dt>{parts.length > 1 ? 'The whole order' : 'To pay'}</dt>
            <dd>{formatPence(paid.totalPence)}</dd>
          </div>
          {last !== undefined && parts.length > 1 && !changed && (
            <div>
              <dt>This part</dt>
              <dd>{formatPence(last.pence)}</dd>
            </div>
          )}
          {cash && (
            <div>
              <dt>Cash given</dt>
              <dd>{formatPence(last.tenderedPence ?? last.pence)}</dd>
            </div>
          )}
        </dl>
      </div>
      {wrong ? (
        <div className={styles.wrong}>
          <CorrectPayment
            order={{ id: paid.id, ticket: String(paid.order), totalPence: paid.totalPence, payment }}
            done={(corrected) => {
              now.changed(corrected)
              setWrong(false)
            }}
            close={() => setWrong(false)}
          />
        </div>
      ) : (
        <>
          <section>
            {cash ? (
              <HandOver changePence={changePence(last)} />
            ) : (
              <p className={styles.say}>{changed ? whereItIs(parts) : cardWords(last?.reference)}</p>
            )}
          </section>
          <section>
            <h2 className={styles.h2}>What has happened</h2>
            <Steps paid={paid} now={now} outbox={outbox} queued={queued} deviceNowMs={shop.deviceNowMs} printing={printing} />
            {parts.length > 1 && (
              <>
                <h2 className={`${styles.h2} mt-6`}>Payments</h2>
                <PaidParts parts={parts} />
              </>
            )}
          </section>
          <PaidKeys paid={paid} accepted={accepted} shop={shop} printing={printing} wrong={() => setWrong(true)} next={next} />
        </>
      )}
    </main>
  )
}

/** Of a payment that was put right: where its money is, so that somebody can look. */
function whereItIs(parts: readonly PaymentPart[]): string {
  const [cash, card] = [paidBy(parts, 'cash'), paidBy(parts, 'card')]
  const words = [cash > 0 && `${formatPence(cash)} belongs in the drawer.`, card > 0 && `${formatPence(card)} is on the card terminal.`]
  return words.filter((word) => word !== false).join(' ')
}

function cardWords(reference: string | undefined): string {
  return reference === undefined
    ? 'The card payment is recorded; the terminal took the money.'
    : `The terminal took the money: reference ${reference}.`
}

function soldWords({ payment }: PaidOrder): string {
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
        <li
          key={`${at + 1}-${one.pence}`}
          className={`${style} ${one.pence < 100 ? styles.silver : ''} ${one.pence === 50 || one.pence === 20 ? styles.sided : ''}`}
        >
          {face(one.pence)}
        </li>
      ))}
    </ul>
  )
}

type StepsProps = Pick<Props, 'paid' | 'now' | 'outbox' | 'queued'> & { deviceNowMs: number; printing: Printing }

/** Each step is claimed only when it has happened: in the kitchen when the gateway has said that the order is in the log. */
function Steps({ paid, now, outbox, queued, deviceNowMs, printing }: StepsProps) {
  const kept = outbox.kept.find((entry) => entry.id === paid.id)
  const acceptedAtMs = outbox.acceptedAtMs.get(paid.id)
  return (
    <ol className={styles.steps} aria-live="polite">
      <Step done={paid.paidAtMs}>{soldWords(paid)}</Step>
      <Step done={paid.keptAtMs}>Saved on this till</Step>
      {acceptedAtMs !== undefined && <Step done={acceptedAtMs}>In the kitchen</Step>}
      {kept && kept.refusal === undefined && acceptedAtMs === undefined && (
        <Step>
          Queued on this till: {queued}
          {outbox.nextTryAtMs !== null && `. Trying again in ${spokenDurationOf(outbox.nextTryAtMs - deviceNowMs)}`}
        </Step>
      )}
      {now.changedAtMs !== null && <Step done={now.changedAtMs}>Changed: {paidWords(now.payment)}</Step>}
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
