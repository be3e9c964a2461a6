'use client'

import { useMemo, useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { shortages, shortageWords, type Units, unitsOfLines } from '@/lib/domain/availability'
import { addItem, type Cart, emptyCart, linesToSend, totalPence } from '@/lib/domain/cart'
import { linkFrom } from '@/lib/domain/link'
import type { Item, Menu } from '@/lib/domain/menu'
import type { Payment } from '@/lib/domain/order'
import { orderLimits } from '@/lib/domain/pricing'
import type { Promised } from '@/lib/domain/promise/promise'
import { overLeft, withinLeft } from '@/lib/domain/within-left'
import type { PlaceOrderInput } from '@/lib/inputs/order'
import type { OutboxView } from '../live/use-outbox'
import type { OrderCounter } from './use-counter'

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
  cart: Cart
  /** The menu that this sale began with: a new one must not change a price between telling and taking it. */
  menu: Menu
  /** What to tell the customer of what is on the order now. */
  promised: Promised | null
  /** Digits that were typed for the next tile. */
  digits: string
  /** Null while selling. */
  paid: PaidOrder | null
  /** Why the last payment could not be taken, or why the next one will not be. */
  trouble: string | null
  tap: (item: Item) => void
  change: (change: (cart: Cart) => Cart) => void
  type: (digit: string) => void
  clearDigits: () => void
  payCash: (tenderedPence: number) => void
  payCard: () => void
  next: () => void
}

export const ordersPath = '/api/orders'

/** What is left of what is counted, and where it is said that there is not enough. */
type Stock = { left: Units; say: (said: string) => void }

/** What to tell the customer of a cart; null when nobody knows. */
type ToPromise = (menu: Menu, cart: Cart) => Promised | null

export function useSale(
  till: number,
  latestMenu: Menu,
  counter: OrderCounter,
  outbox: Pick<OutboxView, 'keepOrder'>,
  toPromise: ToPromise,
  { left, say }: Stock,
): Sale {
  const [cart, setCart] = useState(emptyCart)
  const [begunWith, setBegunWith] = useState<Menu | null>(null)
  const [digits, setDigits] = useState('')
  const [paid, setPaid] = useState<PaidOrder | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  // A ref, not state: the second tap of a double tap comes before the next render, and must not make a second order. Closed from
  // the tap that pays until the next customer, so nothing is added to an order while it is written down either.
  const closed = useRef(false)
  const menu = (cart.lines.length > 0 && begunWith) || latestMenu
  const promised = useMemo(() => toPromise(menu, cart), [toPromise, menu, cart])

  const short = shortageWords(menu, shortages(left, unitsOfLines(menu, cart.lines)))

  const change = (by: (cart: Cart) => Cart) => {
    if (closed.current) return
    setCart((current) => withinLeft(menu, left, current, by(current)))
    const over = shortageWords(menu, overLeft(menu, left, cart, by(cart)))
    if (over !== null) say(sentence(over))
  }

  const tap = (item: Item) => {
    if (closed.current) return
    if (cart.lines.length === 0) setBegunWith(latestMenu)
    change((current) => addItem(current, menu, item, Math.max(1, Number(digits))))
    setDigits('')
  }

  const pay = async (payment: Payment) => {
    if (closed.current || cart.lines.length === 0 || short !== null) return
    closed.current = true
    const paidAtMs = Date.now()
    const id = uuidv7()
    const link = linkFrom(crypto.getRandomValues(new Uint8Array(26)))
    const total = totalPence(menu, cart)
    const kept = await outbox.keepOrder(counter.asked, (order) => {
      const sold = { lines: linesToSend(cart), eatIn: cart.eatIn, payment, menuVersion: menu.version }
      const promisedAt = promised ? { promisedAt: new Date(promised.atMs).toISOString() } : {}
      const body: PlaceOrderInput = { id, till, order, link, ...sold, ...promisedAt }
      return { id, path: ordersPath, body, label: String(order), amountPence: total, keptAtMs: paidAtMs }
    })
    if (kept === null) {
      closed.current = false
      setTrouble('This till cannot write the order down: its storage is full or switched off. Take no money; use another till.')
      return
    }
    setTrouble(null)
    setPaid({ id, order: Number(kept.label), cart, menu, totalPence: total, payment, paidAtMs, keptAtMs: Date.now(), promised, link })
  }

  return {
    cart,
    menu,
    promised,
    digits,
    paid,
    trouble: short === null ? trouble : `${sentence(short)} Take it off the order before you take the money.`,
    tap,
    change,
    type: (digit) => setDigits((typed) => (Number(typed + digit) > orderLimits.quantity ? digit : typed + digit).replace(/^0+/, '')),
    clearDigits: () => setDigits(''),
    payCash: (tenderedPence) => void pay({ method: 'cash', tenderedPence }),
    payCard: () => void pay({ method: 'card' }),
    next: () => {
      closed.current = false
      setPaid(null)
      setCart(emptyCart)
      setBegunWith(null)
      setDigits('')
    },
  }
}

const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
