// Guarantee: what is stored and published as a change is the state itself, told shorter; and nobody makes a cabinet out of changes
// that belong to another one.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyChanges, changeBetween } from './change'
import { readChange } from './read'
import { foods, minute, placed, second, tell } from './scene.fixture'
import { type CabinetState, emptyCabinet } from './state'
import { story, watch } from './stories.fixture'
import { type CabinetNews, followCabinet, noTrail } from './trail'

const told = (change: unknown): unknown => JSON.parse(JSON.stringify(change))
const whole = (state: CabinetState): CabinetNews => ({ epoch: state.epoch, version: state.version, state: told(state) })
const step = (before: CabinetState, after: CabinetState): CabinetNews => ({
  epoch: after.epoch,
  version: after.version,
  change: told(changeBetween(before, after)),
})

/** A cabinet and what three orders, one after the other, made of it. */
function four(): [CabinetState, CabinetState, CabinetState, CabinetState] {
  let last = tell([], foods)
  const next = (id: string) => {
    last = tell([{ event: placed(id, ['cod']), atMs: 60 * minute + last.offset * second }], foods, { ...last })
    return last.state
  }
  return [emptyCabinet(0, 1), next('o1'), next('o2'), next('o3')]
}

test('whatever happens: the change, through JSON, makes the same state of the one before, its orders in the same order', () => {
  fc.assert(
    fc.property(story, (happenings) =>
      watch(happenings, (before, after) => {
        const made = applyChanges(before, [readChange(told(changeBetween(before, after)))])
        expect(made).toEqual(after)
        expect(Object.keys(made.orders)).toEqual(Object.keys(after.orders))
      }),
    ),
    { numRuns: 300 },
  )
})

test('a change names only what changed', () => {
  const [, first, second] = four()
  const change = changeBetween(first, second)
  expect(Object.keys(change.came)).toEqual(['o2'])
  expect(change).not.toHaveProperty('lots')
  expect(change).not.toHaveProperty('par')
  expect(
    changeBetween(second, { ...second, orders: { ...second.orders, o1: { ...second.orders['o1']!, status: 'hot' } } }).changed,
  ).toEqual({
    o1: { status: 'hot' },
  })
})

test('from a whole state and the changes after it comes the newest', () => {
  const [a, b, c, d] = four()
  const news = [whole(a), step(a, b), step(b, c), step(c, d)]
  expect(news.reduce((trail, each) => followCabinet(trail, [each]), noTrail).newest).toEqual(d)
  expect(followCabinet(noTrail, [whole(a), step(a, b), step(b, c), step(c, d)]).newest).toEqual(d)
})

test('who begins to read after the whole state waits for the next one', () => {
  const [a, b, c, d] = four()
  expect(followCabinet(noTrail, [step(a, b), step(b, c)]).newest).toBeNull()
  expect(followCabinet(noTrail, [step(a, b), whole(c), step(c, d)]).newest).toEqual(d)
})

test('an older one that comes late and a repeat change nothing; a gap is not jumped over', () => {
  const [a, b, c, d] = four()
  expect(followCabinet(noTrail, [whole(b), whole(a), step(b, c), step(b, c), step(a, b)]).newest).toEqual(c)
  expect(followCabinet(noTrail, [whole(a), step(a, b), step(c, d)]).newest).toEqual(b)
})

test('a change of another epoch is not taken for one of this', () => {
  const [a, b, c] = four()
  const restored = { ...c, epoch: 2 }
  expect(followCabinet(noTrail, [whole(a), step(a, b), { ...step(b, c), epoch: 2 }]).newest).toEqual(b)
  expect(followCabinet(noTrail, [whole(b), whole(restored), step(b, c)]).newest).toEqual(restored)
})

test('an older state that somebody has put back has other successors: a change of theirs is not taken for one of the first', () => {
  const [, b, c, d] = four()
  const other = { ...c, clockMs: c.clockMs + 7, positions: {} }
  expect(followCabinet(noTrail, [whole(b), step(b, c), step(other, d)]).newest).toEqual(c)
  expect(followCabinet(noTrail, [whole(b), step(b, c), whole(d)]).newest).toEqual(d)
})

test('what is made of the older state counts as soon as it is newer', () => {
  const [a, b, c, d] = four()
  const other = { ...b, clockMs: b.clockMs + 7 }
  const beyond = { ...c, clockMs: c.clockMs + 7 }
  const news = [whole(a), step(a, b), whole(other), step(other, beyond)]
  expect(followCabinet(noTrail, news).newest).toEqual(beyond)
  expect(followCabinet(noTrail, [...news, step(beyond, d)]).newest).toEqual(d)
})

test('a change of an order that is not there belongs to another state, and is said so', () => {
  const [a, b] = four()
  expect(() => applyChanges(a, [{ ...changeBetween(a, a), changed: { o9: { status: 'hot' } } }])).toThrow('o9')
  expect(() => readChange({ ...changeBetween(a, b), gone: 3 })).toThrow()
})
