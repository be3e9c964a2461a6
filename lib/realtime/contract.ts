import type { Need } from '../domain/access/need'
import type { Units } from '../domain/availability'
import type { OrderFacts } from '../domain/board'
import type { CabinetState } from '../domain/cabinet/state'
import type { SaleFacts } from '../domain/parked'
import type { CookNews } from '../domain/range/sight'
import type { DayReport } from '../domain/report'

/** What the gateway and the screens say to each other by socket (path /rt). */

export const screens = ['home', 'till', 'kitchen', 'cook', 'counter', 'board', 'manager'] as const
export type Screen = (typeof screens)[number]

/** Who may watch what each screen shows. The board hangs where nobody signs in, and hears no more than it shows (`forAll`). */
export const screenNeeds: Readonly<Record<Screen, Need>> = {
  home: 'device',
  till: ['till'],
  kitchen: ['kitchen'],
  cook: ['cook'],
  counter: ['counter'],
  board: 'device',
  manager: ['manager'],
}

/** The cabinet without what only workers need. Screens reckon ages and advice from it with the domain's own functions. */
export type CabinetView = Pick<CabinetState, 'epoch' | 'version' | 'lots' | 'fryer' | 'par' | 'totals' | 'clockMs'> & {
  orders: Record<string, Pick<CabinetState['orders'][string], 'status' | 'need' | 'got' | 'sinceMs' | 'order' | 'ticket'>>
}

/** How far what you see is behind the log. `behindMs` is 0 when all that is in the log has been read. */
export type Truth = { seq: number; serverNowMs: number; behindMs: number }

/** What tills may know of the receipt printer. */
export type PrinterState = {
  isSet: boolean
  /** Each paid order is printed at once. */
  every: boolean
  /** Why the last one did not print; null: it did, or none has been tried. */
  trouble: string | null
  /** Receipts that did not print and wait for somebody to say what becomes of them. */
  unprinted: number
}
export const noPrinter: PrinterState = { isSet: false, every: false, trouble: null, unprinted: 0 }

export type Snapshot = Truth & {
  shopName: string
  menuVersion: number
  menuConfirmed: boolean
  /** Where customers' phones reach the shop, without a slash at the end; absent when nobody has said. */
  publicUrl?: string
  /** Open orders, cancelled ones that the kitchen has not seen yet, and those collected or cancelled in the last 15 minutes (at most 50). */
  orders: OrderFacts[]
  /** Parked sales that nobody has taken up, oldest first. */
  sales: SaleFacts[]
  printer: PrinterState
  cabinet: CabinetView | null
  /** Null where nobody signs in. */
  cook?: CookNews | null
  /** Highest order number of the trading day, by till. */
  lastNumbers: Record<number, number>
  /** What is sold out (0) or counted down, by item and food. */
  left: Units
  /** How many screens of each kind are open now. */
  screensOpen: Partial<Record<Screen, number>>
}

/**
 * A change (`seq` = the one before + 1) or, with nothing but the truth in it, a heartbeat (same `seq`, once a second).
 * `orders` are facts to merge, not whole orders; of a sale comes all that is known; `cook` is whole, and null where it is not for
 * this screen. A gap in `seq` means: ask for a snapshot.
 */
export type Frame = Truth & {
  orders?: OrderFacts[]
  sales?: SaleFacts[]
  printer?: PrinterState
  cabinet?: CabinetView
  cook?: CookNews | null
  menuVersion?: number
  left?: Units
}

/** False of a heartbeat. */
export const saysSomething = ({ orders, sales, printer, cabinet, cook, menuVersion, left }: Frame): boolean =>
  [orders, sales, printer, cabinet, cook, menuVersion, left].some((said) => said !== undefined)

/** A ready order is called once more. Not a fact: whoever does not hear it now is not told later. `order` is its id. */
export type BoardCall = { order: string; ticket: string; atMs: number }

export type ServerToClient = {
  frame: (frame: Frame) => void
  /** To managers' pages only: the whole report, latest wins. */
  day: (report: DayReport) => void
  /** To pick-up boards only. */
  call: (call: BoardCall) => void
}
export type ClientToServer = {
  /** Joins a screen's room; the answer is where its frames go on from. Who may not watch it is sent away. */
  watch: (who: { screen: Screen; till?: number }, answer: (snapshot: Snapshot) => void) => void
  /** From a till: portions by food of the order that it is taking, whole each time; empty once it is paid or cleared. */
  typing: (portions: Record<string, number>) => void
}

/**
 * What everybody may know of an order: its number and where it stands. Not what it is, what it cost, what came back of it and why, what
 * somebody has asked for, and above all not what somebody must avoid. Field by field, so that what is added to the facts or to a sale
 * later does not reach the wall by itself.
 */
export function forAll(facts: OrderFacts): OrderFacts {
  const { id, placed, waiting, hotAtMs, handAtMs, ready, recalled, collectedAtMs, cancelledAtMs, acknowledgedAtMs } = facts
  return {
    id,
    ...(placed && { placed: saleForAll(placed) }),
    ...(waiting && { waiting: { atMs: waiting.atMs, missing: [] } }),
    ...(hotAtMs !== undefined && { hotAtMs }),
    ...(handAtMs !== undefined && { handAtMs }),
    ...(ready && { ready }),
    ...(recalled && { recalled }),
    ...(collectedAtMs !== undefined && { collectedAtMs }),
    ...(cancelledAtMs !== undefined && { cancelledAtMs }),
    ...(acknowledgedAtMs !== undefined && { acknowledgedAtMs }),
  }
}

type Sale = NonNullable<OrderFacts['placed']>

function saleForAll({ order, till, ticket, atMs, eatIn, promisedAtMs }: Sale): Sale {
  const shown = { order, till, ticket, atMs, eatIn, parts: [], lines: [], totalPence: 0, payment: null }
  return promisedAtMs === undefined ? shown : { ...shown, promisedAtMs }
}

/**
 * The cabinet where nobody has signed in: what the wait for a new order is reckoned from. How much each order still needs counts for
 * that, and not whose order it is, nor what was sold today.
 */
export function cabinetForAll(cabinet: CabinetView): CabinetView {
  const nameless = Object.values(cabinet.orders).map((order, at) => [String(at), { ...order, order: 0, ticket: '' }] as const)
  return { ...cabinet, totals: {}, orders: Object.fromEntries(nameless) }
}
