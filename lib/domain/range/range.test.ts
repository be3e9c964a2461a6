// Guarantee: par levels go by the wall's clock, each food has a pan, the oil comes up before the next drop is advised, what tills type is wanted
// before it is paid, and last orders end by themselves.
import { expect, test } from 'vitest'
import { advise } from '../cabinet/advise'
import { after, dropped, foods, lifted, minute, placed, second } from '../cabinet/scene.fixture'
import { emptyCabinet } from '../cabinet/state'
import { panAct, pans } from '../cook-view'
import { menu } from '../kitchen.fixture'
import { shelves } from '../shelf'
import { parAt, withPar } from './par'
import { areLastOrders, type CookPlan, noPlan, planAfter, rangePans, wrongRange } from './plan'
import { emptyAtMs, shortageOf } from './shortage'
import { rangeSight } from './sight'
import { undoables } from './undoable'

const london = 'Europe/London'
const slot = (days: number[], from: string, to: string, par: number) => ({ days, from, to, par })

test.each([
  // 17 July 2026 is a Friday, and London is an hour ahead of UTC.
  ['Friday at 16:29', '2026-07-17T15:29:59Z', undefined],
  ['Friday at 16:30', '2026-07-17T15:30:00Z', 12],
  ['Friday at 19:59', '2026-07-17T18:59:59Z', 12],
  ['Friday at 20:00', '2026-07-17T19:00:00Z', undefined],
  ['Friday at 23:00', '2026-07-17T22:00:00Z', 4],
  ['half past midnight after Friday', '2026-07-17T23:30:00Z', 4],
  ['one in the morning after Friday', '2026-07-18T00:00:00Z', undefined],
  ['half past midnight after Thursday', '2026-07-16T23:30:00Z', undefined],
  ['Saturday at 17:00', '2026-07-18T16:00:00Z', undefined],
  // 20 November 2026 is one too, without summer time.
  ['a winter Friday at 16:30', '2026-11-20T16:30:00Z', 12],
])('par level on %s', (_, at, par) => {
  const slots = [slot([5], '16:30', '20:00', 12), slot([5], '23:00', '01:00', 4)]
  expect(parAt(slots, Date.parse(at), london)).toBe(par)
})

test('of two slots for one hour the later stands', () => {
  expect(parAt([slot([5], '16:00', '20:00', 12), slot([5], '17:00', '18:00', 30)], Date.parse('2026-11-20T17:30:00Z'), london)).toBe(30)
})

const fridayAt = (time: string) => Date.parse(`2026-11-20T${time}:00Z`)
const parPlan: CookPlan = { ...noPlan, par: { cod: [slot([5], '16:30', '20:00', 12)] } }

test('advice keeps to the par of the hour, and to the menu’s at other hours', () => {
  const cod = (time: string) => {
    const cabinet = withPar(emptyCabinet(0, 1), menu, parPlan, fridayAt(time), london)
    return cabinet.par['cod']
  }
  expect([cod('17:00'), cod('21:00')]).toEqual([12, undefined])
})

test('last orders: nothing to par, all that somebody waits for, and all is as before on the next trading day', () => {
  const plan = planAfter(parPlan, { type: 'last-orders.set', timestampMs: fridayAt('22:30'), value: { on: true } })
  const state = after([{ event: placed('o1', ['chips']), atMs: fridayAt('22:40') }])
  const dropsAt = (nowMs: number, by = plan) =>
    advise(withPar(state, menu, by, nowMs, london), foods, nowMs).map(({ food, portions }) => [food, portions])
  expect(dropsAt(fridayAt('22:41'))).toEqual([['chips', 10]])
  expect(dropsAt(fridayAt('22:41'), noPlan)).toContainEqual(['cod', 6])
  // Three in the morning is still Friday's.
  expect(areLastOrders(plan, Date.parse('2026-11-21T03:00:00Z'), london)).toBe(true)
  expect(areLastOrders(plan, Date.parse('2026-11-21T11:00:00Z'), london)).toBe(false)
  const over = planAfter(plan, { type: 'last-orders.set', timestampMs: fridayAt('22:50'), value: { on: false } })
  expect(areLastOrders(over, fridayAt('22:51'), london)).toBe(false)
})

test('sold out: nothing to par and nothing that is only typed, all that was sold before it ran out, and the rest as ever', () => {
  const left = { 'food/cod': 0, 'food/chips': 7, 'item/cod': 0 } as const
  const range = rangeSight(menu, { plan: noPlan, typed: { cod: 2, plaice: 1 }, liftedAtMs: {} }, left)
  expect(range.typed).toEqual({ plaice: 1 })
  const nowMs = fridayAt('17:00')
  const atPar = (...orders: string[]) =>
    withPar(after(orders.map((id) => ({ event: placed(id, ['cod']), atMs: nowMs - minute }))), menu, parPlan, nowMs, london, left)
  const cods = (...orders: string[]) => advise(atPar(...orders), foods, nowMs, range).filter(({ food }) => food === 'cod')
  expect(cods()).toEqual([])
  expect(cods('o1')).toEqual([{ food: 'cod', portions: 6, pan: 1, forOrders: ['o1'] }])
  const [first, second] = pans(atPar(), menu, nowMs, true, range)
  expect(first).toMatchObject({ pan: 1, drop: null, next: null })
  expect(second).toMatchObject({ drop: { food: 'chips', portions: 10 } })
  expect(shelves(atPar(), menu, nowMs).find(({ food }) => food.id === 'cod')).toMatchObject({ par: 0, toPar: 0 })
})

const twoChipPans = [
  { pan: 1, name: 'fish', foods: ['cod'], recoverySeconds: 30 },
  { pan: 2, name: 'chips', foods: ['chips'], recoverySeconds: 30 },
  { pan: 4, name: 'chips', foods: ['chips'], recoverySeconds: 30 },
]

test('a food with two pans goes into whichever is free, and into both when so much is wanted', () => {
  const chips = (state = emptyCabinet(0, 1)) =>
    advise(state, foods, second, { pans: twoChipPans }).flatMap(({ food, portions, pan }) => (food === 'chips' ? [[portions, pan]] : []))
  expect(chips()).toEqual([
    [10, 2],
    [10, 4],
  ])
  expect(chips(after([{ event: dropped('b1', 'chips', 10), atMs: 0 }]))).toEqual([[10, 4]])
})

test('no drop is advised into oil that is coming up; a pan that still fries does not count as cooling', () => {
  const at = (nowMs: number, hotAtMs: Record<number, number>) =>
    advise(emptyCabinet(0, 1), foods, nowMs, { pans: twoChipPans, hotAtMs }).map(({ pan }) => pan)
  expect(at(0, { 2: 30 * second })).toEqual([4, 1])
  expect(at(30 * second, { 2: 30 * second })).toEqual([2, 4, 1])
})

test('after a lift the pan says when its oil is hot; its key asks, and then drops all the same', () => {
  const events = [
    { event: dropped('b1', 'chips', 10), atMs: 0 },
    { event: lifted('b1', 'chips', 1), atMs: 5 * minute },
  ]
  const nowMs = 5 * minute + 10 * second
  const range = rangeSight(menu, { plan: noPlan, typed: {}, liftedAtMs: { 2: 5 * minute } })
  const pan = pans(after(events), menu, nowMs, true, range).find((one) => one.pan === 2)!
  expect(pan).toMatchObject({ drop: null, next: { food: 'chips' }, recovering: { atMs: 5 * minute + 30 * second, forMs: 30 * second } })
  expect(panAct(pan, nowMs)).toMatchObject({ kind: 'drop', early: true, drop: { food: 'chips' } })
  const hot = pans(after(events), menu, nowMs + 20 * second, true, range).find((one) => one.pan === 2)!
  expect(hot).toMatchObject({ recovering: null, drop: { food: 'chips' } })
})

test('what tills type is wanted before it is paid: after the orders that wait, before the par level, and said apart', () => {
  const full = after([
    { event: lifted('b1', 'cod', 6), atMs: 0 },
    { event: lifted('b2', 'chips', 20), atMs: 0 },
  ])
  expect(advise(full, foods, second)).toEqual([])
  // Six are held, and four of the ten are short: with the par of six that is two batches of six, and a pan takes one.
  expect(advise(full, foods, second, { typed: { cod: 10, plaice: 2, peas: 3 } })).toEqual([
    { food: 'cod', portions: 6, pan: 1, forOrders: [], typed: 4 },
    { food: 'plaice', portions: 2, pan: 3, forOrders: [], typed: 2 },
  ])
  const waiting = after([{ event: placed('o1', ['plaice']), atMs: 0 }])
  expect(advise(waiting, foods, second, { typed: { plaice: 2 } })[0]).toEqual({
    food: 'plaice',
    portions: 3,
    pan: 3,
    forOrders: ['o1'],
    typed: 2,
  })
})

test('a food that the manager has put into no pan is fried in the menu’s', () => {
  const set: CookPlan = { ...noPlan, pans: [{ pan: 1, name: 'fish', foods: ['cod'], recoverySeconds: 10 }] }
  const places = rangePans(menu, set).map(({ pan, foods: own }) => [pan, own.includes('cod'), own.includes('chips')])
  expect(places).toContainEqual([1, true, false])
  expect(places).toContainEqual([2, false, true])
})

test('a range is refused when a cooked food has no pan, when a pan is named twice, and for what is not cooked', () => {
  const [first, ...rest] = rangePans(menu, noPlan)
  expect(wrongRange([first!, ...rest], menu)).toBeNull()
  expect(wrongRange(rest, menu)).toMatch(/^No pan for cod/)
  expect(wrongRange([first!, first!, ...rest], menu)).toMatch(/same number/)
  expect(wrongRange([{ ...first!, foods: [...first!.foods, 'unicorn'] }, ...rest], menu)).toMatch(/unicorn/)
})

test.each([
  ['enough for the half hour', [[5, 3600]], [], 5, null],
  ['short, and nothing fries', [[5, 60]], [], 9, { portions: 4, fromMs: 0, untilMs: null }],
  ['short until a batch comes', [[5, 60]], [[6, 30]], 9, { portions: 4, fromMs: 0, untilMs: 30 }],
  ['short when what is held has gone off', [[5, 60]], [], 3, { portions: 3, fromMs: 60, untilMs: null }],
  ['a batch comes before that', [[5, 60]], [[6, 30]], 3, null],
  ['a batch that is done is not there before it is lifted', [], [[6, -10]], 3, { portions: 3, fromMs: 0, untilMs: 0.001 }],
])('short and when: %s', (_, held, coming, wanted, expected) => {
  const stock = {
    held: held.map(([n, s]) => ({ n: n!, dueMs: s! * second })),
    coming: coming.map(([portions, s]) => ({ portions: portions!, readyAtMs: s! * second })),
    wanted,
  }
  const shortage = shortageOf(stock, 0)
  const inMs = (s: number | null) => (s === null ? null : s * second)
  expect(shortage).toEqual(expected && { ...expected, fromMs: inMs(expected.fromMs), untilMs: inMs(expected.untilMs) })
})

test('a shelf is empty when its last portion has gone off, unless something fries for it', () => {
  const held = [
    { n: 2, dueMs: minute },
    { n: 1, dueMs: 2 * minute },
  ]
  expect(emptyAtMs({ held, coming: [], wanted: 0 }, 0)).toBe(2 * minute)
  expect(emptyAtMs({ held, coming: [{ portions: 6, readyAtMs: minute }], wanted: 0 }, 0)).toBeNull()
  expect(emptyAtMs({ held: [], coming: [], wanted: 0 }, 0)).toBeNull()
})

test('what can be undone: the last ten seconds, the latest first, what is on its way here too, and nothing twice', () => {
  const known = {
    batch: 'a',
    what: 'lifted' as const,
    food: 'cod',
    portions: 6,
    frying: { portions: 6, pan: 1, droppedAtMs: 0 },
    atMs: 1000,
  }
  const mine = { kind: 'dropped' as const, id: 'b', food: 'chips', portions: 10, pan: 2, atMs: 2000 }
  expect(undoables([known], [mine], 3000).map(({ batch }) => batch)).toEqual(['b', 'a'])
  expect(
    undoables([known], [mine, { kind: 'undone', id: 'u', batch: 'a', back: null, atMs: 2500 }], 3000).map(({ batch }) => batch),
  ).toEqual(['b'])
  expect(undoables([known], [mine], 11_000).map(({ batch }) => batch)).toEqual(['b'])
  expect(undoables([known], [mine], 12_000)).toEqual([])
})
