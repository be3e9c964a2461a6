import type { CabinetEvent, CabinetRecord } from './event'
import { evolve } from './evolve'
import type { Foods } from './foods'
import { type CabinetState, emptyCabinet } from './state'

/** A kitchen for tests: fixed foods, and cabinets told as what happened at which second. */

export const foods: Foods = new Map([
  ['cod', { kind: 'held', holdMinutes: 30, fryMinutes: 6, batch: 6, par: 6, pan: 1 }],
  ['chips', { kind: 'held', holdMinutes: 7, fryMinutes: 5, batch: 10, par: 20, pan: 2 }],
  ['plaice', { kind: 'toOrder', holdMinutes: 20, fryMinutes: 6, batch: 1, par: 0, pan: 3 }],
  ['scampi', { kind: 'toOrder', holdMinutes: 20, fryMinutes: 3, batch: 1, par: 0, pan: 3 }],
  ['peas', { kind: 'free', holdMinutes: 0, fryMinutes: 0, batch: 1, par: 0, pan: 0 }],
])

/** `atMs` is Redis time; `tookMs` when Kafka took the record, if it was not then; `doneMs` when the cook says to have pressed the key. */
export type Happening = { event: CabinetEvent; atMs: number; id?: string; tookMs?: number; doneMs?: number }
type Story = { state: CabinetState; seen: Set<string>; offset: number }

export const second = 1000
export const minute = 60 * second

/** The cabinet after these events, each decided alone and at its own time, with what was seen before. */
export function after(happenings: readonly Happening[], known: Foods = foods): CabinetState {
  return tell(happenings, known).state
}

export function tell(happenings: readonly Happening[], known: Foods = foods, start?: Story): Story {
  const story = start ?? { state: emptyCabinet(0, 1), seen: new Set<string>(), offset: 0 }
  for (const happening of happenings) {
    const { state, marks } = evolve(story.state, [record(happening, story.offset)], {
      foods: known,
      nowMs: happening.atMs,
      seen: story.seen,
    })
    story.state = state
    for (const mark of marks) story.seen.add(mark)
    story.offset += 1
  }
  return story
}

function record({ event, atMs, id = `event-${atMs}`, tookMs = atMs, doneMs }: Happening, offset: number): CabinetRecord {
  return { ...saying(event, doneMs), id, topic: 'orders', partition: 0, offset, timestampMs: tookMs }
}

function saying(event: CabinetEvent, doneMs: number | undefined): CabinetEvent {
  if (doneMs === undefined) return event
  const at = new Date(doneMs).toISOString()
  if (event.type === 'batch.dropped') return { ...event, value: { ...event.value, at } }
  return event.type === 'batch.lifted' ? { ...event, value: { ...event.value, at } } : event
}

export const placed = (id: string, ...parts: string[][]): CabinetEvent => ({
  type: 'order.placed',
  value: { id, shop: 0, order: 271, till: 2, ticket: '271', parts },
})
export const cancelled = (id: string): CabinetEvent => ({ type: 'order.cancelled', value: { id, shop: 0 } })
/** These parts of it are not wanted any more. */
export const changed = (id: string, ...parts: string[][]): CabinetEvent => ({
  type: 'order.changed',
  value: { id, shop: 0, removed: [{ parts }] },
})
export const hot = (id: string): CabinetEvent => ({ type: 'order.hot', value: { id, shop: 0 } })
export const ready = (id: string, round = 1): CabinetEvent => ({ type: 'order.ready', value: { id, shop: 0, round } })
export const recalled = (id: string, round = 1): CabinetEvent => ({ type: 'order.recalled', value: { id, shop: 0, round } })
export const collected = (id: string): CabinetEvent => ({ type: 'order.collected', value: { id, shop: 0 } })
export const dropped = (batch: string, food: string, portions: number): CabinetEvent => ({
  type: 'batch.dropped',
  value: { shop: 0, batch, food, portions, pan: foods.get(food)?.pan ?? 0 },
})
export const lifted = (batch: string, food: string, portions: number): CabinetEvent => ({
  type: 'batch.lifted',
  value: { shop: 0, batch, food, portions },
})
export const undone = (batch: string, what: 'dropped' | 'lifted', food: string, portions: number): CabinetEvent => ({
  type: 'batch.undone',
  value: { shop: 0, batch, what, food, portions, frying: { portions, pan: foods.get(food)?.pan ?? 0, at: new Date(0).toISOString() } },
})
export const wasted = (food: string, portions: number): CabinetEvent => ({ type: 'portions.wasted', value: { shop: 0, food, portions } })
export const parSet = (food: string, par: number): CabinetEvent => ({ type: 'par.set', value: { shop: 0, food, par } })

export function freePortions(state: CabinetState, food: string): number {
  return state.lots.reduce((sum, lot) => sum + (lot.food === food ? lot.n : 0), 0)
}
