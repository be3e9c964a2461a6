// Protects whoever is about to tap: for a moment after something has left a list, or come in before others, whoever did it, what was
// under the finger is still there, and what has gone can be seen to have gone.
import { expect, test } from 'vitest'
import { held, type Standing, stand, standMs } from './standing'

type One = { id: string }
const list = (ids: string): One[] => ids.split('').map((id) => ({ id }))
const look = ({ shown }: Standing<One>) => shown.map(({ one, gone }) => (gone ? one.id.toUpperCase() : one.id)).join('')
const from = (ids: string) => stand<One>(null, list(ids), 0)

test('what has gone keeps its place for 0.8 s, and then the others move up', () => {
  const gone = stand(from('abc'), list('bc'), 1_000)
  expect(look(gone)).toBe('Abc')
  expect(look(stand(gone, list('bc'), 1_000 + standMs - 1))).toBe('Abc')
  const moved = stand(gone, list('bc'), 1_000 + standMs)
  expect(look(moved)).toBe('bc')
  expect(moved.movedAtMs).toBe(1_000 + standMs)
})

test('what comes behind the others moves nothing, and stands behind them at once', () => {
  const more = stand(from('ab'), list('abc'), 1_000)
  expect([look(more), more.untilMs, more.movedAtMs]).toEqual(['abc', null, 0])
})

test('what comes in before others stands behind them for a moment', () => {
  const older = stand(from('bc'), list('abc'), 1_000)
  expect(look(older)).toBe('bca')
  expect(look(stand(older, list('abc'), 1_000 + standMs))).toBe('abc')
})

test('what goes meanwhile has its own moment, and what comes back is there in its place', () => {
  const one = stand(from('abc'), list('bc'), 1_000)
  const two = stand(one, list('c'), 1_500)
  expect(look(two)).toBe('ABc')
  expect(look(stand(two, list('c'), 1_900))).toBe('ABc')
  expect(look(stand(two, list('bc'), 1_900))).toBe('Abc')
  expect(look(stand(two, list('c'), 1_500 + standMs))).toBe('c')
})

test('however much happens elsewhere, it is put right after 4 s at the latest', () => {
  let standing = from('abcdefghijklmnop')
  for (let n = 1; n <= 10; n++) standing = stand(standing, list('abcdefghijklmnop'.slice(n)), 1_000 + n * 500)
  expect(look(standing)).toMatch(/^[A-J]?[a-p]+$/)
})

test('whoever taps holds it, also before anything has gone; whoever taps elsewhere does not begin it', () => {
  expect(held(from('ab'), 1_000, false).untilMs).toBeNull()
  const holding = held(from('ab'), 1_000, true)
  expect(look(stand(holding, list('b'), 1_100))).toBe('Ab')
  const longer = held(stand(holding, list('b'), 1_100), 1_700, false)
  expect(look(stand(longer, list('b'), 1_700 + standMs - 1))).toBe('Ab')
  expect(look(stand(longer, list('b'), 1_700 + standMs))).toBe('b')
})

test('the newest that is known of each is shown', () => {
  const before = stand<One & { round: number }>(null, [{ id: 'a', round: 0 }], 0)
  expect(stand(before, [{ id: 'a', round: 1 }], 1).shown).toEqual([{ one: { id: 'a', round: 1 }, gone: false }])
})

test('a list can stand for as long as it is looked at', () => {
  const open = stand(from('abc'), list('xbc'), 1_000, Number.POSITIVE_INFINITY)
  expect(look(stand(open, list('xyc'), 900_000, Number.POSITIVE_INFINITY))).toBe('ABcxy')
})
