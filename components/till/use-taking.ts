'use client'

import { useEffect, useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { totalPence } from '@/lib/domain/cart'
import type { PaymentMethod } from '@/lib/domain/order'
import { paymentOfParts, sumOf } from '@/lib/domain/payment'
import { type CardAsked, leftPence, nextShare, type OpenSale, type Share, sharePence, type TakenPart } from '@/lib/domain/split'
import type { ReturnPaymentInput } from '@/lib/inputs/order'
import { type Reached, takeCard } from '../live/card-terminal'
import type { Kept } from '../live/queue'
import type { OutboxView } from '../live/use-outbox'
import { useOpenSale } from './use-open-sale'
import { notWritten, type Sale, soldBefore } from './use-sale'

/** A card: the terminal is taking it; nobody knows whether it did; or there is no link to it, and it is taken by hand. */
export type Asking = CardAsked & { state: 'waiting' | 'unknown' | 'by-hand'; why: string }

type State = {
  /** The sale's, and the order's that it becomes; null until money is taken. */
  id: string | null
  parts: readonly TakenPart[]
  share: Share
  asking: Asking | null
  /** Why the last card was not taken. */
  declined: string | null
  splitting: boolean
  /** A part has been paid this moment: the second tap of a double tap must not pay the next one's. */
  deaf: boolean
}

const nothingTaken: State = { id: null, parts: [], share: { by: 'all' }, asking: null, declined: null, splitting: false, deaf: false }

export type Taking = State & {
  leftPence: number
  /** What the next one pays. */
  sharePence: number
  /** Money has been taken, or may have been: nothing of the order can be changed. */
  held: boolean
  choose: (share: Share) => void
  split: (yes: boolean) => void
  payCash: (tenderedPence: number) => void
  payCard: () => void
  takeBack: (part: string) => void
  /** What somebody says who has looked at the terminal. */
  cardWasTaken: () => void
  cardWasNotTaken: () => void
  /** Asks the terminal again, for the same payment. */
  askAgain: () => void
  /** Stops waiting for the terminal. */
  giveUp: () => void
  next: () => void
}

/** The left side is about the money: shares, the terminal, or a card that was not taken. */
export const isAboutMoney = ({ splitting, held, declined }: Taking): boolean => splitting || held || declined !== null

const deafMs = 500

type Options = { till: number; sale: Sale; outbox: OutboxView; terminal: boolean; linked: boolean }

/** The money side of a sale: one payment or several, in cash or by card. What was taken is on this device's disk before it is shown as taken. */
export function useTaking({ till, sale, outbox, terminal, linked }: Options): Taking {
  const [state, setState] = useState(nothingTaken)
  // What happens while something is written down or the terminal is asked must not go by what was true before it.
  const latest = useRef(state)
  const busy = useRef(false)
  const deafTimer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const stop = useRef<AbortController | null>(null)
  const { menu, cart } = sale
  const splitting = { menu, cart, parts: state.parts }
  const pence = sharePence(splitting, state.share)
  const units = state.share.by === 'lines' ? state.share.units : {}

  const set = (change: Partial<State>) => {
    latest.current = { ...latest.current, ...change }
    const { parts, asking, splitting: isSplit } = latest.current
    sale.hold(parts.length > 0 || asking !== null || isSplit)
    setState(latest.current)
  }

  const hold = useOpenSale({
    sales: outbox.sales,
    openSale: outbox.openSale,
    idle: cart.lines.length === 0 && sale.paid === null && state.id === null,
    takeUp: (open: OpenSale) => {
      // Something has come onto the docket meanwhile: it waits for the next time that nothing is.
      if (!sale.takeUp(open.cart, open.menu, open.id)) return hold.letGo()
      const why = 'This till was loaded anew while the card was being taken.'
      set({
        id: open.id,
        parts: open.parts,
        asking: open.asked && { ...open.asked, state: 'unknown', why },
        splitting: open.parts.length > 0,
      })
    },
  })

  /** Writes down what is taken so far. */
  const keep = async (id: string, parts: readonly TakenPart[], asked: CardAsked | null, told?: Kept) => {
    await hold.own(id)
    const kept = await outbox.keepSale(id, parts.length === 0 && asked === null ? null : { id, cart, menu, parts, asked }, told)
    if (kept) sale.cannot(null)
    else sale.cannot((await outbox.became(id)) === 'done' ? soldBefore : notWritten)
    return kept
  }

  /** Of which nothing is taken any more is a sale like any other. */
  const stillOf = (id: string, parts: readonly TakenPart[]) => {
    if (parts.length > 0) return { id }
    hold.letGo()
    return { id: null }
  }

  /** One at a time, however often it is tapped. */
  const alone = async (act: (id: string) => Promise<void>) => {
    const own = latest.current.id ?? sale.id
    if (busy.current || cart.lines.length === 0 || own === null) return
    busy.current = true
    try {
      await act(own)
    } finally {
      busy.current = false
    }
  }

  const settle = (part: TakenPart) =>
    alone(async (id) => {
      const parts = [...latest.current.parts, part]
      if (sumOf(parts) >= totalPence(menu, cart)) {
        const sold = await sale.sell(paymentOfParts(parts.map(({ id: _, units: __, ...paid }) => paid)), id)
        if (sold) set({ id, parts, asking: null, declined: null })
        return
      }
      if (!(await keep(id, parts, null))) return
      set({ id, parts, asking: null, declined: null, share: nextShare(latest.current.share), deaf: true })
      deafTimer.current = setTimeout(() => set({ deaf: false }), deafMs)
    })

  const pay = (method: PaymentMethod, tenderedPence?: number) => {
    if (pence === 0 && leftPence(splitting) > 0) return
    if (latest.current.asking !== null || latest.current.deaf || !sale.mayPay()) return
    void settle({ id: uuidv7(), method, pence, units, ...(tenderedPence !== undefined && { tenderedPence }) })
  }

  const present = async (asked: CardAsked, reached: Reached) => {
    const mine = new AbortController()
    stop.current = mine
    set({ asking: { ...asked, state: 'waiting', why: '' }, declined: null })
    const answer = await takeCard(till, asked, reached, mine.signal)
    if (stop.current !== mine) return
    stop.current = null
    if (answer.kind === 'unknown') return set({ asking: { ...asked, state: 'unknown', why: answer.why } })
    if (answer.kind === 'declined') return notTaken(answer.why)
    await settle({ ...asked, method: 'card', reference: answer.reference })
    // Not on the disk: the question stays, with what the till says of its storage.
    if (latest.current.asking?.state === 'waiting') set({ asking: { ...asked, state: 'unknown', why: 'The card was taken.' } })
  }

  const notTaken = (declined: string | null) =>
    alone(async (id) => {
      const { parts } = latest.current
      if (await keep(id, parts, null)) set({ ...stillOf(id, parts), asking: null, declined })
    })

  const payCard = () => {
    if (!terminal || pence === 0) return pay('card')
    if (latest.current.asking !== null || latest.current.deaf || !sale.mayPay()) return
    const asked = { id: uuidv7(), pence, units }
    void alone(async (id) => {
      if (!(await keep(id, latest.current.parts, asked))) return
      set({ id, asking: { ...asked, state: linked ? 'waiting' : 'by-hand', why: '' }, declined: null })
      if (linked) void present(asked, 'has not')
    })
  }

  useEffect(
    () => () => {
      stop.current?.abort()
      clearTimeout(deafTimer.current)
    },
    [],
  )

  return {
    ...state,
    leftPence: leftPence(splitting),
    sharePence: pence,
    held: state.parts.length > 0 || state.asking !== null,
    choose: (share) => set({ share }),
    split: (yes) => set({ splitting: yes, share: { by: 'all' }, declined: null }),
    payCash: (tenderedPence) => pay('cash', tenderedPence),
    payCard,
    takeBack: (gone) =>
      void alone(async (id) => {
        const back = latest.current.parts.find((part) => part.id === gone)
        if (back === undefined) return
        const parts = latest.current.parts.filter((part) => part !== back)
        if (await keep(id, parts, null, returned(till, id, back))) set({ ...stillOf(id, parts), parts, share: { by: 'all' } })
      }),
    cardWasTaken: () => {
      const { asking } = latest.current
      if (asking) void settle({ id: asking.id, pence: asking.pence, units: asking.units, method: 'card' })
    },
    cardWasNotTaken: () => void notTaken(null),
    askAgain: () => {
      const { asking } = latest.current
      if (asking && asking.state !== 'waiting') void present({ id: asking.id, pence: asking.pence, units: asking.units }, 'may have')
    },
    giveUp: () => {
      const { asking } = latest.current
      stop.current?.abort()
      stop.current = null
      if (asking) set({ asking: { ...asking, state: 'unknown', why: 'It was given up on this till. Cancel it on the terminal too.' } })
    },
    next: () => {
      clearTimeout(deafTimer.current)
      hold.letGo()
      sale.next()
      latest.current = nothingTaken
      setState(nothingTaken)
    },
  }
}

/** The shop's log keeps that money was taken and given back, though no order may ever come of it. */
function returned(till: number, sale: string, { id, method, pence, reference }: TakenPart): Kept {
  const body: ReturnPaymentInput = { id, till, sale, method, pence, ...(reference !== undefined && { reference }) }
  return { id, path: '/api/payments/returned', body, label: 'Money given back', amountPence: pence, keptAtMs: Date.now() }
}
