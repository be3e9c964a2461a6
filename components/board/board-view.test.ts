/** Guarantee: every customer finds their number on the board from the moment it is in the kitchen until it is collected or 5 minutes old. */
import { describe, expect, it } from 'vitest'
import type { OrderFacts } from '@/lib/domain/board'
import { boardView } from './board-view'

const nowMs = 10_000_000
const order = (number: number, more: Partial<OrderFacts> = {}): OrderFacts => ({
  id: `id-${number}`,
  placed: {
    order: number,
    till: 2,
    ticket: String(number),
    atMs: nowMs - 600_000 + number,
    eatIn: false,
    parts: [['cod']],
    lines: [],
    totalPence: 0,
    payment: null,
  },
  ...more,
})
const readyFor = (number: number, seconds: number, more: Partial<OrderFacts> = {}) =>
  order(number, { ready: { round: 1, atMs: nowMs - seconds * 1_000 }, ...more })
const numbers = (from: number, count: number) => Array.from({ length: count }, (_, at) => from + at)

describe('being made', () => {
  it('shows every order that is not ready, the oldest first', () => {
    const orders = [
      order(203, { handAtMs: 1 }),
      order(201, { waiting: { atMs: 1, missing: ['cod'] } }),
      order(202, { hotAtMs: 1 }),
      readyFor(200, 30),
    ]
    expect(boardView(orders, nowMs).making).toEqual(['201', '202', '203'])
  })

  it('shows twelve, and of more than twelve the oldest eleven and how many more', () => {
    expect(
      boardView(
        numbers(201, 12).map((n) => order(n)),
        nowMs,
      ),
    ).toMatchObject({ making: numbers(201, 12).map(String), makingMore: 0 })
    expect(
      boardView(
        numbers(201, 15).map((n) => order(n)),
        nowMs,
      ),
    ).toMatchObject({ making: numbers(201, 11).map(String), makingMore: 4 })
  })

  it('takes a recalled order back among those being made', () => {
    const view = boardView([readyFor(201, 30, { recalled: { round: 1, atMs: nowMs } })], nowMs)
    expect(view).toMatchObject({ making: ['201'], newest: null })
  })
})

describe('ready', () => {
  it('shows the newest biggest, then those before it', () => {
    const view = boardView([readyFor(201, 100), readyFor(202, 5), readyFor(203, 50)], nowMs)
    expect(view).toMatchObject({ newest: { ticket: '202', said: 'just ready' }, ready: ['203', '201'], readyMore: 0 })
  })

  it('is just ready for 20 seconds', () => {
    expect(boardView([readyFor(201, 19)], nowMs).newest?.said).toBe('just ready')
    expect(boardView([readyFor(201, 20)], nowMs).newest?.said).toBeNull()
  })

  it('leaves after 5 minutes, when collected and when cancelled', () => {
    const orders = [
      readyFor(201, 299),
      readyFor(202, 300),
      readyFor(203, 10, { collectedAtMs: nowMs }),
      readyFor(204, 10, { cancelledAtMs: nowMs }),
    ]
    expect(boardView(orders, nowMs)).toMatchObject({ newest: { ticket: '201' }, ready: [], making: [] })
  })

  it('has room for six beside the newest; of more it says how many', () => {
    expect(
      boardView(
        numbers(201, 7).map((n) => readyFor(n, 300 - n + 50)),
        nowMs,
      ),
    ).toMatchObject({ ready: ['206', '205', '204', '203', '202', '201'], readyMore: 0 })
    expect(
      boardView(
        numbers(201, 9).map((n) => readyFor(n, 300 - n + 50)),
        nowMs,
      ),
    ).toMatchObject({ ready: ['208', '207', '206', '205', '204'], readyMore: 3 })
  })
})

describe('called again', () => {
  const call = (number: number, seconds: number) => ({ order: `id-${number}`, ticket: String(number), atMs: nowMs - seconds * 1_000 })
  const orders = [readyFor(201, 100), readyFor(202, 5), readyFor(203, 600)]

  it('is the biggest for 20 seconds, before one that is newer', () => {
    expect(boardView(orders, nowMs, [call(201, 19)])).toMatchObject({ newest: { ticket: '201', said: 'again' }, ready: ['202'] })
    expect(boardView(orders, nowMs, [call(201, 20)])).toMatchObject({ newest: { ticket: '202', said: 'just ready' }, ready: ['201'] })
  })

  it('comes back although its five minutes are over', () => {
    expect(boardView(orders, nowMs, [call(203, 1)])).toMatchObject({ newest: { ticket: '203', said: 'again' }, ready: ['202', '201'] })
  })

  it('keeps its own time: a second call does not take it off the board again, nor does one of the same number', () => {
    const old = [...orders, readyFor(204, 700)]
    const view = boardView(old, nowMs, [call(203, 15), call(204, 1)])
    expect(view).toMatchObject({ newest: { ticket: '204', said: 'again' }, ready: ['203', '202', '201'] })
    expect(boardView(old, nowMs, [call(203, 20), call(204, 6)]).ready).toEqual(['202', '201'])
    expect(boardView(old, nowMs, [call(203, 30), call(203, 2)]).newest?.ticket).toBe('203')
  })

  it('is not shown when it was collected or taken back meanwhile', () => {
    const gone = [readyFor(201, 100, { collectedAtMs: nowMs }), readyFor(202, 100, { recalled: { round: 1, atMs: nowMs } })]
    expect(boardView(gone, nowMs, [call(201, 1)]).newest).toBeNull()
    expect(boardView(gone, nowMs, [call(202, 1)])).toMatchObject({ newest: null, making: ['202'] })
  })
})

describe('the time of the last call', () => {
  const calledAtMs = (orders: OrderFacts[], again: Parameters<typeof boardView>[2] = []) => boardView(orders, nowMs, again).calledAtMs

  it('is later for each new number and each call again', () => {
    const before = calledAtMs([readyFor(201, 100)])
    expect(calledAtMs([readyFor(201, 100), readyFor(202, 5)])).toBeGreaterThan(before)
    expect(calledAtMs([readyFor(201, 100)], [{ order: 'id-201', ticket: '201', atMs: nowMs }])).toBeGreaterThan(before)
  })

  it('is no later when a number only leaves the board', () => {
    const both = calledAtMs([readyFor(201, 100), readyFor(202, 5)])
    expect(calledAtMs([readyFor(201, 100)])).toBeLessThan(both)
    expect(calledAtMs([])).toBe(0)
  })
})
