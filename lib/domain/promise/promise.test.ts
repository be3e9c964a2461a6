// Protects what customers are told: never less than the queue, the cabinet and the fryer allow, never less because somebody else ordered
// as well, and sorry as soon as it cannot be kept.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foods, minute, second, tell } from '../cabinet/scene.fixture'
import { emptyCabinet } from '../cabinet/state'
import { story } from '../cabinet/stories.fixture'
import type { CabinetSight } from '../cabinet/view'
import { addItem, emptyCart } from '../cart'
import { menu } from '../kitchen.fixture'
import { itemsById } from '../menu'
import { minutesUntil, newOrderReadyAtMs, orderReadyAtMs, promiseFor, standing } from './promise'

const now = 1_000 * minute
type Order = CabinetSight['orders'][string]
const waits = (need: Record<string, number>): Order => ({ status: 'waiting', need, got: [], sinceMs: now - minute })
const inHand = (agoMinutes = 1): Order => ({ status: 'hand', need: { cod: 1 }, got: [], sinceMs: now - agoMinutes * minute })
const wrapped: Order = { status: 'ready', need: { cod: 1 }, got: [], sinceMs: now - minute }
const held = (food: string, n: number) => ({ food, n, dueMs: now + 5 * minute, batch: food })
const fries = (food: string, portions: number, pan: number, agoMinutes: number) => ({
  food,
  portions,
  pan,
  atMs: now - agoMinutes * minute,
})

function cabinet(more: Partial<CabinetSight> = {}, orders: readonly Order[] = []): CabinetSight {
  return { ...emptyCabinet(0, 1), ...more, orders: Object.fromEntries(orders.map((order, n) => [`o${n}`, order])) }
}
const untilReadyMs = (sight: CabinetSight, need: Record<string, number>) => newOrderReadyAtMs(sight, foods, now, need) - now

/** To wrap, and to lift one load and drop the next. */
const wrap = 45 * second
const turn = 30 * second

describe('an order that is not paid yet', () => {
  test.each<[string, CabinetSight, Record<string, number>, number]>([
    ['only has to be wrapped when its food lies there', cabinet({ lots: [held('cod', 2)] }), { cod: 1 }, wrap],
    ['with nothing that is ever cooked, too', cabinet(), {}, wrap],
    ['waits for a whole load when nothing is there', cabinet(), { cod: 1 }, 6 * minute + turn + wrap],
    ['waits for what fries', cabinet({ fryer: { b: fries('cod', 6, 1, 4) } }), { cod: 1 }, 2 * minute + wrap],
    ['waits no longer for what is done and not lifted', cabinet({ fryer: { b: fries('cod', 6, 1, 7) } }), { cod: 1 }, wrap],
    ['does not count on what is overdue', cabinet({ fryer: { b: fries('cod', 6, 1, 13) } }), { cod: 1 }, 6 * minute + turn + wrap],
    [
      'does not count on what is past its time',
      cabinet({ lots: [{ ...held('cod', 6), dueMs: now }] }),
      { cod: 1 },
      6 * minute + turn + wrap,
    ],
    ['waits for the slowest of its foods', cabinet({ lots: [held('cod', 1)] }), { cod: 1, chips: 1 }, 5 * minute + turn + wrap],
    ['comes after those who are being wrapped', cabinet({ lots: [held('cod', 2)] }, [inHand(), inHand(), inHand()]), { cod: 1 }, 4 * wrap],
    ['not after those who are ready', cabinet({ lots: [held('cod', 2)] }, [wrapped, wrapped]), { cod: 1 }, wrap],
    ['nor after one that was forgotten', cabinet({ lots: [held('cod', 2)] }, [inHand(31)]), { cod: 1 }, wrap],
    [
      'has nothing of what those before it wait for',
      cabinet({ fryer: { b: fries('cod', 6, 1, 4) } }, [waits({ cod: 6 })]),
      { cod: 1 },
      2 * minute + 6 * minute + turn + wrap,
    ],
    [
      'is wrapped after those whose food comes out with its own',
      cabinet({ fryer: { b: fries('cod', 6, 1, 4) } }, [waits({ cod: 1 }), waits({ cod: 1 })]),
      { cod: 1 },
      2 * minute + 3 * wrap,
    ],
    ['overtakes one that waits for something else', cabinet({ lots: [held('cod', 2)] }, [waits({ plaice: 1 })]), { cod: 1 }, wrap],
    ['needs two loads where one is not enough', cabinet({}, [waits({ cod: 6 })]), { cod: 1 }, 2 * (6 * minute + turn) + wrap],
    [
      'goes beside what is cooked to order for others',
      cabinet({ fryer: { b: fries('plaice', 1, 3, 5) } }, [waits({ plaice: 1 })]),
      { plaice: 1 },
      6 * minute + turn + wrap,
    ],
    ['cooks all that is to order in one load', cabinet(), { plaice: 1, scampi: 2 }, 6 * minute + turn + wrap],
  ])('%s', (_, sight, need, ms) => {
    expect(untilReadyMs(sight, need)).toBe(ms)
  })
})

describe('an order that is being made', () => {
  const sight = cabinet({ lots: [held('cod', 1)] }, [inHand(), waits({ cod: 1 }), inHand(), waits({ plaice: 1 })])
  const readyInMs = (id: string) => orderReadyAtMs(sight, foods, now, { id, parts: [['cod']] }) - now

  test('comes after those before it only', () => {
    expect(readyInMs('o0')).toBe(wrap)
    expect(readyInMs('o1')).toBe(2 * wrap)
    expect(readyInMs('o2')).toBe(3 * wrap)
  })

  test('comes last while the kitchen has not looked at it', () => {
    expect(orderReadyAtMs(sight, foods, now, { id: 'new', parts: [['cod']] }) - now).toBe(untilReadyMs(sight, { cod: 1 }))
  })
})

const order: fc.Arbitrary<Order> = fc.record({
  status: fc.constantFrom('waiting' as const, 'hot' as const, 'hand' as const, 'ready' as const),
  need: fc.dictionary(fc.constantFrom('cod', 'chips', 'plaice', 'scampi'), fc.integer({ min: 1, max: 12 })),
  got: fc.constant([]),
  sinceMs: fc.integer({ min: 0, max: 60 * minute }),
})
const need = fc.dictionary(fc.constantFrom('cod', 'chips', 'plaice', 'scampi'), fc.integer({ min: 1, max: 12 }))

test('whatever is in the kitchen, one order more before it never makes it sooner', () => {
  fc.assert(
    fc.property(story, order, need, fc.nat(), (happenings, another, own, place) => {
      const { state } = tell(happenings)
      const nowMs = Math.max(state.clockMs, 60 * minute)
      const entries = Object.entries(state.orders)
      const among = entries.toSpliced(place % (entries.length + 1), 0, ['more', { ...another, ...rest }])
      const more = { ...state, orders: Object.fromEntries(among) }
      expect(newOrderReadyAtMs(more, foods, nowMs, own)).toBeGreaterThanOrEqual(newOrderReadyAtMs(state, foods, nowMs, own))
    }),
    { numRuns: 500 },
  )
})
/** What a cabinet's order has besides. */
const rest = {
  order: 1,
  till: 1,
  ticket: '1',
  parts: [],
  partition: 0,
  missing: [],
  round: 0,
  readyRound: 0,
  cause: { tp: 'orders-0', offset: 0 },
}

test('whatever is in the kitchen, a larger order is never ready sooner, and a promise is a whole minute or more', () => {
  fc.assert(
    fc.property(story, need, need, (happenings, own, besides) => {
      const { state } = tell(happenings)
      const nowMs = Math.max(state.clockMs, 60 * minute)
      const larger = { ...own }
      for (const [food, n] of Object.entries(besides)) larger[food] = (larger[food] ?? 0) + n
      const atMs = newOrderReadyAtMs(state, foods, nowMs, own)
      expect(newOrderReadyAtMs(state, foods, nowMs, larger)).toBeGreaterThanOrEqual(atMs)
      const minutes = minutesUntil(atMs, nowMs)
      expect(Number.isInteger(minutes) && minutes >= 1).toBe(true)
    }),
    { numRuns: 300 },
  )
})

describe('what is said', () => {
  const item = (id: string) => itemsById(menu).get(id) ?? expect.unreachable()
  const shelf = cabinet({ lots: [held('cod', 9), held('chips', 9)] })

  test('is rounded up to minutes, and the time is theirs', () => {
    const plaice = addItem(emptyCart, menu, item('plaice-and-chips'), 1)
    expect(promiseFor(shelf, menu, plaice, now)).toEqual({ minutes: 8, atMs: now + 8 * minute })
  })

  test('is of the best seller while nothing is on the order', () => {
    const tiles = { ...menu, items: menu.items.map((one) => ({ ...one, tile: one.id === 'plaice-and-chips' ? 1 : null })) }
    expect(promiseFor(shelf, tiles, emptyCart, now).minutes).toBe(8)
    expect(promiseFor(shelf, menu, emptyCart, now).minutes).toBe(1)
  })

  test('counts every unit of a line', () => {
    expect(promiseFor(shelf, menu, addItem(emptyCart, menu, item('chips'), 9), now).minutes).toBe(1)
    expect(promiseFor(shelf, menu, addItem(emptyCart, menu, item('chips'), 10), now).minutes).toBe(7)
  })

  test('has an end', () => {
    expect(minutesUntil(now + 1_000 * minute, now)).toBe(180)
  })
})

test.each([
  ['as promised while it can be kept', 5, 4, { in: 5, minutes: 5, late: false }],
  ['a minute later is still about then', 5, 6, { in: 5, minutes: 5, late: false }],
  ['later than that is late, with the true time', 5, 8, { in: 8, minutes: 8, late: true }],
  ['past its time it is late, whatever the model says', -2, 1, { in: 1, minutes: 1, late: true }],
  ['nothing was promised, so nothing is late', null, 9, { in: 9, minutes: 9, late: false }],
])('told now: %s', (_, promised, expected, { in: inMinutes, minutes, late }) => {
  const promisedAtMs = promised === null ? null : now + promised * minute
  expect(standing(promisedAtMs, now + expected * minute, now)).toEqual({ atMs: now + inMinutes * minute, minutes, late })
})
