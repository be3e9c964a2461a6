'use client'

import { useMemo } from 'react'
import { type Age, ageOf } from '@/lib/domain/age'
import type { OrderFacts } from '@/lib/domain/board'
import { tickets as ticketsOf } from '@/lib/domain/kitchen-view'
import type { Menu } from '@/lib/domain/menu'
import { canComeBack, type Served, served } from '@/lib/domain/served'
import { type Shelf, shelves as shelvesOf } from '@/lib/domain/shelf'
import { atStation, type Station, type StationTicket } from '@/lib/domain/station'
import { longBounceMs } from '../live/use-bounce'
import { useMenu } from '../live/use-menu'
import type { OutboxView } from '../live/use-outbox'
import type { Shop } from '../live/use-shop'
import { useStanding } from '../live/use-standing'
import { withPending } from './pending-lines'
import { type Back, type ShownTicket, shownTickets, stillOpen, toBringBack } from './shown-tickets'
import { useHere } from './use-here'
import { useLineActs } from './use-line-acts'
import { type OrderActs, useOrderActs } from './use-order-acts'

export type Kitchen = {
  acts: OrderActs & {
    /** Somebody still taps: what stands still stands still a little longer. */
    hold: () => void
  }
  /** Null until the shop is known. */
  mine: readonly StationTicket[] | null
  shown: readonly ShownTicket[]
  ages: ReadonlyMap<string, Age>
  /** Orders in the kitchen, of which so many are late; the same of those that only other displays show. */
  counts: { open: number; late: number; cancelled: number; elsewhere: number; lateElsewhere: number }
  ready: readonly Served[]
  back: readonly Back[]
  shelves: readonly Shelf[]
  /** Null until it is known. */
  menu: Menu | null
}

const nothing: readonly never[] = []
const noOrders: ReadonlyMap<string, OrderFacts> = new Map()

/** All that the kitchen display shows, from what is known of the shop, this device's own acts and its station. */
export function useKitchen(
  { link, state, nowMs, deviceNowMs, again }: Pick<Shop, 'link' | 'state' | 'nowMs' | 'deviceNowMs' | 'again'>,
  outbox: OutboxView,
  station: Station,
): Kitchen {
  const menu = useMenu(state?.menuVersion)
  const here = useHere()
  const linked = link.state !== 'lost'
  const ticks = useLineActs('ticked', outbox, { deviceNowMs, linked })
  const starts = useLineActs('started', outbox, { deviceNowMs, linked, restMs: longBounceMs })
  const acts = useOrderActs(outbox, { tick: ticks.act, start: starts.act }, again)
  const orders = state?.orders
  const cabinet = state?.cabinet ?? null

  const known = useMemo(() => (orders ? ticketsOf(orders.values(), cabinet, menu, nowMs) : null), [orders, cabinet, menu, nowMs])
  const all = useMemo(
    () => known && withPending(known, { ticked: ticks.pending, started: starts.pending }, here),
    [known, ticks.pending, starts.pending, here],
  )
  const mine = useMemo(() => all && atStation(all, station, here?.id), [all, station, here])
  const ready = useMemo(() => (orders ? served(orders.values()) : nothing), [orders])
  const shelves = useMemo(() => (cabinet && menu ? shelvesOf(cabinet, menu, nowMs) : nothing), [cabinet, menu, nowMs])
  const ages = useMemo(() => {
    const open = (all ?? nothing).filter((ticket) => ticket.state !== 'cancelled')
    return new Map(open.map(({ id, placed }) => [id, menu ? ageOf(placed, menu.foods, nowMs, station.limits) : 'fresh']))
  }, [all, menu, nowMs, station.limits])
  const { stateOf } = acts
  const {
    shown: stood,
    still,
    hold,
    holdOn,
  } = useStanding(
    useMemo(() => stillOpen(mine ?? nothing, { stateOf }), [mine, stateOf]),
    // What somebody chose to see here is another list.
    { of: mine && station },
  )
  const shown = useMemo(() => {
    const tickedHere = new Set(ticks.pending.filter(({ done }) => done).map(({ order }) => order))
    return shownTickets(stood, { acts: { stateOf }, still, tickedHere, orders: orders ?? noOrders })
  }, [stood, stateOf, still, ticks.pending, orders])
  const back = useMemo(() => toBringBack(mine ?? nothing, canComeBack(ready, nowMs), { stateOf }), [mine, ready, nowMs, stateOf])

  const press = (ticket: StationTicket) => {
    const done = acts.press(ticket)
    if (done) hold()
    return done
  }
  return { acts: { ...acts, press, hold: holdOn }, mine, shown, ages, counts: countsOf(mine ?? nothing, ages), ready, back, shelves, menu }
}

function countsOf(mine: readonly StationTicket[], ages: ReadonlyMap<string, Age>): Kitchen['counts'] {
  const here = new Set(mine.map(({ id }) => id))
  const late = [...ages].filter(([, age]) => age === 'late').map(([id]) => id)
  const open = [...ages.keys()].filter((id) => here.has(id)).length
  const lateHere = late.filter((id) => here.has(id)).length
  return { open, late: lateHere, cancelled: mine.length - open, elsewhere: ages.size - open, lateElsewhere: late.length - lateHere }
}
