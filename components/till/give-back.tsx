'use client'

import { type RefObject, useId, useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { formatPence } from '@/lib/domain/money'
import type { PaymentMethod } from '@/lib/domain/order'
import { backWords, toCardProblem, usualBack } from '@/lib/domain/payment'
import { decideBack, type Units, unitsByLine, unitsLeft, unitsOf } from '@/lib/domain/refund'
import type { OrderDetail } from '@/lib/realtime/order-list'
import { askNow } from '../live/do-now'
import styles from './back.module.css'
import { ManagerPin } from './manager-pin'
import { refundReasons, voidReasons } from './order-words'
import { Reasons } from './reasons'

export type BackAct = 'cancelled' | 'changed' | 'refunded'
type Props = {
  act: BackAct
  order: OrderDetail
  believed: RefObject<number | null>
  /** The shop has said that the order is not as it was shown: looks at it again. */
  again: () => void
  done: (said: string) => void
  close: () => void
}

const titles = { cancelled: 'Void the order', changed: 'Void lines', refunded: 'Refund' } as const

/** Which lines, why, and how the money goes back. Decided by the shop at once, with a manager's PIN where it asks for one. */
export function GiveBack({ act, order: latest, believed, again, done, close }: Props) {
  // As it was when it was sent, until the shop has said what became of it: who does it again must see what was done.
  const [asSent, setAsSent] = useState<OrderDetail | null>(null)
  const order = asSent ?? latest
  const placed = order.facts.placed
  const lines = placed?.lines ?? []
  const given = unitsOf(Object.values(order.facts.givenBack ?? {}))
  const left = unitsLeft(lines, given)
  const [chosen, setChosen] = useState<readonly Units[]>(act === 'changed' ? [] : left)
  const [reason, setReason] = useState<string | null>(null)
  const [wished, setWished] = useState<PaymentMethod | null>(null)
  const [asksManager, setAsksManager] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  // The same act however often it is tried: an answer that was lost must not give the money back twice.
  const sent = useRef<{ id: string; of: string } | null>(null)
  const wanted = act === 'cancelled' ? left : stillLeft(left, chosen)
  const pence = costOf(lines, given, wanted)
  const notToCard = order.left ? toCardProblem(order.left, pence) : null
  const possible = wished === 'card' && notToCard !== null ? null : wished
  const method = possible ?? (order.left ? usualBack(order.left, pence) : null)
  const back = act === 'cancelled' ? order.left : method && { cash: 0, card: 0, [method]: pence }
  const how = back ? backWords(back) : ''

  const send = async (approval?: string) => {
    if (reason === null || asking) return
    const wish = {
      reason,
      ...(act === 'changed' && { remove: wanted }),
      ...(act === 'refunded' && { lines: wanted }),
      ...(act !== 'cancelled' && placed?.payment && method && { method }),
    }
    const of = JSON.stringify(wish)
    if (sent.current?.of !== of) sent.current = { id: uuidv7(), of }
    believed.current ??= returnsOf(order)
    setAsking(true)
    setAsSent(order)
    const expects = { returns: believed.current }
    const asked = await askNow(`/api/orders/${order.id}/${act}`, { id: sent.current.id, ...wish, expects, ...(approval && { approval }) })
    setAsking(false)
    setAsksManager(!asked.ok && asked.id === 'needs-approval')
    if (asked.ok) {
      believed.current = null
      return done(saidOf(act, placed?.ticket ?? '', how || (pence > 0 ? formatPence(pence) : '')))
    }
    setTrouble(asked.why)
    if (!isUnknown(asked.id)) setAsSent(null)
    if (asked.id === 'state') lookAgain()
  }

  const lookAgain = () => {
    believed.current = null
    setChosen([])
    again()
  }

  if (asksManager)
    return (
      <ManagerPin
        wanted={{ kind: act === 'refunded' ? 'refund' : 'void', pence }}
        given={(approval) => void send(approval)}
        close={() => setAsksManager(false)}
      />
    )
  return (
    <section className={styles.panel} aria-label={titles[act]}>
      <header className={styles.head}>
        <b>{placed?.ticket}</b>
        <span className="grow">{titles[act]}</span>
        <span className={styles.sum}>{how || formatPence(pence)} back</span>
      </header>
      {act !== 'cancelled' && <Choose lines={lines} left={left} chosen={wanted} choose={setChosen} />}
      <Reasons of={act === 'refunded' ? refundReasons : voidReasons} reason={reason} choose={setReason} />
      {act !== 'cancelled' && placed?.payment && <Method method={method} notToCard={notToCard} choose={setWished} />}
      {act !== 'cancelled' && order.left && order.left.cash > 0 && order.left.card > 0 && <p>Its money: {backWords(order.left)}.</p>}
      {trouble && (
        <p className={styles.trouble} role="alert">
          {trouble}
        </p>
      )}
      <div className={styles.row}>
        <button
          type="button"
          className="btn danger"
          disabled={reason === null || asking || wanted.length === 0}
          onClick={() => void send()}
        >
          {act === 'refunded' ? 'Give back' : 'Void'} {formatPence(pence)}
        </button>
        <button type="button" className="btn end" onClick={close}>
          Back
        </button>
      </div>
    </section>
  )
}

/** Nobody knows whether it was done. */
const isUnknown = (refusal: string | null) => refusal === null || refusal === 'not-confirmed'

/** How often something has gone back of it. */
const returnsOf = ({ facts }: OrderDetail) => Object.keys(facts.givenBack ?? {}).length

/** Of what was chosen no more than is left by now: another till may have given some of it back. */
function stillLeft(left: readonly Units[], chosen: readonly Units[]): Units[] {
  const most = unitsByLine(left)
  return chosen.flatMap(({ line, quantity }) => {
    const still = Math.min(quantity, most.get(line) ?? 0)
    return still > 0 ? [{ line, quantity: still }] : []
  })
}

/** VAT is the shop's business: here only what the customer gets back is shown. */
function costOf(lines: readonly { quantity: number; totalPence: number }[], given: readonly Units[], chosen: readonly Units[]): number {
  const plain = lines.map((line) => ({ ...line, vat: 'zero' as const, vatPence: 0 }))
  const decided = decideBack(plain, given, chosen)
  return decided.ok ? decided.totalPence : 0
}

function saidOf(act: BackAct, ticket: string, how: string): string {
  const money = how === '' ? '' : ` Give back ${how}.`
  return act === 'refunded' ? `${ticket} is refunded.${money}` : `${ticket} is ${act === 'cancelled' ? 'void' : 'changed'}.${money}`
}

type ChooseProps = {
  lines: readonly { name: string; quantity: number }[]
  left: readonly Units[]
  chosen: readonly Units[]
  choose: (units: readonly Units[]) => void
}

function Choose({ lines, left, chosen, choose }: ChooseProps) {
  const most = unitsByLine(left)
  const now = unitsByLine(chosen)
  const set = (line: number, quantity: number) =>
    choose([...chosen.filter((one) => one.line !== line), ...(quantity > 0 ? [{ line, quantity }] : [])])
  return (
    <ul className={styles.list} aria-label="Lines to give back">
      {lines.map(({ name }, line) => {
        const [some, all] = [now.get(line) ?? 0, most.get(line) ?? 0]
        return (
          <li key={`${line + 1}-${name}`} className={styles.sold}>
            <button
              type="button"
              className="btn"
              aria-label={`One ${name} fewer`}
              disabled={some === 0}
              onClick={() => set(line, some - 1)}
            >
              −
            </button>
            <b>
              {some} of {all}
            </b>
            <button
              type="button"
              className="btn"
              aria-label={`One ${name} more`}
              disabled={some >= all}
              onClick={() => set(line, some + 1)}
            >
              +
            </button>
            <span className="grow">{name}</span>
          </li>
        )
      })}
    </ul>
  )
}

type MethodProps = {
  method: PaymentMethod | null
  /** Why it cannot go to the card. */
  notToCard: string | null
  choose: (method: PaymentMethod) => void
}

function Method({ method, notToCard, choose }: MethodProps) {
  const why = useId()
  return (
    <div className={styles.row} role="group" aria-label="How it goes back">
      {(['cash', 'card'] as const).map((one) => (
        <button
          key={one}
          type="button"
          className={`btn ${one === method ? 'on' : ''}`}
          aria-pressed={one === method}
          disabled={one === 'card' && notToCard !== null}
          aria-describedby={one === 'card' && notToCard !== null ? why : undefined}
          onClick={() => choose(one)}
        >
          {one === 'cash' ? 'In cash' : 'To the card'}
        </button>
      ))}
      {notToCard !== null && <span id={why}>{notToCard}</span>}
    </div>
  )
}
