'use client'

import { useState } from 'react'
import { formatPence } from '@/lib/domain/money'
import type { PaymentPart } from '@/lib/domain/order'
import { changePence } from '@/lib/domain/payment'
import styles from './taking.module.css'

type Props = { parts: readonly (PaymentPart & { id?: string })[]; takeBack?: (id: string) => void }

/** Who has paid what, and what went back to them. `takeBack`: while the order is not paid in full. */
export function PaidParts({ parts, takeBack }: Props) {
  const [asked, setAsked] = useState<string | null>(null)
  return (
    <ol className={`${styles.parts} ${takeBack ? '' : styles.over}`} aria-label="Payments">
      {parts.map((part, at) => {
        const change = changePence(part)
        return (
          <li key={part.id ?? at}>
            <b>{at + 1}</b>
            <span className="grow">
              {formatPence(part.pence)} {part.method === 'cash' ? 'cash' : 'card'}
              {part.reference !== undefined && <small> {part.reference}</small>}
            </span>
            {part.method === 'cash' && part.tenderedPence !== undefined && <span>given {formatPence(part.tenderedPence)}</span>}
            {part.method === 'cash' && (
              <span className={change > 0 ? styles.change : ''}>{change > 0 ? `Change ${formatPence(change)}` : 'No change'}</span>
            )}
            {takeBack && part.id !== undefined && (
              <TakeBack part={part} asked={asked === part.id} ask={(yes) => setAsked(yes ? (part.id ?? null) : null)} done={takeBack} />
            )}
          </li>
        )
      })}
    </ol>
  )
}

type TakeBackProps = { part: PaymentPart & { id?: string }; asked: boolean; ask: (yes: boolean) => void; done: (id: string) => void }

/** Said first, done after: the money is in the drawer, or on its way from a bank. */
function TakeBack({ part, asked, ask, done }: TakeBackProps) {
  if (!asked) {
    return (
      <button type="button" className="btn" onClick={() => ask(true)}>
        Take back
      </button>
    )
  }
  return (
    <>
      <button type="button" className="btn danger" onClick={() => part.id !== undefined && done(part.id)}>
        {part.method === 'cash' ? `${formatPence(part.pence)} given back` : `${formatPence(part.pence)} back on the card`}
      </button>
      <button type="button" className="btn" onClick={() => ask(false)}>
        Leave it
      </button>
    </>
  )
}
