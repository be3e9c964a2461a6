'use client'

import { type ReactNode, useState } from 'react'
import { face, penceFrom, quickNotes } from '@/lib/domain/cash'
import { formatPence } from '@/lib/domain/money'
import styles from './till.module.css'
import type { Taking } from './use-taking'

type Props = { taking: Taking; nothing: boolean; waits: boolean; entered: boolean; children: ReactNode }

/** Takes what the next one pays: the whole order, unless it is split. `nothing`: there is nothing to pay for; `waits`: an allergy has to be answered first; `entered`: the next Enter takes exact cash. */
export function PayKeys({ taking, nothing: isEmpty, waits, entered, children }: Props) {
  const [other, setOther] = useState(false)
  const total = taking.sharePence
  const nothing = isEmpty || taking.asking !== null || taking.deaf || (total === 0 && taking.leftPence > 0)
  const cannot = nothing || waits
  return (
    <div className={styles.pay}>
      <button
        type="button"
        className={`btn gold ${styles.big}`}
        disabled={cannot}
        onClick={() => taking.payCash(total)}
        aria-keyshortcuts="Enter"
      >
        <span>
          {entered && !cannot ? 'Enter again' : 'Exact cash'} <b>{formatPence(total)}</b>
        </span>
      </button>
      <button type="button" className={`btn sea ${styles.big}`} disabled={cannot} onClick={taking.payCard} aria-keyshortcuts="F8">
        <span>
          Card <b>{formatPence(total)}</b>
        </span>
      </button>
      {other && !waits ? (
        <OtherAmount totalPence={total} pay={taking.payCash} close={() => setOther(false)} />
      ) : (
        <div className={styles.notes}>
          {quickNotes(total).map((pence, at) => (
            <button key={`note-${at + 1}`} type="button" className="btn" disabled={cannot} onClick={() => taking.payCash(pence)}>
              {nothing ? '–' : face(pence)}
              {!nothing && <span className="sr-only"> cash</span>}
            </button>
          ))}
          <button type="button" className="btn" disabled={cannot} onClick={() => setOther(true)}>
            Other
          </button>
        </div>
      )}
      {children}
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
        if (!enough) return
        pay(pence)
        close()
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
