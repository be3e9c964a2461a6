/** Guarantee: wherever it is cut off, a queue sends each act under one id and in order; nothing is lost, and no number is given twice. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyCart } from '@/lib/domain/cart'
import type { OpenSale } from '@/lib/domain/split'
import { exampleMenu } from '@/prisma/menu'
import type { Answer } from './post'
import {
  becameOf,
  decideAnswer,
  decideFound,
  decideKept,
  decideOrder,
  decideRead,
  decideSale,
  emptyQueue,
  evolve,
  firstWaiting,
  type Kept,
  keepDoneMs,
  type NumberRequest,
  nextCount,
  pauseAfter,
  prunable,
  type QueueEvent,
  type QueueState,
  unfinished,
} from './queue'

const accepted: Answer = { kind: 'accepted' }
const refusal = { id: 'unknown-item', message: 'Plaice is not on the menu.' }
const refused: Answer = { kind: 'refused', refusal }
const entry = (id: string): Kept => ({ id, path: '/api/orders', body: { id }, label: id, keptAtMs: 1 })
const today = '2026-11-20'
const asked: NumberRequest = { till: 2, today, shops: null }
const ids = (state: QueueState) => unfinished(state).map((kept) => kept.id)
const kept = (...names: string[]) =>
  evolve(
    emptyQueue,
    names.flatMap((id) => decideKept(emptyQueue, entry(id))),
  )

describe('queue', () => {
  it('keeps an act once, however often it is handed in', () => {
    const state = kept('a')
    expect(decideKept(state, entry('a'))).toEqual([])
    expect(ids(state)).toEqual(['a'])
  })

  it('has the oldest first and strikes off what is accepted, for good', () => {
    const state = evolve(kept('a', 'b'), decideAnswer(kept('a', 'b'), 'a', accepted, 5))
    expect(firstWaiting(state)?.id).toBe('b')
    expect(state.done.get('a')).toEqual({ path: '/api/orders', atMs: 5, accepted: true })
    expect(decideKept(state, entry('a'))).toEqual([])
  })

  it('knows what was handed in by its id, whatever became of it, and a sale that money is being taken for', () => {
    const open: OpenSale = { id: 'c', cart: emptyCart, menu: exampleMenu, parts: [], asked: { id: 'p', pence: 100, units: {} } }
    const both = evolve(kept('a', 'b'), decideSale(emptyQueue, 'c', open))
    const answered = evolve(both, [...decideAnswer(both, 'a', accepted, 5), ...decideAnswer(both, 'b', refused, 5)])
    expect(['a', 'b', 'c', 'd'].map((id) => becameOf(answered, id))).toEqual(['done', 'done', 'open', 'nothing'])
    expect(becameOf(evolve(answered, decideSale(answered, 'c', null)), 'c')).toBe('nothing')
  })

  it('changes nothing on an answer that never came', () => {
    expect(decideAnswer(kept('a'), 'a', { kind: 'unconfirmed' }, 5)).toEqual([])
  })

  it('keeps what is refused with the reason, sends it no more, and forgets it when somebody has read it', () => {
    const state = evolve(kept('a', 'b'), decideAnswer(kept('a', 'b'), 'a', refused, 5))
    expect(firstWaiting(state)?.id).toBe('b')
    expect(unfinished(state)).toEqual([entry('b'), { ...entry('a'), refusal }])
    const read = evolve(state, decideRead(state, 'a', 6))
    expect(ids(read)).toEqual(['b'])
    expect(decideRead(read, 'a', 7)).toEqual([])
  })

  it('believes a yes whatever another tab was told', () => {
    const state = evolve(kept('a'), decideAnswer(kept('a'), 'a', refused, 5))
    expect(evolve(state, decideAnswer(state, 'a', accepted, 6)).done.get('a')?.accepted).toBe(true)
  })

  it('waits longer after each failure, half a minute at the most', () => {
    expect([1, 2, 3, 5, 6, 50].map(pauseAfter)).toEqual([1_000, 2_000, 4_000, 16_000, 30_000, 30_000])
  })
})

describe('order numbers', () => {
  const order = (state: QueueState, id: string, more: Partial<NumberRequest> = {}) =>
    evolve(
      state,
      decideOrder(state, { ...asked, ...more }, (number) => ({ ...entry(id), label: String(number) })),
    )
  const labels = (state: QueueState) => unfinished(state).map((one) => one.label)

  it('are given with the order, one after the other, from whoever counts furthest', () => {
    const three = order(order(order(emptyQueue, 'a'), 'b'), 'c', { shops: { date: today, running: 98 } })
    expect(labels(order(three, 'd'))).toEqual(['201', '202', '299', '2100'])
    expect(order(three, 'd').given).toBe(4)
    expect(nextCount(three.counted, asked)).toEqual({ date: today, running: 100 })
  })

  it('begin again on the next trading day', () => {
    const next = order(order(emptyQueue, 'a'), 'b', { today: '2026-11-21' })
    expect(labels(next)).toEqual(['201', '201'])
    expect(next.given).toBe(1)
  })
})

describe('what was left beside a storage that is gone', () => {
  const counted = { date: today, running: 71 }

  it('is taken over with its numbers, and it is said that there was a clearing', () => {
    const found = decideFound(emptyQueue, { born: 'before', waiting: [entry('a'), { ...entry('b'), refusal }], counted }, 'now', 9)
    const state = evolve(emptyQueue, found)
    expect(unfinished(state)).toEqual([entry('a'), { ...entry('b'), refusal }])
    expect(state).toMatchObject({ cleared: { atMs: 9, found: 2 }, counted })
  })

  it('is not taken over twice, nor when the storage is the same', () => {
    const left = { born: 'before', waiting: [entry('a')], counted: null }
    const state = evolve(emptyQueue, decideFound(emptyQueue, left, 'now', 9))
    expect(decideFound(state, left, 'now', 10)).toEqual([])
    expect(decideFound(emptyQueue, left, 'before', 10)).toEqual([])
  })

  it('is no clearing when it is of a till from before there was this storage', () => {
    const state = evolve(emptyQueue, decideFound(emptyQueue, { born: null, waiting: [entry('a')], counted }, 'now', 9))
    expect(state).toMatchObject({ cleared: null, counted })
    expect(ids(state)).toEqual(['a'])
  })
})

describe('pruning', () => {
  it('takes away what was done more than a week ago, and never what waits', () => {
    const events: QueueEvent[] = [
      { type: 'kept', entry: entry('old') },
      { type: 'kept', entry: entry('waits') },
      { type: 'kept', entry: entry('new') },
      { type: 'accepted', id: 'old', atMs: 0 },
      { type: 'accepted', id: 'new', atMs: 2 },
    ]
    const rows = events.map((event, at) => ({ key: at + 1, event }))
    expect(prunable(rows, keepDoneMs + 1)).toEqual([1, 4])
  })
})

/** What may happen at one tab. `die`: the tab is killed before the disk had it, so that nobody was told. */
type Step = { tab: number } & ({ do: 'order'; die: boolean } | { do: 'send'; cut: 'no' | 'before' | 'after' | 'die' } | { do: 'reload' })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ tab: fc.nat(2), do: fc.constant('order' as const), die: fc.boolean() }),
  fc.record({ tab: fc.nat(2), do: fc.constant('send' as const), cut: fc.constantFrom('no', 'before', 'after', 'die') }),
  fc.record({ tab: fc.nat(2), do: fc.constant('reload' as const) }),
)

/** Three tabs of one till over one log of events, and a shop that takes each id once. */
function play(steps: readonly Step[]) {
  const log: QueueEvent[] = []
  const shop: string[] = []
  const told: string[] = []
  const tabs = [0, 1, 2].map(() => ({ state: emptyQueue, read: 0 }))
  const append = (tab: number, decide: (state: QueueState) => readonly QueueEvent[], die = false) => {
    const one = tabs[tab]!
    const state = evolve(one.state, log.slice(one.read))
    const events = decide(state)
    if (die) return
    log.push(...events)
    tabs[tab] = { state: evolve(state, events), read: log.length }
  }
  const send = (tab: number, cut: 'no' | 'before' | 'after' | 'die') => {
    append(tab, () => [])
    const next = firstWaiting(tabs[tab]!.state)
    if (next === undefined) return
    if (cut !== 'before' && !shop.includes(next.id)) shop.push(next.id)
    const answer: Answer = cut === 'no' || cut === 'die' ? accepted : { kind: 'unconfirmed' }
    append(tab, (state) => decideAnswer(state, next.id, answer, 1), cut === 'die')
  }
  steps.forEach((one, at) => {
    if (one.do === 'reload') tabs[one.tab] = { state: emptyQueue, read: 0 }
    else if (one.do === 'send') send(one.tab, one.cut)
    else {
      const id = `order-${at}`
      append(one.tab, (state) => decideOrder(state, asked, (number) => ({ ...entry(id), label: String(number) })), one.die)
      if (!one.die) told.push(id)
    }
  })
  for (const _each of log) send(0, 'no')
  return { log, shop, told, state: evolve(emptyQueue, log) }
}

describe('a sale of which money has been taken', () => {
  const part = (pence: number): OpenSale['parts'][number] => ({ id: `part-${pence}`, method: 'cash', pence, units: {} })
  const sale = (...pence: number[]): OpenSale => ({ id: 'a', cart: emptyCart, menu: exampleMenu, parts: pence.map(part), asked: null })
  const standing = (state: QueueState) => [...state.sales.values()].map(({ parts }) => parts.map(({ pence }) => pence))

  it('stands as it was written down last, until nothing of it is taken any more', () => {
    const one = evolve(emptyQueue, decideSale(emptyQueue, 'a', sale(100)))
    const two = evolve(one, decideSale(one, 'a', sale(100, 200)))
    expect(standing(two)).toEqual([[100, 200]])
    expect(standing(evolve(two, decideSale(two, 'a', null)))).toEqual([])
  })

  it('ends when it is kept as an order, and is not taken up again', () => {
    const open = evolve(emptyQueue, decideSale(emptyQueue, 'a', sale(100)))
    const sold = evolve(
      open,
      decideOrder(open, asked, () => entry('a')),
    )
    expect([standing(sold), ids(sold)]).toEqual([[], ['a']])
    expect(decideSale(sold, 'a', sale(100, 200))).toEqual([])
    expect(standing(evolve(sold, [{ type: 'sale', id: 'a', sale: sale(100) }]))).toEqual([])
  })

  it('loses a part in the same step in which the shop is told that it was given back, once', () => {
    const open = evolve(emptyQueue, decideSale(emptyQueue, 'a', sale(100, 200)))
    const back = decideSale(open, 'a', sale(100), entry('part-200'))
    const given = evolve(open, back)
    expect([standing(given), ids(given)]).toEqual([[[100]], ['part-200']])
    expect(ids(evolve(given, decideSale(given, 'a', sale(100), entry('part-200'))))).toEqual(['part-200'])
  })

  it('tells the shop of nothing that was given back when another tab has sold it', () => {
    const sold = kept('a')
    expect(decideSale(sold, 'a', null, entry('part-100'))).toEqual([])
  })

  it('is cleared away but for how it stands', () => {
    const events: QueueEvent[] = [
      { type: 'sale', id: 'a', sale: sale(100) },
      { type: 'sale', id: 'a', sale: sale(100, 200) },
      { type: 'sale', id: 'b', sale: { ...sale(300), id: 'b' } },
      { type: 'sale', id: 'b', sale: null },
    ]
    const rows = events.map((event, at) => ({ key: at + 1, event }))
    expect(prunable(rows, 0)).toEqual([1, 3, 4])
  })
})

describe('cut off anywhere', () => {
  it('each order that was called queued is in the shop once, in order, under a number of its own', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { log, shop, told, state } = play(steps)
        expect(shop).toEqual(told)
        expect(unfinished(state)).toEqual([])
        const numbers = log.flatMap((event) => (event.type === 'kept' ? [event.entry.label] : []))
        expect(new Set(numbers).size).toBe(told.length)
      }),
      { numRuns: 500 },
    )
  })

  it('events that are read again change nothing', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.nat(40), (steps, from) => {
        const { log, state } = play(steps)
        const acts = (one: QueueState) => [unfinished(one), [...one.done.keys()].toSorted()]
        expect(acts(evolve(state, log.slice(from)))).toEqual(acts(state))
      }),
    )
  })
})
