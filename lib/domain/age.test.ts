// Protects the ages of orders: by event time, through midnight, by the limits of the station, longer for what is cooked to order.
import { expect, test } from 'vitest'
import { ageOf } from './age'
import { menu } from './kitchen.fixture'

const minute = 60_000
const midnight = Date.UTC(2026, 10, 21)
const placedAt = (atMs: number, food = 'cod') => ({
  order: 271,
  till: 2,
  ticket: '271',
  atMs,
  eatIn: false,
  parts: [['chips'], [food]],
  lines: [],
  totalPence: 0,
  payment: null,
})

test.each([
  [0, 'fresh'],
  [3 * minute - 1, 'fresh'],
  [3 * minute, 'soon'],
  [5 * minute - 1, 'soon'],
  [5 * minute, 'late'],
  [26 * 60 * minute, 'late'],
])('held food after %i ms is %s', (ms, age) => {
  expect(ageOf(placedAt(midnight - 2 * minute), menu.foods, midnight - 2 * minute + ms)).toBe(age)
})

test.each([
  [7, 'fresh'],
  [8, 'soon'],
  [12, 'late'],
])('what is cooked to order after %i minutes is %s', (minutes, age) => {
  expect(ageOf(placedAt(midnight, 'plaice'), menu.foods, midnight + minutes * minute)).toBe(age)
})

test('each station has limits of its own', () => {
  const limits = { held: { soon: 1, late: 2 }, toOrder: { soon: 20, late: 30 } }
  expect(ageOf(placedAt(midnight), menu.foods, midnight + 2 * minute, limits)).toBe('late')
  expect(ageOf(placedAt(midnight, 'plaice'), menu.foods, midnight + 12 * minute, limits)).toBe('fresh')
})

test('an order that seems to come from the future is fresh: two clocks never agree to the millisecond', () => {
  expect(ageOf(placedAt(midnight + 40), menu.foods, midnight)).toBe('fresh')
})
