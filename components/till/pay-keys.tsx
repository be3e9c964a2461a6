'use client'

import { useState } from 'react'
import { totalPence } from '@/lib/domain/cart'
import { face, penceFrom, quickNotes } from '@/lib/domain/cash'
import { formatPence } from '@/lib/domain/money'
import styles from './till.module.css'
import type { Sale } from './use-sale'

export function PayKeys({ sale }: { sale: Sale }) {
  const [other, setOther] = useState(false)
  const total = totalPence(sale.menu, sale.cart)
  const nothing = sale.cart.lines.length === 0
  const cannot = nothing || sale.waits !== null
  return (
    <div className={styles.pay}>
      <button
        type="button"
        className={`btn gold ${styles.big}`}
        disabled={cannot}
        onClick={() => sale.payCash(total)}
        aria-keyshortcuts="Enter"
      >
        <span>
          Exact cash <b>{formatPence(total)}</b>
        </span>
      </button>
      <button type="button" className={`btn sea ${styles.big}`} disabled={cannot} onClick={sale.payCard} aria-keyshortcuts="F8">
        <span>
          Card <b>{formatPence(total)}</b>
        </span>
      </button>
      {other && sale.waits === null ? (
        <OtherAmount totalPence={total} pay={sale.payCash} close={() => setOther(false)} />
      ) : (
        <div className={styles.notes}>
          {quickNotes(total).map((pence, at) => (
            <button key={`note-${at + 1}`} type="button" className="btn" disabled={cannot} onClick={() => sale.payCash(pence)}>
              {nothing ? '–' : face(pence)}
              {!nothing && <span className="sr-only"> cash</span>}
            </button>
          ))}
          <button type="button" className="btn" disabled={cannot} onClick={() => setOther(true)}>
            Other
          </button>
        </div>
      )}
    </div>
  )
}

type OtherProps = { totalPence: number; pay: (tenderedPence: number) => void; close: () => void }

function OtherAmount({ totalPence: total, pay, close }: OtherProps) {
  const [text, setText] = useState('')
  const pence = penceFrom(text)
  const enough = pence !== null && pence >= total
  return (
    <form
      className={styles.other}
      onSubmit={(event) => {
        event.preventDefault()
        if (enough) pay(pence)
      }}
    >
      {/* Opened by the Other key just now: the next thing anybody does is type the amount. */}
      <input
        className={styles.field}
        aria-label="Cash given, in pounds"
        placeholder="£"
        inputMode="decimal"
        autoComplete="off"
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="btn gold" disabled={!enough}>
        {pence !== null && !enough ? `${formatPence(total - pence)} short` : 'Take cash'}
      </button>
      <button type="button" className="btn" onClick={close}>
        Back
      </button>
    </form>
  )
}
