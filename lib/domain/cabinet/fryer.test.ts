// Guarantee: what the cook drops, lifts and bins is counted once, and the advice neither starves an order nor floods the shelf.
import { expect, test } from 'vitest'
import { advise } from './advise'
import { checkCabinet } from './check'
import { after, dropped, foods, freePortions, lifted, minute, parSet, placed, second, undone, wasted } from './scene.fixture'
import { emptyCabinet } from './state'
import { foodSight, waits } from './view'

const older = '01900000-0000-7000-8000-000000000001'
const newer = '01900000-0001-7000-8000-000000000001'

test('a batch is lifted once, whoever presses again, and cannot be dropped after its lift', () => {
  const state = after([
    { event: dropped('b1', 'cod', 6), atMs: 0 },
    { event: lifted('b1', 'cod', 6), atMs: minute },
    { event: lifted('b1', 'cod', 5), atMs: minute + 1 },
    { event: dropped('b1', 'cod', 6), atMs: minute + 2 },
    { event: lifted('b2', 'cod', 6), atMs: minute + 3 },
    { event: dropped('b2', 'cod', 6), atMs: minute + 4 },
  ])
  expect(state.totals['cod']?.cooked).toBe(12)
  expect(state.fryer).toEqual({})
})

test('an undone drop never was, and none of its repeats fries', () => {
  const state = after([
    { event: dropped('b1', 'cod', 6), atMs: 0 },
    { event: undone('b1', 'dropped', 'cod', 6), atMs: second },
    { event: dropped('b1', 'cod', 6), atMs: 2 * second },
  ])
  expect(state).toMatchObject({ fryer: {}, lots: [] })
  expect(state.totals['cod']?.cooked ?? 0).toBe(0)
})

test('an undone lift is back in the pan since its drop, under the name of that act, and is lifted once', () => {
  const pressed = [
    { event: dropped('b1', 'cod', 6), atMs: 0 },
    { event: lifted('b1', 'cod', 6), atMs: minute },
    { event: undone('b1', 'lifted', 'cod', 6), atMs: minute + second, id: 'b2' },
    { event: lifted('b1', 'cod', 6), atMs: minute + 2 * second },
  ]
  expect(after(pressed)).toMatchObject({
    lots: [],
    fryer: { b2: { food: 'cod', portions: 6, pan: 1, atMs: 0 } },
    totals: { cod: { cooked: 0 } },
  })
  const again = after([...pressed, { event: lifted('b2', 'cod', 5), atMs: 6 * minute }])
  expect(again).toMatchObject({ fryer: {}, totals: { cod: { cooked: 5 } } })
  expect(freePortions(again, 'cod')).toBe(5)
})

test('what an order has of an undone lift stays its own, and is not counted again', () => {
  const state = after([
    { event: placed('o1', ['cod'], ['cod']), atMs: 0 },
    { event: dropped('b1', 'cod', 6), atMs: 0 },
    { event: lifted('b1', 'cod', 6), atMs: minute },
    { event: undone('b1', 'lifted', 'cod', 6), atMs: minute + second, id: 'b2' },
  ])
  expect(state).toMatchObject({ orders: { o1: { status: 'hot' } }, lots: [], totals: { cod: { cooked: 2 } } })
  expect(foodSight(state, 'cod', foods, minute + second).coming).toBe(4)
  checkCabinet(state)
  const lift = (portions: number) =>
    after(
      [
        { event: placed('o1', ['cod'], ['cod']), atMs: 0 },
        { event: dropped('b1', 'cod', 6), atMs: 0 },
        { event: lifted('b1', 'cod', 6), atMs: minute },
        { event: undone('b1', 'lifted', 'cod', 6), atMs: minute + second, id: 'b2' },
        { event: lifted('b2', 'cod', portions), atMs: 6 * minute },
      ],
      foods,
    )
  expect(lift(6).totals['cod']).toMatchObject({ cooked: 6, miscounted: 0 })
  expect(freePortions(lift(6), 'cod')).toBe(4)
  // Fewer came out than orders have: somebody has miscounted.
  expect(lift(1).totals['cod']).toMatchObject({ cooked: 2, miscounted: 1 })
})

test('hold time runs from when the record was taken, never from later than now', () => {
  const late = after([{ event: lifted('b1', 'cod', 6), atMs: 20 * minute, tookMs: 0 }])
  const ahead = after([{ event: lifted('b1', 'cod', 6), atMs: 20 * minute, tookMs: 99 * minute }])
  expect([late.lots[0]?.dueMs, ahead.lots[0]?.dueMs]).toEqual([30 * minute, 50 * minute])
})

test('what was kept without a link counts from when the key was pressed: the clock of the pan, and the hold time', () => {
  const state = after([
    { event: dropped('b1', 'cod', 6), atMs: 20 * minute, doneMs: 18 * minute },
    { event: lifted('b2', 'chips', 10), atMs: 20 * minute + 1, doneMs: 15 * minute },
    { event: lifted('b3', 'chips', 10), atMs: 20 * minute + 2, doneMs: 12 * minute },
    { event: lifted('b4', 'plaice', 1), atMs: 20 * minute + 3, doneMs: 25 * minute },
  ])
  expect(state.fryer['b1']?.atMs).toBe(18 * minute)
  expect(state.lots).toEqual([
    { food: 'chips', n: 10, dueMs: 22 * minute, batch: 'b2' },
    { food: 'plaice', n: 1, dueMs: 40 * minute + 3, batch: 'b4' },
  ])
  expect(state.totals['chips']).toMatchObject({ cooked: 20, expired: 10 })
})

test('a lift that comes after its hold time is cooked and expired, and serves nobody', () => {
  const state = after([
    { event: placed('o1', ['cod']), atMs: 0 },
    { event: lifted('b1', 'cod', 6), atMs: 40 * minute, tookMs: 0 },
  ])
  expect(state).toMatchObject({ orders: { o1: { status: 'waiting' } }, lots: [], totals: { cod: { cooked: 6, expired: 6 } } })
})

test('when the clock is set back, due times go with it', () => {
  const state = after([
    { event: lifted('b1', 'cod', 6), atMs: 60 * minute },
    { event: placed('o1', ['cod']), atMs: 10 * minute },
  ])
  expect(state.lots).toEqual([{ food: 'cod', n: 5, dueMs: 40 * minute, batch: 'b1' }])
})

test('no more is wasted than is there; the rest is a miscount', () => {
  const state = after([
    { event: lifted('b1', 'cod', 2), atMs: 0 },
    { event: wasted('cod', 5), atMs: second },
    { event: wasted('chips', 1), atMs: 2 * second },
  ])
  expect(state.totals).toMatchObject({ cod: { cooked: 2, wasted: 2, miscounted: 3 }, chips: { wasted: 0, miscounted: 1 } })
})

test('the newest par level counts, in whatever order they come', () => {
  const set = (par: number, id: string, atMs: number) => ({ event: parSet('cod', par), id, atMs })
  expect(after([set(9, newer, 0), set(3, older, 1)]).par).toEqual({ cod: 9 })
  expect(after([set(3, older, 0), set(9, newer, 1)]).par).toEqual({ cod: 9 })
  expect(after([set(3, 'not-a-uuid', 0)]).par).toEqual({})
})

test('free food is never counted, even if somebody lifts it', () => {
  expect(after([{ event: lifted('b1', 'peas', 5), atMs: 0 }])).toMatchObject({ lots: [], totals: {} })
})

test('an empty cabinet is filled to par, batch by batch, one a pan; nothing is cooked that nobody asked for', () => {
  expect(advise(emptyCabinet(0, 1), foods, 0)).toEqual([
    { food: 'chips', portions: 10, pan: 2, forOrders: [] },
    { food: 'cod', portions: 6, pan: 1, forOrders: [] },
  ])
})

test('what the oldest order waits for comes first, cooked to order exactly as asked', () => {
  const state = after([
    { event: lifted('b1', 'cod', 5), atMs: 0 },
    { event: placed('o1', ['plaice', 'chips'], ['plaice', 'chips']), atMs: 0 },
    { event: placed('o2', ['scampi']), atMs: 0 },
  ])
  expect(advise(state, foods, second)).toEqual([
    { food: 'chips', portions: 10, pan: 2, forOrders: ['o1'] },
    { food: 'plaice', portions: 2, pan: 3, forOrders: ['o1'] },
    { food: 'scampi', portions: 1, pan: 3, forOrders: ['o2'] },
    { food: 'cod', portions: 6, pan: 1, forOrders: [] },
  ])
})

test('what fries counts as coming, until it is overdue: a batch that was never lifted must not starve anybody', () => {
  const state = after([
    { event: placed('o1', ['plaice']), atMs: 0 },
    { event: dropped('ghost', 'plaice', 1), atMs: 0 },
  ])
  const plaice = (nowMs: number) => advise(state, foods, nowMs).filter(({ food }) => food === 'plaice')
  expect(plaice(12 * minute)).toEqual([])
  expect(plaice(12 * minute + 1)).toEqual([{ food: 'plaice', portions: 1, pan: 3, forOrders: ['o1'] }])
})

test('a pan with a batch in it takes no other; portions to order may join each other', () => {
  const state = after([
    { event: dropped('b1', 'chips', 10), atMs: 0 },
    { event: dropped('b2', 'scampi', 1), atMs: 0 },
    { event: placed('o1', ['plaice']), atMs: 0 },
  ])
  expect(advise(state, foods, second).map(({ food }) => food)).toEqual(['plaice', 'cod'])
})

test('a food that left the menu is still cooked for the order that has it', () => {
  const state = after([{ event: placed('o1', ['haddock']), atMs: 0 }])
  expect(advise(state, foods, 0)[0]).toEqual({ food: 'haddock', portions: 1, pan: 0, forOrders: ['o1'] })
})

test('a screen sees per food what is held, promised, coming and needed', () => {
  const state = after([
    { event: lifted('b1', 'cod', 3), atMs: 0 },
    { event: placed('o1', ['cod', 'plaice']), atMs: 0 },
    { event: dropped('b2', 'cod', 6), atMs: minute },
    { event: lifted('b3', 'cod', 1), atMs: 4 * minute },
  ])
  expect(foodSight(state, 'cod', foods, 4 * minute)).toMatchObject({
    heldPortions: 3,
    promised: 1,
    coming: 6,
    needed: 0,
    par: 6,
    oldestDueMs: 30 * minute,
  })
})

test('a screen sees what an order waits for and until when', () => {
  const state = after([
    { event: lifted('b1', 'cod', 1), atMs: 0 },
    { event: placed('o1', ['cod', 'plaice']), atMs: 0 },
    { event: placed('o2', ['cod', 'plaice']), atMs: 1 },
    { event: dropped('b2', 'plaice', 2), atMs: minute },
  ])
  const plaice = { food: 'plaice', need: 1, aside: 0, held: 0, coming: 1, readyAtMs: 7 * minute }
  expect(waits(state, foods, minute).get('o1')).toEqual([{ food: 'cod', need: 1, aside: 0, held: 1, coming: 0, readyAtMs: null }, plaice])
  expect(waits(state, foods, minute).get('o2')).toEqual([{ food: 'cod', need: 1, aside: 0, held: 0, coming: 0, readyAtMs: null }, plaice])
})

test('a cabinet that does not add up is refused', () => {
  const state = after([{ event: lifted('b1', 'cod', 2), atMs: 0 }])
  expect(() => checkCabinet(state)).not.toThrow()
  expect(() => checkCabinet({ ...state, lots: [] })).toThrow('2 portions of cod were cooked, 0 are accounted for')
  expect(() => checkCabinet({ ...state, clockMs: 30 * minute })).toThrow('past its time')
  expect(freePortions(state, 'cod')).toBe(2)
})
