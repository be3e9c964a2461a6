// Protects ears: the first order into an empty kitchen is heard, each piece of news once, and opening a display makes no noise.
import { expect, test } from 'vitest'
import type { Age } from './age'
import type { TicketState } from './kitchen-view'
import type { Allergen } from './menu'
import type { StationTicket } from './station'
import { lookAt, newsSince } from './ticket-news'

type Seen = {
  id: string
  age?: Age
  state?: TicketState
  round?: number
  allergies?: Allergen[]
  unseen?: string[]
  started?: StationTicket['started']
}
const scene = (...seen: Seen[]) => ({
  ages: new Map(seen.map(({ id, age = 'fresh' }): [string, Age] => [id, age])),
  tickets: seen.map(
    ({ id, state = 'serve', round = 0, allergies, unseen = [], started = null }): StationTicket => ({
      id,
      ticket: id,
      placed: { order: 1, till: 1, ticket: id, atMs: 0, eatIn: false, parts: [], lines: [], totalPence: 0, payment: null, allergies },
      unseen,
      state,
      round,
      missing: null,
      lines: [],
      elsewhere: [],
      unseenElsewhere: false,
      started,
    }),
  ),
})
function news(before: Seen[] | null, now: Seen[]) {
  const then = before && scene(...before)
  const { tickets, ages } = scene(...now)
  const { fresh, allergy, cancelled, changed, late, taken } = newsSince(then && lookAt(then.tickets, then.ages), tickets, ages)
  return {
    fresh: fresh.map(({ id }) => id),
    allergy: allergy.map(({ id }) => id),
    cancelled: cancelled.map(({ id }) => id),
    changed: changed.map(({ id }) => id),
    late: late.map(({ id }) => id),
    taken: taken.map(({ id }) => id),
  }
}
const none = { fresh: [], allergy: [], cancelled: [], changed: [], late: [], taken: [] }

test('what is there when the display opens is no news', () => {
  expect(news(null, [{ id: 'a' }, { id: 'b', age: 'late' }, { id: 'c', state: 'cancelled' }])).toEqual(none)
})

test('the first orders into an empty kitchen are heard, however many come at once', () => {
  expect(news([], [{ id: 'a' }])).toMatchObject({ fresh: ['a'] })
  expect(news([], [{ id: 'a' }, { id: 'b' }, { id: 'c' }])).toMatchObject({ fresh: ['a', 'b', 'c'] })
})

test('nothing is heard twice', () => {
  const seen: Seen[] = [{ id: 'a' }, { id: 'b', age: 'late' }, { id: 'c', state: 'cancelled' }]
  expect(news(seen, seen)).toEqual(none)
})

test('an order turns late once', () => {
  expect(news([{ id: 'a', age: 'soon' }], [{ id: 'a', age: 'late' }])).toEqual({ ...none, late: ['a'] })
})

test('one that comes late already, after a cut, is heard as new', () => {
  expect(news([], [{ id: 'a', age: 'late' }])).toEqual({ ...none, fresh: ['a'] })
})

test('a cancellation is heard, also of an order that was never seen', () => {
  expect(
    news(
      [{ id: 'a' }],
      [
        { id: 'a', state: 'cancelled' },
        { id: 'b', state: 'cancelled' },
      ],
    ),
  ).toEqual({ ...none, cancelled: ['a', 'b'] })
})

test('each change of an order is heard once, and none of them when somebody has seen it or the order is cancelled', () => {
  const one: Seen[] = [{ id: 'a', unseen: ['no peas'] }]
  expect(news([{ id: 'a' }], one)).toEqual({ ...none, changed: ['a'] })
  expect(news(one, one)).toEqual(none)
  expect(news(one, [{ id: 'a', unseen: ['no peas', 'no chips'] }])).toEqual({ ...none, changed: ['a'] })
  expect(news(one, [{ id: 'a' }])).toEqual(none)
  expect(news([{ id: 'a' }], [{ id: 'a', unseen: ['no peas'], state: 'cancelled' }])).toEqual({ ...none, cancelled: ['a'] })
})

test('a cancelled order neither comes nor turns late', () => {
  expect(news([{ id: 'a', state: 'cancelled', age: 'soon' }], [{ id: 'a', state: 'cancelled', age: 'late' }])).toEqual(none)
})

test('what is brought back is no new order', () => {
  expect(news([], [{ id: 'a', round: 1 }])).toEqual(none)
})

test('of new orders those are told apart whose customer must avoid something', () => {
  const seen: Seen[] = [{ id: 'a' }, { id: 'b', allergies: ['mustard'] }, { id: 'c', allergies: [] }]
  expect(news([], seen)).toEqual({ ...none, fresh: ['a', 'b', 'c'], allergy: ['b'] })
  expect(news(seen, seen)).toEqual(none)
})

test('whoever has started an order is told once that it is another display’s now, and nobody else is', () => {
  const here = { here: true, at: [{ id: 'k1', name: 'Kitchen 1' }] }
  const there = { here: false, at: [{ id: 'k2', name: 'Kitchen 2' }] }
  const mine: Seen[] = [{ id: 'a', started: here }]
  const theirs: Seen[] = [{ id: 'a', started: there }]
  expect(news(mine, theirs)).toEqual({ ...none, taken: ['a'] })
  expect([news(theirs, theirs), news([{ id: 'a' }], theirs), news(mine, [{ id: 'a' }])]).toEqual([none, none, none])
  // Served and called back meanwhile, it was nobody's before.
  expect(news(mine, [{ id: 'a', round: 1, started: there }])).toEqual(none)
})
