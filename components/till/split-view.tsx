'use client'

import { useState } from 'react'
import { itemOf, totalPence } from '@/lib/domain/cart'
import { penceFrom } from '@/lib/domain/cash'
import { formatPence } from '@/lib/domain/money'
import { type Units, unitsLeft } from '@/lib/domain/split'
import { PaidParts } from './paid-parts'
import styles from './taking.module.css'
import tillStyles from './till.module.css'
import type { Sale } from './use-sale'
import type { Taking } from './use-taking'

/** Who pays what: chosen here, and taken by the keys of the docket. */
export function SplitView({ sale, taking }: { sale: Sale; taking: Taking }) {
  const { parts, leftPence, sharePence } = taking
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.h2}>Split {formatPence(totalPence(sale.menu, sale.cart))}</h2>
        <p className={styles.now} role="status">
          {parts.length === 0 ? 'The first one pays ' : 'The next one pays '}
          <b>{formatPence(sharePence)}</b> of <b>{formatPence(leftPence)}</b> left
        </p>
        {!taking.held && (
          <button type="button" className="btn end" onClick={() => taking.split(false)}>
            Back to the order
          </button>
        )}
      </header>
      {/* A new one pays now: what was typed for the one before is not theirs. */}
      <Shares key={parts.length} taking={taking} />
      <Lines sale={sale} taking={taking} />
      {parts.length > 0 && <PaidParts parts={parts} takeBack={taking.takeBack} />}
    </>
  )
}

function Shares({ taking: { share, choose, leftPence } }: { taking: Taking }) {
  const [text, setText] = useState('')
  const people = share.by === 'people' ? share.people : null
  const type = (typed: string) => {
    setText(typed)
    const pence = penceFrom(typed)
    choose(pence === null || pence === 0 ? { by: 'all' } : { by: 'amount', pence })
  }
  const tooMuch = share.by === 'amount' && share.pence > leftPence
  return (
    <div className={styles.shares}>
      <div role="group" aria-label="Equal shares" className="seg">
        {[2, 3, 4].map((n) => (
          <button
            key={n}
            type="button"
            className={`btn ${people === n ? 'on' : ''}`}
            aria-pressed={people === n}
            onClick={() => {
              setText('')
              choose({ by: 'people', people: n })
            }}
          >
            {n} equal shares
          </button>
        ))}
        <button
          type="button"
          className={`btn ${share.by === 'all' ? 'on' : ''}`}
          aria-pressed={share.by === 'all'}
          onClick={() => {
            setText('')
            choose({ by: 'all' })
          }}
        >
          All that is left
        </button>
      </div>
      <label className={styles.amountField}>
        <span>Or an amount</span>
        <input
          className={tillStyles.field}
          placeholder="£"
          inputMode="decimal"
          autoComplete="off"
          aria-label="Amount that the next one pays, in pounds"
          value={text}
          onChange={(event) => type(event.target.value)}
        />
        {tooMuch && <span>No more than what is left</span>}
      </label>
    </div>
  )
}

/** What the next one has ordered: each tap is one more of a line, until none is left, and then none. */
function Lines({ sale: { cart, menu }, taking }: { sale: Sale; taking: Taking }) {
  const { share, parts, choose } = taking
  const chosen: Units = share.by === 'lines' ? share.units : {}
  const tap = (key: number, left: number) => {
    const units = { ...chosen, [key]: (chosen[key] ?? 0) >= left ? 0 : (chosen[key] ?? 0) + 1 }
    const isEmpty = Object.values(units).every((n) => n === 0)
    choose(isEmpty ? { by: 'all' } : { by: 'lines', units })
  }
  return (
    <div role="group" aria-label="What the next one pays for" className={styles.lines}>
      {cart.lines.map((line) => {
        const left = unitsLeft({ cart, parts }, line.key)
        const n = chosen[line.key] ?? 0
        return (
          <button
            key={line.key}
            type="button"
            className={`btn ${styles.line} ${n > 0 ? 'on' : ''}`}
            aria-pressed={n > 0}
            disabled={left === 0}
            onClick={() => tap(line.key, left)}
          >
            <span className="grow">{itemOf(menu, line)?.name ?? line.item}</span>
            <b>{left === 0 ? 'paid' : `${n} of ${left}`}</b>
          </button>
        )
      })}
    </div>
  )
}
