import { orderNumber } from '@/lib/domain/order-number'
import type { OpenSale } from '@/lib/domain/split'
import { furthest, nextRunning, type TillCount } from '@/lib/domain/till-count'
import type { Refusal } from '@/lib/inputs/refusal'
import type { Answer } from './post'

/**
 * A device's queue, pure: what people did here and what became of it, as events that are only ever added. It is written down
 * before anybody is told "queued", sent in order, each with the same id however often, and done only when the gateway says
 * that it is in the log. Folding the same events again, or more of them than once, changes nothing: tabs read each other's.
 */

/** Where orders go that have been paid for. */
export const ordersPath = '/api/orders'

export type Kept = {
  /** The act's own id, and what makes a repeat harmless. */
  id: string
  path: string
  body: unknown
  /** What to call it on the screen: an order's number. */
  label: string
  amountPence?: number
  keptAtMs: number
  /** Set when the shop said no: it is not sent again, and stays until somebody has read it. */
  refusal?: Refusal
}

export type QueueEvent =
  /** `given`: the order number that it used up. */
  | { type: 'kept'; entry: Kept; given?: TillCount }
  /** As a sale stands of which money has been taken, or may have been; null: none of it any more. The order that it becomes has its id. */
  | { type: 'sale'; id: string; sale: OpenSale | null }
  | { type: 'accepted'; id: string; atMs: number }
  | { type: 'refused'; id: string; refusal: Refusal; atMs: number }
  /** Somebody has read the refusal. */
  | { type: 'read'; id: string; atMs: number }
  /** How far this till had counted, by what stood beside the queue. */
  | { type: 'counted'; counted: TillCount }
  /** The browser had cleared the storage; so many were found again in what was left beside it. */
  | { type: 'cleared'; found: number; atMs: number }
  /** Somebody has read that orders may be lost. */
  | { type: 'loss-read'; atMs: number }

export type Done = { path: string; atMs: number; accepted: boolean }

export type QueueState = {
  /** By id, oldest first. */
  waiting: ReadonlyMap<string, Kept>
  refused: ReadonlyMap<string, Kept>
  /** What the shop has, or somebody has read the refusal of. */
  done: ReadonlyMap<string, Done>
  /** Sales of which money has been taken and which are not paid in full, by id, oldest first. */
  sales: ReadonlyMap<string, OpenSale>
  counted: TillCount | null
  /** How many numbers this device remembers to have given on the day of `counted`. */
  given: number
  cleared: { atMs: number; found: number } | null
  lossReadAtMs: number | null
}

export const emptyQueue: QueueState = {
  waiting: new Map(),
  refused: new Map(),
  done: new Map(),
  sales: new Map(),
  counted: null,
  given: 0,
  cleared: null,
  lossReadAtMs: null,
}

type Draft = { -readonly [Name in keyof QueueState]: QueueState[Name] } & {
  waiting: Map<string, Kept>
  refused: Map<string, Kept>
  done: Map<string, Done>
  sales: Map<string, OpenSale>
}

export function evolve(state: QueueState, events: readonly QueueEvent[]): QueueState {
  if (events.length === 0) return state
  // Copied once for all events: a till that has been on for a week has thousands.
  const { waiting, refused, done, sales } = state
  const draft: Draft = { ...state, waiting: new Map(waiting), refused: new Map(refused), done: new Map(done), sales: new Map(sales) }
  for (const event of events) apply(draft, event)
  return draft
}

function apply(draft: Draft, event: QueueEvent): void {
  switch (event.type) {
    case 'kept':
      draft.sales.delete(event.entry.id)
      if (isKnown(draft, event.entry.id)) return
      draft.waiting.set(event.entry.id, event.entry)
      if (event.given) count(draft, event.given, 1)
      return
    case 'sale':
      if (event.sale === null || isKnown(draft, event.id)) draft.sales.delete(event.id)
      else draft.sales.set(event.id, event.sale)
      return
    case 'accepted': {
      // A yes counts whatever another tab heard before: what is in the log is in the log.
      const entry = draft.waiting.get(event.id) ?? draft.refused.get(event.id)
      if (entry) finish(draft, entry, event.atMs, true)
      return
    }
    case 'refused': {
      const entry = draft.waiting.get(event.id)
      if (entry === undefined) return
      draft.waiting.delete(event.id)
      draft.refused.set(event.id, { ...entry, refusal: event.refusal })
      return
    }
    case 'read': {
      const entry = draft.refused.get(event.id)
      if (entry) finish(draft, entry, event.atMs, false)
      return
    }
    case 'counted':
      count(draft, event.counted, event.counted.running)
      return
    case 'cleared':
      draft.cleared = { atMs: event.atMs, found: event.found }
      return
    case 'loss-read':
      draft.lossReadAtMs = event.atMs
      return
    default: {
      // Written by a newer page of this till in another tab: what it means is that page's business.
      const _unknown: never = event
    }
  }
}

function finish(draft: Draft, entry: Kept, atMs: number, accepted: boolean): void {
  draft.waiting.delete(entry.id)
  draft.refused.delete(entry.id)
  draft.done.set(entry.id, { path: entry.path, atMs, accepted })
}

function count(draft: Draft, counted: TillCount, numbers: number): void {
  const before = draft.counted
  draft.counted = furthest([before, counted])
  if (draft.counted?.date === counted.date) draft.given = (before?.date === counted.date ? draft.given : 0) + numbers
}

const isKnown = (state: Pick<QueueState, 'waiting' | 'refused' | 'done'>, id: string): boolean =>
  state.waiting.has(id) || state.refused.has(id) || state.done.has(id)

/** What has become here of a sale: it was sold, parked or voided · money is being taken for it · nothing yet. */
export type Become = 'done' | 'open' | 'nothing'

export function becameOf(state: QueueState, id: string): Become {
  if (isKnown(state, id)) return 'done'
  return state.sales.has(id) ? 'open' : 'nothing'
}

/** The oldest that the shop has not answered for. The next is not sent before it, so the shop has them in order. */
export const firstWaiting = (state: QueueState): Kept | undefined => state.waiting.values().next().value

/** What a person may still have to see: oldest first, then the refused ones. */
export const unfinished = ({ waiting, refused }: Pick<QueueState, 'waiting' | 'refused'>): Kept[] => [
  ...waiting.values(),
  ...refused.values(),
]

/** What an order's number is taken from. `shops`: how far the shop's log knows this till to have counted. */
export type NumberRequest = { till: number; today: string; shops: TillCount | null }

export const nextCount = (counted: TillCount | null, { today, shops }: Omit<NumberRequest, 'till'>): TillCount => ({
  date: today,
  running: nextRunning([counted, shops], today),
})

/** Keeps an act, once however often it is handed in. */
export function decideKept(state: QueueState, entry: Kept): QueueEvent[] {
  return isKnown(state, entry.id) ? [] : [{ type: 'kept', entry }]
}

/** Keeps how a sale stands, together with what the shop has to hear of it; one that has become an order is not taken up again. */
export function decideSale(state: QueueState, id: string, sale: OpenSale | null, told?: Kept): QueueEvent[] {
  if (isKnown(state, id) || (sale === null && !state.sales.has(id))) return []
  return [{ type: 'sale', id, sale }, ...(told ? decideKept(state, told) : [])]
}

/** Keeps an order together with the number that it uses up. */
export function decideOrder(state: QueueState, asked: NumberRequest, make: (order: number) => Kept): QueueEvent[] {
  const given = nextCount(state.counted, asked)
  const entry = make(orderNumber(asked.till, given.running))
  return isKnown(state, entry.id) ? [] : [{ type: 'kept', entry, given }]
}

export function decideAnswer(state: QueueState, id: string, answer: Answer, atMs: number): QueueEvent[] {
  switch (answer.kind) {
    case 'accepted':
      return state.waiting.has(id) || state.refused.has(id) ? [{ type: 'accepted', id, atMs }] : []
    case 'refused':
      return state.waiting.has(id) ? [{ type: 'refused', id, refusal: answer.refusal, atMs }] : []
    case 'unconfirmed':
      return []
    default: {
      const unknown: never = answer
      return unknown
    }
  }
}

export function decideRead(state: QueueState, id: string, atMs: number): QueueEvent[] {
  return state.refused.has(id) ? [{ type: 'read', id, atMs }] : []
}

/** What stands beside the queue of what waited in it. `born` names the storage that it was in; null: from before there was one. */
export type LeftBehind = { born: string | null; waiting: readonly Kept[]; counted: TillCount | null }

/** Takes over what another storage held than the one that is open now (`born`): the browser has cleared it, or it was an older till's. */
export function decideFound(state: QueueState, left: LeftBehind, born: string, atMs: number): QueueEvent[] {
  if (left.born === born) return []
  const found = left.waiting.filter((entry) => !isKnown(state, entry.id))
  const events = found.flatMap(({ refusal, ...entry }): QueueEvent[] => [
    { type: 'kept', entry },
    ...(refusal ? [{ type: 'refused' as const, id: entry.id, refusal, atMs }] : []),
  ])
  const counted: QueueEvent[] = left.counted && state.counted === null ? [{ type: 'counted', counted: left.counted }] : []
  const cleared: QueueEvent[] = left.born !== null && state.cleared === null ? [{ type: 'cleared', found: found.length, atMs }] : []
  return [...cleared, ...counted, ...events]
}

/** As long as the shop remembers what it answered. */
export const keepDoneMs = 7 * 24 * 3_600_000

/**
 * The rows of what was done so long ago that nobody asks any more, and how open sales stood before. What waits is never among
 * them, however old it is.
 */
export function prunable(rows: readonly { key: number; event: QueueEvent }[], nowMs: number): number[] {
  const { done, sales } = evolve(
    emptyQueue,
    rows.map(({ event }) => event),
  )
  const isOver = (event: QueueEvent) => event.type === 'sale' && sales.get(event.id) !== event.sale
  const isOld = (id: string) => (done.get(id)?.atMs ?? nowMs) < nowMs - keepDoneMs
  return rows.filter(({ event }) => isOver(event) || isOld(idOf(event))).map(({ key }) => key)
}

function idOf(event: QueueEvent): string {
  if (event.type === 'kept') return event.entry.id
  return 'id' in event ? event.id : ''
}

/** Pause before the next try after so many that failed: 1 s, 2 s, 4 s … 30 s. */
export function pauseAfter(failures: number): number {
  return Math.min(30_000, 1_000 * 2 ** Math.max(0, failures - 1))
}
