// Protects the honesty of the promise: played through whole evenings, with a cook who follows the advice and one who wraps, most of what
// is promised is kept, and what is promised is not much more than it takes.
import { describe, expect, test } from 'vitest'
import { advise } from '../cabinet/advise'
import type { CabinetEvent } from '../cabinet/event'
import { fryMs, needOf } from '../cabinet/foods'
import { collected, dropped, foods, hot, lifted, minute, placed, ready, second, tell } from '../cabinet/scene.fixture'
import { graceMs, minutesUntil, newOrderReadyAtMs } from './promise'

const step = 5 * second
const eveningMs = 3 * 60 * minute
const toWrapMs = 40 * second
/** What people order, the likelier the more often it stands here. */
const wishes: string[][][] = [
  [['cod', 'chips']],
  [['cod', 'chips']],
  [
    ['cod', 'chips'],
    ['cod', 'chips'],
  ],
  [['cod', 'chips'], ['chips'], ['peas']],
  [['chips']],
  [['chips', 'chips']],
  [['plaice', 'chips']],
  [['scampi'], ['chips']],
  [['peas']],
]

/** The same numbers for the same seed, 0 ≤ n < 1 (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** How far off each promise was, in ms: below 0 the order was ready sooner. */
function playEvening(seed: number, secondsBetweenOrders: number): number[] {
  const random = seeded(seed)
  const promisedAtMs = new Map<string, number>()
  const off: number[] = []
  let told = tell([])
  let events = 0
  let nextOrderMs = 0
  let wrapping: { id: string; untilMs: number } | null = null

  for (let nowMs = 0; nowMs < eveningMs; nowMs += step) {
    const happen = (event: CabinetEvent) => {
      told = tell([{ event, atMs: nowMs, id: `event-${events++}` }], foods, told)
    }
    for (const [batch, { food, portions, atMs }] of Object.entries(told.state.fryer)) {
      if (atMs + fryMs(foods, food) <= nowMs) happen(lifted(batch, food, portions))
    }
    for (const { food, portions } of advise(told.state, foods, nowMs)) happen(dropped(`batch-${events}`, food, portions))
    if (wrapping !== null && wrapping.untilMs <= nowMs) {
      happen(ready(wrapping.id))
      happen(collected(wrapping.id))
      off.push(nowMs - (promisedAtMs.get(wrapping.id) ?? 0))
      wrapping = null
    }
    for (const [id, { status }] of Object.entries(told.state.orders)) if (status === 'hot') happen(hot(id))
    const [next] = Object.entries(told.state.orders).find(([, { status }]) => status === 'hand') ?? []
    if (wrapping === null && next !== undefined) wrapping = { id: next, untilMs: nowMs + toWrapMs }
    if (nowMs < nextOrderMs) continue
    nextOrderMs = nowMs - Math.log(1 - random()) * secondsBetweenOrders * second
    const parts = wishes[Math.floor(random() * wishes.length)] ?? []
    const id = `order-${events}`
    const minutes = minutesUntil(newOrderReadyAtMs(told.state, foods, nowMs, needOf(parts, foods)), nowMs)
    promisedAtMs.set(id, nowMs + minutes * minute)
    happen(placed(id, ...parts))
  }
  return off
}

describe.each([
  ['a quiet evening', 180],
  ['a busy evening', 75],
  ['more than one can wrap', 38],
])('%s, an order every %i s', (_, secondsBetweenOrders) => {
  const off = [1, 2, 3, 4, 5].flatMap((seed) => playEvening(seed, secondsBetweenOrders))

  test('nine promises of ten are kept', () => {
    expect(off.length).toBeGreaterThan(200)
    expect(off.filter((ms) => ms <= graceMs).length / off.length).toBeGreaterThan(0.9)
  })

  test('and on average they are less than two minutes off', () => {
    expect(off.reduce((sum, ms) => sum + Math.abs(ms), 0) / off.length).toBeLessThan(2 * minute)
  })
})
