'use client'

import { useMemo, useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { shortages, shortageWords, type Units, unitsOfLines } from '@/lib/domain/availability'
import {
  addItem,
  type Cart,
  type CartDiscount,
  emptyCart,
  fullPence,
  linesToSend,
  offPence,
  setDiscount,
  totalPence,
} from '@/lib/domain/cart'
import { allergiesToSend, waitsForAllergy } from '@/lib/domain/cart-allergy'
import { isWithin } from '@/lib/domain/limits'
import { linkFrom } from '@/lib/domain/link'
import type { Item, Menu } from '@/lib/domain/menu'
import type { Payment } from '@/lib/domain/order'
import { orderLimits } from '@/lib/domain/pricing'
import type { Promised } from '@/lib/domain/promise/promise'
import { overLeft, withinLeft } from '@/lib/domain/within-left'
import type { PlaceOrderInput, VoidSaleInput } from '@/lib/inputs/order'
import { ordersPath } from '../live/queue'
import type { OutboxView } from '../live/use-outbox'
import type { SoldStamp } from './sold-stamp'
import type { OrderCounter } from './use-counter'
import { knownLimits } from './use-limits'

/** An order that has been paid for and written down on this till. */
export type PaidOrder = {
  id: string
  order: number
  cart: Cart
  menu: Menu
  totalPence: number
  payment: Payment
  paidAtMs: number
  keptAtMs: number
  /** What the customer was told; null when nobody knew. */
  promised: Promised | null
  /** What follows it on a phone, and is scanned when it is fetched. */
  link: string
}

export type Sale = {
  /** The sale's from its first line on, and the order's that it becomes: what was sold, parked or voided is known by it. Null: nothing is on it. */
  id: string | null
  cart: Cart
  /** The menu that this sale began with: a new one must not change a price between telling and taking it. */
  menu: Menu
  /** What to tell the customer of what is on the order now. */
  promised: Promised | null
  /** Digits that were typed for the next tile. */
  digits: string
  /** Why no money may be taken yet, in words; null when it may. */
  waits: string | null
  /** Null while selling. */
  paid: PaidOrder | null
  /** Why the last payment could not be taken, or why the next one will not be. */
  trouble: string | null
  tap: (item: Item) => void
  change: (change: (cart: Cart) => Cart) => void
  type: (digit: string) => void
  clearDigits: () => void
  /** Whether money may be taken for what is on the order; says why not. */
  mayPay: () => boolean
  /** Writes the order down as paid, under this id. False: it is not on the disk, or another tap was quicker. */
  sell: (payment: Payment, id: string) => Promise<boolean>
  /** While money is being taken nothing of the order changes. */
  hold: (held: boolean) => void
  /** Says why money cannot be taken. */
  cannot: (trouble: string | null) => void
  next: () => void
  /** Keeps what is on the docket elsewhere, and only then takes it off. */
  putAside: (keep: (id: string, cart: Cart, menu: Menu) => Promise<boolean>) => Promise<void>
  /**
   * Goes on with a sale that was begun before (under its `id`) or put aside, at the prices of its own menu. False: something is on
   * the docket, as it stands now and not as it stood when it was last drawn.
   */
  takeUp: (cart: Cart, menu: Menu, id?: string) => boolean
  discount: (discount: CartDiscount | null) => void
  /** Nobody has paid, and nobody wants it any more. Above the limit with a manager's approval. */
  throwAway: (reason: string, approval?: string) => void
}

/** What the till says when it can keep nothing. */
export const notWritten = 'This till cannot write the order down: its storage is full or switched off. Take no money; use another till.'

/** What the till says of a sale that another tab of it has sold: a tab that was copied has the same one. */
export const soldBefore = 'This sale is sold, parked or voided already, in another tab of this till. Take no money; void it here.'

/** What is on the docket. */
type OnDocket = { id: string | null; cart: Cart; begunWith: Menu | null }
const emptyDocket: OnDocket = { id: null, cart: emptyCart, begunWith: null }

/**
 * What is left of what is counted, and where it is said that there is not enough. `stamp`: what the shop is told of when something
 * was sold here and by whom.
 */
type Stock = { left: Units; say: (said: string) => void; stamp: (atMs: number) => SoldStamp }

/** What to tell the customer of a cart; null when nobody knows. */
type ToPromise = (menu: Menu, cart: Cart) => Promised | null

export function useSale(
  till: number,
  latestMenu: Menu,
  counter: OrderCounter,
  outbox: Pick<OutboxView, 'keep' | 'keepOrder' | 'became'>,
  toPromise: ToPromise,
  { left, say, stamp }: Stock,
): Sale {
  const [docket, setDocket] = useState(emptyDocket)
  // What waits for the shop's answer decides by what is on the docket when that comes.
  const latest = useRef(docket)
  const [digits, setDigits] = useState('')
  const [paid, setPaid] = useState<PaidOrder | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  // A ref, not state: the second tap of a double tap comes before the next render, and must not make a second order. Closed from
  // the tap that pays until the next customer, so nothing is added to an order while it is written down either.
  const closed = useRef(false)
  const held = useRef(false)
  const menuOf = (one: OnDocket) => (one.cart.lines.length > 0 && one.begunWith) || latestMenu
  const { cart } = docket
  const menu = menuOf(docket)
  const promised = useMemo(() => toPromise(menu, cart), [toPromise, menu, cart])

  const waits = useMemo(() => waitsForAllergy(menu, cart), [menu, cart])
  const short = shortageWords(menu, shortages(left, unitsOfLines(menu, cart.lines)))

  const put = (next: OnDocket) => {
    latest.current = next
    setDocket(next)
  }

  const begin = () => {
    closed.current = false
    held.current = false
    setPaid(null)
    put(emptyDocket)
    setDigits('')
    setTrouble(null)
  }

  const change = (by: (cart: Cart) => Cart) => {
    if (closed.current || held.current) return
    const before = latest.current
    const its = menuOf(before)
    const wanted = by(before.cart)
    put(withCart(before, withinLeft(its, left, before.cart, wanted), its))
    const over = shortageWords(its, overLeft(its, left, before.cart, wanted))
    if (over !== null) say(sentence(over))
  }

  const tap = (item: Item) => {
    if (closed.current || held.current) return
    const its = menuOf(latest.current)
    change((current) => addItem(current, its, item, Math.max(1, Number(digits))))
    setDigits('')
  }

  const mayPay = () => {
    if (closed.current || cart.lines.length === 0 || waits !== null) return false
    // Once money is taken for a part of it the order is sold, whatever another till sells meanwhile: the shop decides.
    if (short !== null && !held.current) return false
    const tooMuch = isTooMuchOff(menu, cart)
    if (tooMuch) setTrouble('The discount is more than this till may give for what is on the order now. Tap Discount again.')
    return !tooMuch
  }

  const sell = async (payment: Payment, id: string) => {
    if (!mayPay()) return false
    closed.current = true
    const paidAtMs = Date.now()
    const link = linkFrom(crypto.getRandomValues(new Uint8Array(26)))
    const total = totalPence(menu, cart)
    const kept = await outbox.keepOrder(counter.asked, (order) => {
      const sold = { lines: linesToSend(cart), eatIn: cart.eatIn, payment, menuVersion: menu.version }
      const off = cart.discount ? { discount: discountToSend(cart.discount) } : {}
      const promisedAt = promised ? { promisedAt: new Date(promised.atMs).toISOString() } : {}
      const allergies = allergiesToSend(cart)
      const stamped = { ...promisedAt, ...stamp(paidAtMs) }
      const body: PlaceOrderInput = { id, till, order, link, ...sold, ...off, ...stamped, ...(allergies && { allergies }) }
      return { id, path: ordersPath, body, label: String(order), amountPence: total, keptAtMs: paidAtMs }
    })
    if (kept === null) {
      closed.current = false
      setTrouble((await outbox.became(id)) === 'done' ? soldBefore : notWritten)
      return false
    }
    setTrouble(null)
    setPaid({ id, order: Number(kept.label), cart, menu, totalPence: total, payment, paidAtMs, keptAtMs: Date.now(), promised, link })
    return true
  }

  const putAside: Sale['putAside'] = async (keep) => {
    const { id, cart: aside } = latest.current
    if (closed.current || held.current || id === null) return
    closed.current = true
    const kept = await keep(id, aside, menuOf(latest.current))
    closed.current = false
    setTrouble(kept ? null : 'This till cannot write the sale down: its storage is full or switched off. It stays on the docket.')
    if (!kept) return
    put(emptyDocket)
    setDigits('')
  }

  const takeUp: Sale['takeUp'] = (taken, its, id = uuidv7()) => {
    if (closed.current || held.current || latest.current.cart.lines.length > 0) return false
    setTrouble(null)
    put({ id, cart: taken, begunWith: its })
    return true
  }

  return {
    putAside,
    takeUp,
    id: docket.id,
    cart,
    menu,
    promised,
    digits,
    waits,
    paid,
    trouble: short === null ? trouble : `${sentence(short)} Take it off the order before you take the money.`,
    tap,
    change,
    type: (digit) => setDigits((typed) => (Number(typed + digit) > orderLimits.quantity ? digit : typed + digit).replace(/^0+/, '')),
    clearDigits: () => setDigits(''),
    mayPay,
    sell,
    hold: (yes) => {
      held.current = yes
    },
    cannot: setTrouble,
    next: begin,
    discount: (discount) => change((current) => setDiscount(current, discount)),
    throwAway: (reason, approval) => {
      const { id } = docket
      if (closed.current || held.current || id === null) return
      const lines = linesToSend(cart)
      const body: VoidSaleInput = { id, till, lines, eatIn: cart.eatIn, menuVersion: menu.version, reason, ...(approval && { approval }) }
      const amountPence = totalPence(menu, cart)
      if (outbox.keep({ id, path: '/api/sales/voided', body, label: 'A void order', amountPence, keptAtMs: Date.now() })) begin()
    },
  }
}

/** The id comes with the first line and goes with the last one, as does the menu. */
function withCart(before: OnDocket, cart: Cart, menu: Menu): OnDocket {
  if (cart.lines.length === 0) return { ...emptyDocket, cart }
  return { id: before.id ?? uuidv7(), cart, begunWith: menu }
}

/** The shop would refuse it, and money would have been taken: lines may have gone since it was given. */
function isTooMuchOff(menu: Menu, cart: Cart): boolean {
  const pence = offPence(menu, cart)
  const allowed = cart.discount?.approvedPence ?? 0
  return pence > allowed && !isWithin(knownLimits(), 'discount', pence, fullPence(menu, cart))
}

function discountToSend({ percent, pence, reason, approval }: CartDiscount): NonNullable<PlaceOrderInput['discount']> {
  return { reason, ...(percent !== undefined && { percent }), ...(pence !== undefined && { pence }), ...(approval && { approval }) }
}
const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
