import { type OrderFacts, type OrderState, stateOf } from '@/lib/domain/board'

/** What the pick-up board shows: numbers only. */
export type BoardView = {
  /** Oldest first. */
  making: string[]
  /** How many more are being made than there is room for. */
  makingMore: number
  newest: { ticket: string; justReady: boolean } | null
  /** Before the newest, the last one first. */
  ready: string[]
  readyMore: number
}

const justReadyMs = 20_000
const readyFor = 5 * 60_000
const roomToMake = 12
const roomBesideNewest = 6

const beingMade: ReadonlySet<OrderState> = new Set<OrderState>(['placed', 'waiting', 'hot', 'hand'])

export function boardView(orders: Iterable<OrderFacts>, nowMs: number): BoardView {
  const making: { ticket: string; atMs: number }[] = []
  const ready: { ticket: string; atMs: number }[] = []
  for (const facts of orders) {
    if (facts.placed === undefined) continue
    const { ticket, atMs } = facts.placed
    const state = stateOf(facts)
    if (beingMade.has(state)) making.push({ ticket, atMs })
    else if (state === 'ready' && facts.ready && nowMs - facts.ready.atMs < readyFor) ready.push({ ticket, atMs: facts.ready.atMs })
  }
  making.sort((a, b) => a.atMs - b.atMs)
  ready.sort((a, b) => b.atMs - a.atMs)
  const [newest, ...before] = ready
  const madeShown = making.slice(0, room(making.length, roomToMake))
  const readyShown = before.slice(0, room(before.length, roomBesideNewest))
  return {
    making: madeShown.map((order) => order.ticket),
    makingMore: making.length - madeShown.length,
    newest: newest ? { ticket: newest.ticket, justReady: nowMs - newest.atMs < justReadyMs } : null,
    ready: readyShown.map((order) => order.ticket),
    readyMore: before.length - readyShown.length,
  }
}

/** One place less when not all fit: it says how many more there are. */
const room = (count: number, places: number): number => (count > places ? places - 1 : places)
