// Protects the memory of whoever runs for days: what is kept has a bound, and what goes is what came first.
import { expect, test } from 'vitest'
import { dropOldest } from './drop-oldest'

test('what came first goes, and is told', () => {
  const kept = new Map([
    ['a', 1],
    ['b', 2],
    ['c', 3],
  ])
  expect(dropOldest(kept, 2)).toEqual([['a', 1]])
  expect([...kept.keys()]).toEqual(['b', 'c'])
  expect(dropOldest(kept, 2)).toEqual([])
})

test('a set as well', () => {
  const kept = new Set(['a', 'b', 'c'])
  dropOldest(kept, 1)
  expect([...kept]).toEqual(['c'])
})
