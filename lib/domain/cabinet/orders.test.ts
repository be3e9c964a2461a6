// Guarantee: an order gets all of its portions or none, oldest first, never food past its time, and never waits for ever.
import { expect, test } from 'vitest'
import {
  after,
  cancelled,
  changed,
  collected,
  freePortions,
  hot,
  lifted,
  minute,
  placed,
  ready,
  recalled,
  second,
  tell,
} from './scene.fixture'
import { viewOf } from './view'

const codLot = (n: number, dueMs: number, batch = 'b1') => ({ food: 'cod', n, dueMs, batch })

test('an order whose food is all there goes straight to be wrapped', () => {
  const state = after([
    { event: lifted('b1', 'cod', 6), atMs: 0 },
    { event: placed('o1', ['cod', 'peas']), atMs: 5 * second },
  ])
  expect(state.orders['o1']).toMatchObject({
    status: 'hand',
    need: { cod: 1 },
    got: [codLot(1, 30 * minute)],
    cause: { tp: 'orders-0', offset: 1 },
  })
  expect(freePortions(state, 'cod')).toBe(5)
})

test('an order of food that is never kept hot does not wait', () => {
  expect(after([{ event: placed('o1', ['peas']), atMs: 0 }]).orders['o1']).toMatchObject({ status: 'hand', need: {}, got: [] })
})

test('an order that is short takes nothing and says what is missing', () => {
  const state = after([
    { event: lifted('b1', 'cod', 1), atMs: 0 },
    { event: placed('o1', ['cod', 'chips'], ['cod', 'chips']), atMs: second },
  ])
  expect(state.orders['o1']).toMatchObject({ status: 'waiting', got: [], missing: ['cod', 'chips', 'chips'] })
  expect(freePortions(state, 'cod')).toBe(1)
})

test('what is lifted goes to those who wait, the oldest first; the rest stays free', () => {
  const state = after([
    { event: placed('o2', ['cod'], ['cod']), atMs: 0 },
    { event: placed('o1', ['cod']), atMs: second },
    { event: placed('o3', ['cod']), atMs: 2 * second },
    { event: lifted('b1', 'cod', 3), atMs: 3 * second },
  ])
  expect(Object.values(state.orders).map((order) => order.status)).toEqual(['hot', 'hot', 'waiting'])
  expect(state.orders['o1']?.cause).toEqual({ tp: 'orders-0', offset: 3 })
})

test('portions are taken oldest first, over several batches', () => {
  const state = after([
    { event: lifted('young', 'cod', 2), atMs: 10 * minute },
    { event: lifted('old', 'cod', 2), atMs: 10 * minute, tookMs: 0 },
    { event: placed('o1', ['cod'], ['cod'], ['cod']), atMs: 11 * minute },
  ])
  expect(state.orders['o1']?.got).toEqual([codLot(2, 30 * minute, 'old'), codLot(1, 40 * minute, 'young')])
})

test('food past its hold time is gone, even for the order that asks at that very moment', () => {
  const state = after([
    { event: lifted('b1', 'cod', 2), atMs: 0 },
    { event: placed('o1', ['cod']), atMs: 30 * minute },
  ])
  expect(state.orders['o1']?.status).toBe('waiting')
  expect(state.totals['cod']).toMatchObject({ cooked: 2, expired: 2 })
})

test('food that is set aside is wrapped: its hold time no longer matters', () => {
  const state = after([
    { event: placed('o1', ['cod']), atMs: 0 },
    { event: lifted('b1', 'cod', 1), atMs: second },
    { event: hot('o1'), atMs: 60 * minute },
  ])
  expect(state.orders['o1']).toMatchObject({ status: 'hand', got: [{ n: 1 }] })
})

test('past its patience an order takes what there is, and younger ones cannot overtake it', () => {
  const state = after([
    { event: placed('big', ...Array.from({ length: 5 }, () => ['cod'])), atMs: 0 },
    { event: placed('small', ['cod']), atMs: 2 * minute },
    { event: lifted('b1', 'cod', 2), atMs: 3 * minute + 1 },
    { event: lifted('b2', 'cod', 3), atMs: 4 * minute },
    { event: lifted('b3', 'cod', 1), atMs: 5 * minute },
  ])
  expect(state.orders['big']).toMatchObject({ status: 'hot', missing: ['cod', 'cod', 'cod', 'cod', 'cod'] })
  expect(state.orders['small']?.status).toBe('hot')
})

test('before that a younger order may have what the older one cannot use', () => {
  const state = after([
    { event: placed('big', ['cod'], ['cod']), atMs: 0 },
    { event: lifted('b1', 'cod', 1), atMs: second },
    { event: placed('small', ['cod']), atMs: 2 * second },
  ])
  expect(state.orders).toMatchObject({ big: { status: 'waiting' }, small: { status: 'hand' } })
})

test('cancelled while it waits or is hot: its portions serve the next order at once', () => {
  const state = after([
    { event: placed('o1', ['cod']), atMs: 0 },
    { event: placed('o2', ['cod']), atMs: second },
    { event: lifted('b1', 'cod', 1), atMs: 2 * second },
    { event: cancelled('o1'), atMs: 3 * second },
  ])
  expect(state.orders).toMatchObject({ o2: { status: 'hot', got: [codLot(1, 30 * minute + 2 * second)], cause: { offset: 3 } } })
  expect(state.orders['o1']).toBeUndefined()
})

test('cancelled while hot, but too late: the portions have expired', () => {
  const state = after([
    { event: placed('o1', ['cod']), atMs: 0 },
    { event: lifted('b1', 'cod', 1), atMs: 0 },
    { event: cancelled('o1'), atMs: 31 * minute },
  ])
  expect([freePortions(state, 'cod'), state.totals['cod']]).toEqual([0, expect.objectContaining({ expired: 1 })])
})

test.each([
  ['in hand', []],
  ['ready', [{ event: ready('o1'), atMs: 2 * second }]],
  [
    'recalled',
    [
      { event: ready('o1'), atMs: 2 * second },
      { event: recalled('o1'), atMs: 3 * second },
    ],
  ],
])('cancelled when %s: somebody has wrapped it, so it is wasted', (_, between) => {
  const state = after([
    { event: lifted('b1', 'cod', 2), atMs: 0 },
    { event: placed('o1', ['cod']), atMs: second },
    ...between,
    { event: cancelled('o1'), atMs: 5 * second },
  ])
  expect(state.totals['cod']).toMatchObject({ cooked: 2, served: 0, wasted: 1 })
  expect(freePortions(state, 'cod')).toBe(1)
})

const wrapped = [
  { event: lifted('b1', 'cod', 1), atMs: 0 },
  { event: placed('o1', ['cod']), atMs: second },
  { event: ready('o1'), atMs: 2 * second },
]

test('portions are served when the order is ready, once, whatever is recalled', () => {
  const again = [...wrapped, { event: recalled('o1'), atMs: 3 * second }]
  expect(after(wrapped)).toMatchObject({ orders: { o1: { status: 'ready' } }, totals: { cod: { served: 1 } } })
  expect(after(again)).toMatchObject({ orders: { o1: { status: 'hand', round: 1 } }, totals: { cod: { served: 1 } } })
  expect(after([...again, { event: ready('o1', 2), atMs: 4 * second }])).toMatchObject({
    orders: { o1: { status: 'ready' } },
    totals: { cod: { served: 1 } },
  })
})

test('a late repeat of the first "ready" does not undo the recall', () => {
  const state = after([...wrapped, { event: recalled('o1'), atMs: 3 * second }, { event: ready('o1'), atMs: 4 * second }])
  expect(state.orders['o1']?.status).toBe('hand')
})

test('collected is final, also before the cabinet has heard "ready"', () => {
  const state = after([
    ...wrapped.slice(0, 2),
    { event: collected('o1'), atMs: 3 * second },
    ...wrapped.slice(2),
    { event: placed('o1', ['cod']), atMs: 9 * second },
  ])
  expect(state).toMatchObject({ orders: {}, totals: { cod: { cooked: 1, served: 1 } } })
})

test('an order that comes twice is one order, also after it has left', () => {
  const story = tell([
    { event: placed('o1', ['peas']), atMs: 0 },
    { event: collected('o1'), atMs: 1 },
  ])
  expect(tell([{ event: placed('o1', ['cod']), atMs: 2 }], undefined, story).state.orders).toEqual({})
})

test('screens get what they need and not what workers need', () => {
  const view = viewOf(after(wrapped))
  expect(view.orders['o1']).toEqual({
    status: 'ready',
    need: { cod: 1 },
    got: [codLot(1, 30 * minute)],
    sinceMs: second,
    order: 271,
    ticket: '271',
  })
  expect(view).not.toHaveProperty('positions')
})

test('what is not wanted any more of an order that waits comes free for whoever waits, and the order goes on when that was all it lacked', () => {
  const start = [
    { event: placed('o1', ['cod'], ['plaice']), atMs: 0 },
    { event: placed('o2', ['cod'], ['cod']), atMs: second },
    // Past its patience the first takes the one that there is.
    { event: lifted('b1', 'cod', 1), atMs: 4 * minute },
  ]
  expect(after(start).orders['o1']).toMatchObject({ status: 'waiting', got: [codLot(1, 34 * minute)] })
  const without = after([...start, { event: changed('o1', ['plaice']), atMs: 5 * minute }]).orders['o1']
  expect(without).toMatchObject({ status: 'hot', need: { cod: 1 }, parts: [['cod']], cause: { offset: 3 } })
  const state = after([...start, { event: changed('o1', ['cod']), atMs: 5 * minute }])
  expect(state.orders['o1']).toMatchObject({ status: 'waiting', need: { plaice: 1 }, got: [] })
  expect(state.orders['o2']?.got).toEqual([codLot(1, 34 * minute)])
})

test('what is not wanted any more of an order in hand may be wrapped: it is wasted, once, however often that is told', () => {
  const told = tell([
    { event: lifted('b1', 'cod', 3), atMs: 0 },
    { event: placed('o1', ['cod'], ['cod']), atMs: second },
    { event: changed('o1', ['cod']), atMs: 2 * second, id: 'one' },
    { event: changed('o1', ['cod']), atMs: 3 * second, id: 'one' },
  ])
  expect(told.state.orders['o1']).toMatchObject({ status: 'hand', need: { cod: 1 }, got: [codLot(1, 30 * minute)], parts: [['cod']] })
  expect(told.state.totals['cod']).toMatchObject({ cooked: 3, wasted: 1, served: 0 })
  expect(freePortions(told.state, 'cod')).toBe(1)
})

test('an order that is left with what never waits goes on at once', () => {
  const state = after([
    { event: placed('o1', ['plaice'], ['peas']), atMs: 0 },
    { event: changed('o1', ['plaice']), atMs: second },
  ])
  expect(state.orders['o1']).toMatchObject({ status: 'hot', need: {}, got: [] })
})
