// Protects delayed reactions over a restart: a record is committed only when what it asks for has been done, and each is done once.
import { expect, test } from 'vitest'
import { createLater } from './later'

const at = (offset: number, partition = 0) => ({ topic: 'ready' as const, partition, offset })
const batch = (end: number, partition = 0) => ({ topic: 'ready' as const, partition, end })
const items = (held: { item: string }[]) => held.map(({ item }) => item)

test('what is due comes once, in the order in which it falls due', () => {
  const later = createLater<string>()
  later.hold(at(0), 3000, 'c')
  later.hold(at(1), 1000, 'a')
  later.hold(at(2), 2000, 'b')
  expect(items(later.due(999))).toEqual([])
  expect(items(later.due(2500))).toEqual(['a', 'b'])
  expect(items(later.due(2500))).toEqual([])
  expect(items(later.due(1_000_000))).toEqual(['c'])
})

test('never before its time', () => {
  const later = createLater<string>()
  later.hold(at(0), 1001, 'a')
  expect(items(later.due(1000))).toEqual([])
})

test('what falls due in the past comes with the next look', () => {
  const later = createLater<string>()
  later.hold(at(0), 5000, 'a')
  later.due(5000)
  later.hold(at(1), 100, 'late')
  expect(items(later.due(5100))).toEqual(['late'])
})

test('the commit waits for the oldest that is held, also when it is due already', () => {
  const later = createLater<string>()
  later.hold(at(10), 1000, 'a')
  later.hold(at(12), 500, 'b')
  expect(later.commitOf(batch(15))).toBe(10)
  const [b] = later.due(600)
  later.release(b!)
  expect(later.commitOf(batch(15))).toBe(10)
  const [a] = later.due(1000)
  expect(later.commitOf(batch(15))).toBe(10)
  later.release(a!)
  expect(later.commitOf(batch(15))).toBe(15)
})

test('partitions do not wait for each other', () => {
  const later = createLater<string>()
  later.hold(at(3, 1), 1000, 'a')
  expect(later.commitOf(batch(9, 0))).toBe(9)
  expect(later.commitOf(batch(9, 1))).toBe(3)
})

test('a record that is read again is held once; one that was released is held anew, before those behind it', () => {
  const later = createLater<string>()
  later.hold(at(1), 1000, 'a')
  later.hold(at(2), 2000, 'b')
  expect(later.hold(at(2), 2000, 'b')).toBe(false)
  const [a] = later.due(1000)
  later.release(a!)
  expect(later.commitOf(batch(3))).toBe(2)
  expect(later.hold(at(1), 1500, 'a')).toBe(true)
  expect(later.commitOf(batch(3))).toBe(1)
  expect(items(later.due(3000))).toEqual(['a', 'b'])
})

test('thousands that come and go leave the commit at the first that is left', () => {
  const later = createLater<string>()
  for (let offset = 0; offset < 5000; offset++) later.hold(at(offset), offset === 4321 ? 1_000_000 : offset, String(offset))
  for (const held of later.due(10_000)) later.release(held)
  expect(later.commitOf(batch(5000))).toBe(4321)
})
