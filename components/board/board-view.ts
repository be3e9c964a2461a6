import { type OrderFacts, type OrderState, stateOf } from '@/lib/domain/board'
import type { BoardCall } from '@/lib/realtime/contract'

/** What the pick-up board shows: numbers only. */
export type BoardView = {
  /** Oldest first. */
  making: string[]
  /** How many more are being made than there is room for. */
  makingMore: number
  /** again: it has been ready for a while and is called once more. */
  newest: { ticket: string; said: 'just ready' | 'again' | null } | null
  /** Before the newest, the last one first. */
  ready: string[]
  readyMore: number
  /** When a number was called last, for the first time or again; 0 when none is. A later time than before is a new call. */
  calledAtMs: number
}

const justReadyMs = 20_000
const againMs = 20_000
const readyFor = 5 * 60_000
const roomToMake = 12
const roomBesideNewest = 6

const beingMade: ReadonlySet<OrderState> = new Set<OrderState>(['placed', 'waiting', 'hot', 'hand'])

/** `calls`: orders that were called again, the last one last. Each comes back to the board for a while, however long it has been ready. */
export function boardView(orders: Iterable<OrderFacts>, nowMs: number, calls: readonly BoardCall[] = []): BoardView {
  const making: { ticket: string; atMs: number }[] = []
  const ready: { ticket: string; atMs: number }[] = []
  const called = new Map(calls.filter((call) => nowMs - call.atMs < againMs).map((call) => [call.order, call.atMs]))
  const again: { ticket: string; atMs: number }[] = []
  for (const facts of orders) {
    if (facts.placed === undefined) continue
    const { ticket, atMs } = facts.placed
    const state = stateOf(facts)
    if (beingMade.has(state)) making.push({ ticket, atMs })
    else if (state !== 'ready' || facts.ready === undefined) continue
    else if (called.has(facts.id)) again.push({ ticket, atMs: called.get(facts.id) ?? 0 })
    else if (nowMs - facts.ready.atMs < readyFor) ready.push({ ticket, atMs: facts.ready.atMs })
  }
  making.sort((a, b) => a.atMs - b.atMs)
  ready.sort((a, b) => b.atMs - a.atMs)
  again.sort((a, b) => b.atMs - a.atMs)
  const readyAtMs = ready[0]?.atMs ?? 0
  const [lastCalled, ...calledBefore] = again
  const newest = (lastCalled ?? ready.shift())?.ticket
  // Beside the biggest first: whoever was called a moment ago is still on the way.
  const beside = [...calledBefore, ...ready]
  const madeShown = making.slice(0, room(making.length, roomToMake))
  const readyShown = beside.slice(0, room(beside.length, roomBesideNewest))
  return {
    making: madeShown.map((order) => order.ticket),
    makingMore: making.length - madeShown.length,
    newest: newest === undefined ? null : { ticket: newest, said: saidOf(lastCalled !== undefined, readyAtMs, nowMs) },
    ready: readyShown.map((order) => order.ticket),
    readyMore: beside.length - readyShown.length,
    calledAtMs: Math.max(readyAtMs, lastCalled?.atMs ?? 0),
  }
}

function saidOf(again: boolean, readyAtMs: number, nowMs: number): 'just ready' | 'again' | null {
  if (again) return 'again'
  return nowMs - readyAtMs < justReadyMs ? 'just ready' : null
}

/** One place less when not all fit: it says how many more there are. */
const room = (count: number, places: number): number => (count > places ? places - 1 : places)
