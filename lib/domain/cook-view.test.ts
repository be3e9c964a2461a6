// Protects: a pan's key does what the screen says, timers run from when the food went in on every screen, and nothing waits for a drop that is not shown.
import { expect, test } from 'vitest'
import { dropped, type Happening, lifted, minute, placed, tell } from './cabinet/scene.fixture'
import { viewOf } from './cabinet/view'
import { cookedToOrder, type FryerAct, panAct, pans, withActs } from './cook-view'
import { menu } from './kitchen.fixture'

const at = (atMs: number, event: Happening['event']): Happening => ({ event, atMs })
const panOf = (number: number, atMs: number, ...events: Happening[]) => {
  const pan = pans(tell(events).state, menu, atMs, true).find((one) => one.pan === number)
  if (pan === undefined) throw new Error(`pan ${number} is not shown`)
  return pan
}

test('every pan of the menu stands in its place, empty or not', () => {
  expect(pans(tell([]).state, menu, 0, true).map(({ pan, name }) => [pan, name === 'to order'])).toEqual([
    [1, false],
    [2, false],
    [3, true],
  ])
})

test('an empty pan under par says what to drop, and its key drops that', () => {
  const pan = panOf(1, 0)
  expect(pan.drop).toMatchObject({ food: 'cod', portions: 6 })
  expect(panAct(pan, 0)).toMatchObject({ kind: 'drop', drop: { portions: 6 } })
})

test('a pan that fries says what comes after, and does not ask for it yet', () => {
  const pan = panOf(2, minute, at(0, dropped('b', 'chips', 10)))
  expect(pan).toMatchObject({ drop: null, next: { food: 'chips', portions: 10 }, frying: [{ readyAtMs: 5 * minute }] })
})

test.each([
  [minute, true],
  [4.4 * minute, true],
  [4.6 * minute, false],
  [5 * minute, false],
  [9 * minute, false],
])('chips that fry five minutes, pressed after %i ms: early %s', (atMs, early) => {
  expect(panAct(panOf(2, atMs, at(0, dropped('b', 'chips', 10))), atMs)).toMatchObject({ kind: 'lift', early, frying: { batch: 'b' } })
})

test('cooked to order: more can join, and the key drops before it lifts early', () => {
  const events = [at(0, placed('a', ['plaice'])), at(0, dropped('b', 'plaice', 1)), at(minute, placed('c', ['plaice']))]
  const pan = panOf(3, minute, ...events)
  expect(pan.drop).toMatchObject({ portions: 1, forOrders: ['c'] })
  expect(panAct(pan, minute).kind).toBe('drop')
})

test('what is due is lifted before anything is dropped, the longest due first', () => {
  const events = [
    at(0, placed('a', ['plaice'], ['scampi'], ['plaice'])),
    at(0, dropped('b', 'plaice', 1)),
    at(minute, dropped('s', 'scampi', 1)),
  ]
  expect(panAct(panOf(3, 6 * minute, ...events), 6 * minute)).toMatchObject({ kind: 'lift', frying: { batch: 's' } })
})

test('a forgotten batch is still there to be lifted', () => {
  const pan = panOf(2, 11 * minute, at(0, dropped('b', 'chips', 10)))
  expect(pan.frying).toMatchObject([{ batch: 'b', forgotten: true }])
})

test('food that has left the menu has a place as long as an order wants it', () => {
  expect(panOf(0, minute, at(0, placed('a', ['eel']))).drop).toMatchObject({ food: 'eel', portions: 1, forOrders: ['a'] })
})

test('without a link nothing is advised, and what fries goes on', () => {
  const [, second] = pans(tell([at(0, dropped('b', 'chips', 10))]).state, menu, minute, false)
  expect(second).toMatchObject({ drop: null, next: null, frying: [{ batch: 'b' }] })
})

test('cooked to order says for each order whether to drop, when to lift, or that it is there', () => {
  const events = [
    at(0, placed('a', ['plaice', 'chips'])),
    at(0, placed('b', ['plaice'])),
    at(0, placed('c', ['scampi', 'cod'])),
    at(0, dropped('x', 'plaice', 1)),
    at(0, dropped('s', 'scampi', 1)),
    at(3 * minute, lifted('s', 'scampi', 1)),
  ]
  const list = cookedToOrder(viewOf(tell(events).state), menu, 3 * minute)
  expect(list.map(({ id, when }) => [id, when.kind])).toEqual([
    ['a', 'lift'],
    ['b', 'drop'],
    ['c', 'there'],
  ])
})

const drop: FryerAct = { kind: 'dropped', id: 'mine', food: 'cod', portions: 6, pan: 1, atMs: minute }

test('what was dropped here fries here at once, and counts as coming', () => {
  const [pan] = pans(withActs(tell([]).state, [drop]), menu, minute, true)
  expect(pan).toMatchObject({ drop: null, frying: [{ batch: 'mine', readyAtMs: 7 * minute }] })
})

test('the log’s own time wins over this screen’s', () => {
  const sight = withActs(tell([at(2 * minute, dropped('mine', 'cod', 6))]).state, [drop])
  expect(sight.fryer.mine?.atMs).toBe(2 * minute)
})

test('what was dropped and lifted here is out of the pan, and not on the shelf before the log says so', () => {
  const sight = withActs(tell([]).state, [drop, { kind: 'lifted', id: 'l', batch: 'mine' }])
  expect([sight.fryer, sight.lots]).toEqual([{}, []])
})

test('a reading changes nothing that fries', () => {
  const sight = withActs(tell([]).state, [drop, { kind: 'probed', id: 'p', pan: 1, celsius: 161, atMs: minute }])
  expect(Object.keys(sight.fryer)).toEqual(['mine'])
})
