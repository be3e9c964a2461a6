import type { Units } from '@/lib/domain/availability'
import { awaitsAcknowledgement, mergeFacts, type OrderFacts, stateOf } from '@/lib/domain/board'
import { emptyCabinet } from '@/lib/domain/cabinet/state'
import { viewOf } from '@/lib/domain/cabinet/view'
import { isWaiting, type SaleFacts } from '@/lib/domain/parked'
import type { CookNews } from '@/lib/domain/range/sight'
import { type CabinetView, type Frame, type PrinterState, type Screen, type Snapshot, saysSomething } from '@/lib/realtime/contract'
import type { Moment } from './moment'

/** What one screen knows of the shop: a snapshot and every change since. */
export type ShopState = {
  seq: number
  shopName: string
  menuVersion: number
  menuConfirmed: boolean
  /** Where customers' phones reach the shop, without a slash at the end; absent when nobody has said. */
  publicUrl?: string
  orders: ReadonlyMap<string, OrderFacts>
  /** Parked sales that nobody has taken up, oldest first. */
  sales: ReadonlyMap<string, SaleFacts>
  printer: PrinterState
  cabinet: CabinetView
  /** Null on screens that are not told. */
  cook: CookNews | null
  lastNumbers: Record<number, number>
  /** What is sold out (0) or counted down, by item and food. */
  left: Units
  screensOpen: Partial<Record<Screen, number>>
  /** Server time of the snapshot, which `lastNumbers` belong to. */
  snapshotAtMs: number
  /** Server clock minus this device's clock, so that ages are right on a device whose clock is not. */
  clockOffsetMs: number
  /** When the gateway last spoke. */
  heardAt: Moment
  /** How far behind the log the gateway said it was. */
  behindMs: number
}

/** How long a finished order stays: as long as in a snapshot, so that a screen left open for days does not grow. */
const keepFinishedMs = 15 * 60_000

export function fromSnapshot(snapshot: Snapshot, now: Moment): ShopState {
  return {
    seq: snapshot.seq,
    shopName: snapshot.shopName,
    menuVersion: snapshot.menuVersion,
    menuConfirmed: snapshot.menuConfirmed,
    publicUrl: snapshot.publicUrl,
    orders: new Map(snapshot.orders.map((order) => [order.id, order])),
    sales: new Map(snapshot.sales.map((sale) => [sale.id, sale])),
    printer: snapshot.printer,
    // A shop in which nothing has been cooked yet has an empty cabinet: its cook must be told what to drop first.
    cabinet: snapshot.cabinet ?? viewOf(emptyCabinet(0, 0)),
    cook: snapshot.cook ?? null,
    lastNumbers: snapshot.lastNumbers,
    left: snapshot.left,
    screensOpen: snapshot.screensOpen,
    snapshotAtMs: snapshot.serverNowMs,
    clockOffsetMs: snapshot.serverNowMs - now.wallMs,
    heardAt: now,
    behindMs: snapshot.behindMs,
  }
}

/** The state after a frame, or `gap` when something was missed: then only a snapshot helps. */
export function withFrame(state: ShopState, frame: Frame, now: Moment): ShopState | 'gap' {
  const changes = saysSomething(frame)
  if (changes && frame.seq <= state.seq) return state
  if (frame.seq !== (changes ? state.seq + 1 : state.seq)) return 'gap'
  return {
    ...state,
    seq: frame.seq,
    orders: withOrders(state.orders, frame.orders ?? [], frame.serverNowMs),
    sales: withSales(state.sales, frame.sales ?? []),
    printer: frame.printer ?? state.printer,
    cabinet: frame.cabinet ?? state.cabinet,
    cook: frame.cook ?? state.cook,
    menuVersion: frame.menuVersion ?? state.menuVersion,
    left: frame.left ?? state.left,
    clockOffsetMs: frame.serverNowMs - now.wallMs,
    heardAt: now,
    behindMs: frame.behindMs,
  }
}

/** Each comes whole: what somebody has taken up is gone, also where this screen had missed that it was parked. */
function withSales(sales: ShopState['sales'], more: readonly SaleFacts[]): ShopState['sales'] {
  if (more.length === 0) return sales
  const next = new Map(sales)
  for (const sale of more) {
    if (isWaiting(sale)) next.set(sale.id, sale)
    else next.delete(sale.id)
  }
  return next
}

function withOrders(orders: ReadonlyMap<string, OrderFacts>, more: readonly OrderFacts[], serverNowMs: number) {
  if (more.length === 0) return orders
  const next = new Map(orders)
  for (const facts of more) {
    const known = next.get(facts.id)
    next.set(facts.id, known ? mergeFacts(known, facts) : facts)
  }
  for (const [id, facts] of next) {
    const finishedAtMs = facts.collectedAtMs ?? facts.cancelledAtMs
    const over = finishedAtMs === undefined ? isOnlyPaper(facts) : finishedAtMs < serverNowMs - keepFinishedMs
    if (over && !awaitsAcknowledgement(facts, serverNowMs)) next.delete(id)
  }
  return next
}

/**
 * Of an order from days ago only that money came back, or that its receipt was printed: nothing more comes of it, and no screen shows it.
 * A tick or a start stays, since it stands on another topic than its sale and may be read first.
 */
const isOnlyPaper = (facts: OrderFacts): boolean => stateOf(facts) === 'unknown' && (facts.ticks ?? facts.started) === undefined
