'use client'

import { useEffect, useState } from 'react'
import type { OrderFacts } from '@/lib/domain/board'
import { formatPence } from '@/lib/domain/money'
import { paidHow } from '@/lib/domain/payment'
import { type OrderLine, orderList } from '@/lib/realtime/order-list'
import { clockOf } from '../live/clock'
import { askNow } from '../live/do-now'
import styles from './back.module.css'
import { FoundOrder } from './found-order'
import { stateWords } from './order-words'

type Props = { orders: ReadonlyMap<string, OrderFacts>; say: (said: string) => void; close: () => void }
type Found = { date: string; orders: OrderLine[]; understood: boolean }

/** Finds an order by its number, time, amount or its customer's name, today or on a day before, and opens it. */
export function FindPanel({ orders, say, close }: Props) {
  const [text, setText] = useState('')
  const [date, setDate] = useState('')
  const [open, setOpen] = useState<string | null>(null)
  const { found, trouble } = useFound(text, date, open === null ? orders.size : null)
  if (open !== null) return <FoundOrder id={open} changed={orders.get(open)} say={say} close={() => setOpen(null)} />
  return (
    <section className={styles.panel} aria-label="Find an order">
      <div className={styles.row}>
        <input
          className={`${styles.field} grow`}
          aria-label="Number, time, amount or name"
          placeholder="Number 271 · time 18:42 · amount £10.60 · name"
          autoComplete="off"
          autoFocus
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <input
          className={styles.day}
          type="date"
          aria-label="Day"
          value={date || found?.date || ''}
          onChange={(event) => setDate(event.target.value)}
        />
        <button type="button" className="btn" onClick={close}>
          Back to the tiles
        </button>
      </div>
      <p className="muted" role="status">
        {trouble ?? wordsOf(found)}
      </p>
      <ul className={styles.list} aria-label="Orders">
        {(found?.orders ?? []).map((order) => (
          <li key={order.id}>
            <button type="button" onClick={() => setOpen(order.id)} aria-label={`Order ${order.ticket}`}>
              <b>{order.ticket}</b>
              <span>{clockOf(order.placedMs)}</span>
              <span className={styles.pence}>{formatPence(order.totalPence)}</span>
              <span>{order.payment === null ? 'not recorded' : paidHow[order.payment].toLowerCase()}</span>
              <span className="grow">
                {stateWords[order.state]}
                {order.name && ` · ${order.name}`}
              </span>
              {order.backPence > 0 && <span className={styles.back}>{formatPence(order.backPence)} back</span>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function wordsOf(found: Found | null): string {
  if (found === null) return 'Looking…'
  if (!found.understood) return 'Type a number (271), a time (18:42), an amount (£10.60) or a name.'
  return found.orders.length === 0 ? 'No such order on this day.' : 'The newest first.'
}

/** Asked again when something is typed, and when another order has come. `known`: how many this till knows; null while it is not looked at. */
function useFound(text: string, date: string, known: number | null): { found: Found | null; trouble: string | null } {
  const [answer, setAnswer] = useState<{ found: Found | null; trouble: string | null }>({ found: null, trouble: null })
  useEffect(() => {
    if (known === null) return
    let left = false
    const query = new URLSearchParams({ ...(text.trim() !== '' && { q: text.trim() }), ...(date !== '' && { date }) })
    void askNow(`/api/orders?${query.toString()}`, null).then((asked) => {
      if (left) return
      const read = asked.ok ? orderList.safeParse(asked.body) : null
      if (read?.success) setAnswer({ found: read.data, trouble: null })
      else setAnswer({ found: null, trouble: asked.ok ? 'The shop has not answered. Do it again.' : asked.why })
    })
    return () => {
      left = true
    }
  }, [text, date, known])
  return answer
}
