'use client'

import { useState } from 'react'
import { type CartDiscount, fullPence } from '@/lib/domain/cart'
import { penceFrom } from '@/lib/domain/cash'
import { discountPence } from '@/lib/domain/discount'
import { isWithin } from '@/lib/domain/limits'
import { formatPence } from '@/lib/domain/money'
import styles from './back.module.css'
import { ManagersLeave } from './managers-leave'
import { discountReasons } from './order-words'
import { Reasons } from './reasons'
import { useLimits } from './use-limits'
import type { Sale } from './use-sale'

type Amount = { percent: number } | { pence: number }
type Props = { sale: Sale; linked: boolean; close: () => void }

const quick: readonly { words: string; amount: Amount }[] = [
  { words: '10 %', amount: { percent: 10 } },
  { words: '20 %', amount: { percent: 20 } },
  { words: '£1', amount: { pence: 100 } },
]

/** Takes something off the order that is being taken: how much, why, and above the limits by a manager's leave. */
export function DiscountPanel({ sale, linked, close }: Props) {
  const limits = useLimits()
  const [amount, setAmount] = useState<Amount | null>(null)
  const [reason, setReason] = useState<string | null>(null)
  const [asksManager, setAsksManager] = useState(false)
  const ofPence = fullPence(sale.menu, sale.cart)
  const pence = amount === null ? 0 : discountPence({ ...amount, reason: '' }, ofPence)
  const within = isWithin(limits, 'discount', pence, ofPence)
  const take = (discount: CartDiscount) => {
    sale.discount(discount)
    close()
  }
  const next = () => {
    if (amount === null || reason === null) return
    if (within) take({ ...amount, reason })
    else setAsksManager(true)
  }
  // What a manager has allowed is an amount: the order may grow, the discount does not.
  const given = (approval: string) => take({ pence, reason: reason ?? '', approval, approvedPence: pence })
  if (asksManager) return <ManagersLeave wanted={{ kind: 'discount', pence }} given={given} close={() => setAsksManager(false)} />
  return (
    <section className={styles.panel} aria-label="Discount">
      <header className={styles.head}>
        <b>Discount</b>
        <span className="grow">
          up to {limits.discountPercent} % and {formatPence(limits.discountPence)} without a manager
        </span>
        <span className={styles.sum}>{formatPence(-pence)}</span>
      </header>
      <Amounts amount={amount} choose={setAmount} />
      <Reasons of={discountReasons} reason={reason} choose={setReason} />
      {!within && !linked && (
        <p className={styles.trouble} role="alert">
          A manager’s PIN needs the link to the shop. Without it a till gives up to {limits.discountPercent} % and{' '}
          {formatPence(limits.discountPence)}.
        </p>
      )}
      <div className={styles.row}>
        <button type="button" className="btn gold" disabled={pence === 0 || reason === null || (!within && !linked)} onClick={next}>
          Take {formatPence(pence)} off
        </button>
        {sale.cart.discount && (
          <button
            type="button"
            className="btn danger"
            onClick={() => {
              sale.discount(null)
              close()
            }}
          >
            No discount
          </button>
        )}
        <button type="button" className="btn end" onClick={close}>
          Back
        </button>
      </div>
    </section>
  )
}

function Amounts({ amount, choose }: { amount: Amount | null; choose: (amount: Amount | null) => void }) {
  const isChosen = (one: Amount) => JSON.stringify(one) === JSON.stringify(amount)
  return (
    <div className={styles.row} role="group" aria-label="How much">
      {quick.map(({ words, amount: one }) => (
        <button
          key={words}
          type="button"
          className={`btn ${isChosen(one) ? 'on' : ''}`}
          aria-pressed={isChosen(one)}
          onClick={() => choose(one)}
        >
          {words}
        </button>
      ))}
      <input
        className={styles.field}
        aria-label="Another amount, in pounds"
        placeholder="£"
        inputMode="decimal"
        autoComplete="off"
        onChange={(event) => {
          const pence = penceFrom(event.target.value)
          choose(pence === null || pence === 0 ? null : { pence })
        }}
      />
    </div>
  )
}
